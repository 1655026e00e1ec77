import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { AskLead } from './ask-lead.js';
import { firstActionBy, staleAt } from './clocks.rules.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffAlarms } from './handoff-alarms.js';
import { HandoffNotices } from './handoff-notices.js';
import { HandoffsStore } from './handoffs.store.js';
import type { ReminderKind } from './reminder-mail.js';
import type { Rep } from './rep.entity.js';
import { RepsStore } from './reps.store.js';
import { standingWithRep } from './standing.rules.js';

/** Reminds reps of leads they took: every working day until they are in touch, then every week until there is an outcome. */
@Injectable()
export class HandoffReminders {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
    private readonly notices: HandoffNotices,
    private readonly alarms: HandoffAlarms,
    private readonly askLead: AskLead,
    private readonly activity: ActivityStore,
  ) {}

  /** Under the lead's lock, for an accepted hand-off whose clock has run out. False when its rep has left. */
  async remind(tx: Tx, handoff: Handoff, lead: Lead, now: Date): Promise<boolean> {
    const rep = handoff.repId && (await this.reps.find(handoff.repId, tx));
    if (!rep || rep.status !== 'active') {
      await this.askLead.callOff(tx, lead.id);
      return false;
    }
    const { kind, actAt } = nextReminder(handoff, rep, now);
    await this.handoffs.move(tx, handoff.id, ['accepted'], { actAt, reminders: handoff.reminders + 1 });
    await this.notices.reminded(tx, kind, handoff, lead, now);
    // The first reminder is the rep's; at the second one two working days have passed.
    const isForgotten = !handoff.firstActionAt && handoff.reminders === 1;
    if (isForgotten) {
      await this.alarms.raise(tx, 'forgotten', { handoff, lead }, 1, now);
      await this.askLead.ask(tx, handoff, lead, now);
    }
    await this.leads.stand(tx, now, standingWithRep(handoff, actAt));
    const act = { act: 'handoff.reminded', about: 'handoff', aboutId: handoff.id, leadId: lead.id };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act, reason: kind });
    return true;
  }
}

function nextReminder(handoff: Handoff, rep: Rep, now: Date): { kind: ReminderKind; actAt: Date } {
  const staleFrom = staleAt(rep, handoff.acceptedAt ?? handoff.openedAt);
  if (handoff.firstActionAt || staleFrom <= now) return { kind: 'gone_stale', actAt: staleAt(rep, now) };
  const nextDay = firstActionBy(rep, now);
  return { kind: 'first_action_due', actAt: nextDay < staleFrom ? nextDay : staleFrom };
}
