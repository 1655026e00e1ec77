import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { firstActionBy } from './clocks.rules.js';
import { type Handoff, OPEN_STATUSES } from './handoff.entity.js';
import { HandoffNotices } from './handoff-notices.js';
import { HandoffOffers } from './handoff-offers.js';
import { HandoffsStore } from './handoffs.store.js';
import { OffersStore } from './offers.store.js';
import type { Rep } from './rep.entity.js';
import { standingWithRep } from './standing.rules.js';

/** Gives hand-offs to a rep somebody chose. Always under the lead's lock. Whoever had it, or was asked, is told. */
@Injectable()
export class GiveToRep {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly handoffOffers: HandoffOffers,
    private readonly leads: LeadsStore,
    private readonly messages: MessagesStore,
    private readonly notices: HandoffNotices,
  ) {}

  /** The rep is asked, full or not. */
  async offer(tx: Tx, handoff: Handoff, lead: Lead, rep: Rep, now: Date): Promise<void> {
    await this.withdraw(tx, handoff, lead, rep, now);
    await this.handoffOffers.offer(tx, handoff, lead, rep, now, now);
  }

  /** The rep has it from now on: the offer is made and accepted at once. */
  async take(tx: Tx, handoff: Handoff, lead: Lead, rep: Rep, now: Date): Promise<void> {
    await this.withdraw(tx, handoff, lead, rep, now);
    const offer = { handoffId: handoff.id, repId: rep.id, offeredAt: now, expiresAt: now };
    const { id } = await this.offers.insert(tx, offer);
    await this.offers.decide(tx, id, ['open'], { status: 'accepted', decidedAt: now });
    const actAt = firstActionBy(rep, now);
    const taken: Partial<Handoff> = {
      status: 'accepted',
      repId: rep.id,
      acceptedAt: now,
      firstActionAt: null,
      reminders: 0,
      actAt,
    };
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, taken);
    await this.leads.stand(tx, now, standingWithRep(handoff, actAt));
  }

  private async withdraw(tx: Tx, handoff: Handoff, lead: Lead, rep: Rep, now: Date): Promise<void> {
    await this.offers.withdraw(tx, handoff.id, 'reassigned', now);
    // What the lead was to be asked was about the rep who had it.
    await this.messages.cancelUnsent(tx, [lead.id], 'rep_changed');
    if (handoff.repId !== rep.id) await this.notices.passedOn(tx, handoff, lead, now);
  }
}
