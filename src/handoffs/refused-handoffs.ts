import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { type Fit, fitOf } from '../writer/qualification.js';
import type { HandoffBrief } from '../writer/writer.js';
import { HandoffAlarms } from './handoff-alarms.js';
import type { HandoffCase } from './handoff-case.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffsStore } from './handoffs.store.js';
import { QualificationStore } from './qualification.store.js';
import { standingWithRep } from './standing.rules.js';

/** Whoever asked to be left alone is not called either. */
const LEAVE_ALONE = ['unsubscribed', 'complained'];

/** How long a person has to say that a lead does not fit. */
const ASK_FIRST_MS = 24 * 3_600_000;

/** Leads that no rep is asked to take, at once or at all. Always under the lead's lock. */
@Injectable()
export class RefusedHandoffs {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly qualification: QualificationStore,
    private readonly alarms: HandoffAlarms,
    private readonly activity: ActivityStore,
  ) {}

  /** Their wish to be left alone, as long as it is the last one: who says "please call me" after it is called, and still not mailed to. */
  async wishOf(tx: Tx, { lead: { email }, replies }: Pick<HandoffCase, 'lead' | 'replies'>): Promise<string | null> {
    const closed = email === null ? null : await this.suppressions.find(email, tx);
    if (closed === null || !LEAVE_ALONE.includes(closed.reason)) return null;
    const wroteSince = replies.some(({ receivedAt }) => receivedAt !== null && receivedAt > closed.createdAt);
    return closed.reason === 'unsubscribed' && wroteSince ? null : closed.reason;
  }

  /** The lead said yes to us and no to everybody: the later wish, and the safer one, holds. */
  async leaveAlone(tx: Tx, { id: leadId }: Lead, reason: string, now: Date): Promise<void> {
    await this.end(tx, leadId, reason, now);
    await this.leads.stand(tx, now, { leadId, state: 'excluded', reason, nextActionAt: null });
  }

  /** How the lead stands to what is required; `closed` when an admin wants no rep's time spent on who does not fit. */
  async fitOf(tx: Tx, lead: Lead, { qualification = [] }: HandoffBrief, now: Date): Promise<Fit | 'closed'> {
    const { criteria, askFirst } = await this.qualification.find(tx);
    const fit = fitOf(criteria, qualification);
    if (fit !== 'unfit' || askFirst) return fit;
    await this.end(tx, lead.id, 'not_a_fit', now);
    await this.enrollments.restoreStandings(tx, [lead.id], now);
    const act = { act: 'lead.disqualified', about: 'lead', aboutId: lead.id, leadId: lead.id, reason: 'not_a_fit' };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act });
    return 'closed';
  }

  /** A person may say that the lead does not fit; when nobody does, a rep finds out: no lead waits for ever. */
  async askFirst(tx: Tx, handoff: Handoff, lead: Lead, now: Date): Promise<void> {
    const until = new Date(now.getTime() + ASK_FIRST_MS);
    await this.handoffs.move(tx, handoff.id, ['unassigned'], { actAt: until, askUntil: until });
    await this.leads.stand(tx, now, standingWithRep(handoff, until));
    await this.alarms.raise(tx, 'unfit', { handoff, lead }, 1, now);
  }

  private async end(tx: Tx, leadId: string, reason: string, now: Date): Promise<void> {
    await this.messages.cancelUnsent(tx, [leadId], reason);
    await this.enrollments.change(tx, leadId, { status: 'stopped', reason }, now);
  }
}
