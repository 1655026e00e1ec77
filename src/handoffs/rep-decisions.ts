import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/sql.js';
import { LeadsStore } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { firstActionBy, staleAt } from './clocks.rules.js';
import type { DecisionCase, HandoffRefusal } from './decide-handoff.js';
import type { DeclineReason } from './handoff.entity.js';
import { GiveToRep } from './give-to-rep.js';
import { HandoffOffers } from './handoff-offers.js';
import { HandoffsStore } from './handoffs.store.js';
import { OffersStore } from './offers.store.js';
import { RepsStore } from './reps.store.js';
import { standingWithRep } from './standing.rules.js';

/** What the rep says to whom a lead is offered, and a supervisor who gives it to one. Always under the lead's lock. */
@Injectable()
export class RepDecisions {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offersStore: OffersStore,
    private readonly offers: HandoffOffers,
    private readonly giveToRep: GiveToRep,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
    private readonly messages: MessagesStore,
  ) {}

  async accept(tx: Tx, { handoff, offer, state }: DecisionCase, now: Date): Promise<HandoffRefusal | null> {
    if (!offer || (state !== 'open' && state !== 'late')) return 'not_offered';
    const rep = await this.reps.find(offer.repId, tx);
    if (rep?.status !== 'active') return 'no_rep';
    await this.offersStore.decide(tx, offer.id, ['open', 'expired'], { status: 'accepted', decidedAt: now });
    const actAt = firstActionBy(rep, now);
    const accepted = { status: 'accepted' as const, repId: rep.id, acceptedAt: now, actAt };
    await this.handoffs.move(tx, handoff.id, ['offered', 'unassigned'], accepted);
    await this.leads.stand(tx, now, standingWithRep(handoff, actAt));
    return null;
  }

  async decline(tx: Tx, found: DecisionCase, reason: DeclineReason, now: Date): Promise<HandoffRefusal | null> {
    const { handoff, lead, offer, state } = found;
    if (!offer || state !== 'open') return 'not_offered';
    await this.offersStore.decide(tx, offer.id, ['open'], { status: 'declined', reason, decidedAt: now });
    await this.offers.passOn(tx, handoff, lead, 'declined', now);
    return null;
  }

  async noteContact(tx: Tx, { handoff, offer, state }: DecisionCase, now: Date): Promise<HandoffRefusal | null> {
    const rep = offer && (await this.reps.find(offer.repId, tx));
    if (!rep || state !== 'yours') return 'not_accepted';
    const actAt = staleAt(rep, now);
    // The lead need not be asked any more.
    await this.messages.cancelUnsent(tx, [handoff.leadId], 'rep_acted');
    const contacted = { firstActionAt: handoff.firstActionAt ?? now, actAt };
    await this.handoffs.move(tx, handoff.id, ['accepted'], contacted);
    await this.leads.stand(tx, now, standingWithRep(handoff, actAt));
    return null;
  }

  async reassign(tx: Tx, { handoff, lead }: DecisionCase, repId: string, now: Date): Promise<HandoffRefusal | null> {
    const rep = await this.reps.find(repId, tx);
    if (rep?.status !== 'active') return 'no_rep';
    await this.giveToRep.offer(tx, handoff, lead, rep, now);
    return null;
  }
}
