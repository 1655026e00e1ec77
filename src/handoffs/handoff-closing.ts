import { Injectable } from '@nestjs/common';
import { ReopenEnrollment } from '../cadences/reopen-enrollment.js';
import { type Tx } from '../database/sql.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { DecisionCase } from './decide-handoff.js';
import { OPEN_STATUSES, type Outcome, type ReturnReason } from './handoff.entity.js';
import { HandoffsStore } from './handoffs.store.js';
import { OffersStore } from './offers.store.js';

/** Ends hand-offs. Always under the lead's lock. */
@Injectable()
export class HandoffClosing {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly reopen: ReopenEnrollment,
    private readonly leads: LeadsStore,
  ) {}

  async giveBack(tx: Tx, { handoff, lead }: DecisionCase, reason: ReturnReason, now: Date): Promise<null> {
    await this.offers.withdraw(tx, handoff.id, 'returned', now);
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, { status: 'returned', actAt: null, endedAt: now });
    const { acceptedAt } = handoff;
    const stretch = acceptedAt && { since: acceptedAt.toISOString(), until: now.toISOString(), reason };
    await this.reopen.run(tx, lead, now, stretch);
    return null;
  }

  async close(tx: Tx, { handoff, lead }: DecisionCase, outcome: Outcome, now: Date): Promise<null> {
    await this.offers.withdraw(tx, handoff.id, 'closed', now);
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, { status: 'closed', outcome, actAt: null, endedAt: now });
    await this.leads.stand(tx, now, { leadId: lead.id, state: 'closed', reason: outcome, nextActionAt: null });
    return null;
  }
}
