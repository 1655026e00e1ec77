import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { ReopenEnrollment } from '../cadences/reopen-enrollment.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { type Handoff, OPEN_STATUSES } from './handoff.entity.js';
import { HandoffNotices } from './handoff-notices.js';
import { HandoffsStore } from './handoffs.store.js';
import { OffersStore } from './offers.store.js';
import type { RecallCase } from './recall-case.js';

/** The agent's own acts follow within the hour. */
const ACT_WITHIN_MS = 3_600_000;

/** The agent takes a lead back that no rep has: its replies wait for an answer again. Always under the lead's lock. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly notices: HandoffNotices,
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly reopen: ReopenEnrollment,
    private readonly activity: ActivityStore,
  ) {}

  async answer(tx: Tx, { lead, open, behind }: RecallCase, now: Date): Promise<void> {
    if (open) await this.withdraw(tx, open, lead, now);
    const decision = { act: 'answer', reason: 'answer_written', until: null } as const;
    const actBy = new Date(now.getTime() + ACT_WITHIN_MS);
    for (const { id } of behind) {
      const waits = { status: 'classified' as const, decision, findings: [], settledAt: null, actBy };
      await this.messages.change(tx, id, ['classified', 'settled'], waits);
    }
    const paused = { status: 'paused', reason: 'answering', pauseOwner: 'agent' } as const;
    await this.enrollments.change(tx, lead.id, paused, now);
    await this.enrollments.restoreStandings(tx, [lead.id], now);
  }

  private async withdraw(tx: Tx, open: Handoff, lead: Lead, now: Date): Promise<void> {
    await this.notices.recalled(tx, open, lead, now);
    await this.offers.withdraw(tx, open.id, 'recalled', now);
    await this.handoffs.move(tx, open.id, OPEN_STATUSES, { status: 'returned', actAt: null, endedAt: now });
    const about = { about: 'handoff', aboutId: open.id, leadId: lead.id };
    await this.activity.record(tx, { at: now, actor: 'agent', act: 'handoff.recalled', ...about });
    await this.reopen.run(tx, lead, now);
  }
}
