import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { ReopenEnrollment } from '../cadences/reopen-enrollment.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { firstActionBy, staleAt } from './clocks.rules.js';
import { type DeclineReason, type Handoff, OPEN_STATUSES, type Outcome, type ReturnReason } from './handoff.entity.js';
import { HandoffOffers } from './handoff-offers.js';
import { HandoffsStore } from './handoffs.store.js';
import { OFFER_ACTS, type OfferState, offerState } from './offer-state.rules.js';
import type { Offer } from './offer.entity.js';
import { OffersStore } from './offers.store.js';
import { RepsStore } from './reps.store.js';
import { standingWithRep } from './standing.rules.js';

/**
 * What a person decides about a hand-off.
 * - `accept`, `decline`: the rep it is offered to. `contacted`: the rep who took it is in touch with the lead.
 * - `reassign`: to a rep somebody chose, full or not. `return`: back to the agent, which goes on with the next step.
 * - `close`: it is done, with an outcome.
 */
export type HandoffDecision =
  | { act: 'accept' }
  | { act: 'decline'; reason: DeclineReason }
  | { act: 'contacted' }
  | { act: 'reassign'; repId: string }
  | { act: 'return'; reason: ReturnReason }
  | { act: 'close'; outcome: Outcome };

/** Who decides; by a link in a mail it is the rep of that offer, and only as long as the offer stands. */
export interface Decider {
  actor: string;
  offerId?: string;
}

/** Why nothing changed. `over`: it has ended. `not_offered`, `not_accepted`: it does not stand there. `no_rep`: no such active rep. */
export type HandoffRefusal = 'gone' | 'over' | 'not_offered' | 'not_accepted' | 'no_rep';

interface Case {
  handoff: Handoff;
  lead: Lead;
  /** The offer decided about: the link's, or the newest. */
  offer: Offer | null;
  state: OfferState | null;
}

@Injectable()
export class DecideHandoff {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handoffs: HandoffsStore,
    private readonly offersStore: OffersStore,
    private readonly offers: HandoffOffers,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
    private readonly reopen: ReopenEnrollment,
    private readonly activity: ActivityStore,
  ) {}

  /** Null: done. The same decision twice is done once and refused once. */
  async run(id: string, decision: HandoffDecision, by: Decider, now: Date): Promise<HandoffRefusal | null> {
    return this.dataSource.transaction(async (tx) => {
      const found = await this.load(tx, id, by);
      if (!found) return 'gone';
      if (!OPEN_STATUSES.includes(found.handoff.status)) return 'over';
      const refusal = mayByLink(found, decision, by) ? await this.decide(tx, found, decision, now) : 'not_offered';
      if (refusal) return refusal;
      const about = { about: 'handoff', aboutId: id, leadId: found.lead.id };
      const detail = found.offer ? { offer: found.offer.id, rep: found.offer.repId } : {};
      await this.activity.record(tx, { at: now, actor: by.actor, ...actOf(decision), ...about, detail });
      return null;
    });
  }

  private async load(tx: Tx, id: string, { offerId }: Decider): Promise<Case | null> {
    const leadId = (await this.handoffs.find(id, tx))?.leadId;
    const lead = leadId ? await this.leads.lock(tx, leadId) : null;
    const handoff = await this.handoffs.find(id, tx);
    if (!lead || !handoff) return null;
    const offers = await this.offersStore.allOf(id, tx);
    const offer = (offerId ? offers.find((one) => one.id === offerId) : offers[0]) ?? null;
    return { handoff, lead, offer, state: offer && offerState(offer, handoff, offers[0]?.id ?? null) };
  }

  private async decide(tx: Tx, found: Case, decision: HandoffDecision, now: Date): Promise<HandoffRefusal | null> {
    switch (decision.act) {
      case 'accept':
        return this.accept(tx, found, now);
      case 'decline':
        return this.decline(tx, found, decision.reason, now);
      case 'contacted':
        return this.noteContact(tx, found, now);
      case 'reassign':
        return this.reassign(tx, found, decision.repId, now);
      case 'return':
        return this.giveBack(tx, found, now);
      case 'close':
        return this.close(tx, found, decision.outcome, now);
    }
  }

  private async accept(tx: Tx, { handoff, offer, state }: Case, now: Date): Promise<HandoffRefusal | null> {
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

  private async decline(tx: Tx, found: Case, reason: DeclineReason, now: Date): Promise<HandoffRefusal | null> {
    const { handoff, lead, offer, state } = found;
    if (!offer || state !== 'open') return 'not_offered';
    await this.offersStore.decide(tx, offer.id, ['open'], { status: 'declined', reason, decidedAt: now });
    await this.offers.passOn(tx, handoff, lead, 'declined', now);
    return null;
  }

  private async noteContact(tx: Tx, { handoff, offer, state }: Case, now: Date): Promise<HandoffRefusal | null> {
    const rep = offer && (await this.reps.find(offer.repId, tx));
    if (!rep || state !== 'yours') return 'not_accepted';
    const actAt = staleAt(rep, now);
    const contacted = { firstActionAt: handoff.firstActionAt ?? now, actAt };
    await this.handoffs.move(tx, handoff.id, ['accepted'], contacted);
    await this.leads.stand(tx, now, standingWithRep(handoff, actAt));
    return null;
  }

  private async reassign(tx: Tx, { handoff, lead }: Case, repId: string, now: Date): Promise<HandoffRefusal | null> {
    const rep = await this.reps.find(repId, tx);
    if (rep?.status !== 'active') return 'no_rep';
    await this.offers.giveTo(tx, handoff, lead, rep, now);
    return null;
  }

  private async giveBack(tx: Tx, { handoff, lead }: Case, now: Date): Promise<HandoffRefusal | null> {
    await this.offersStore.withdraw(tx, handoff.id, 'returned', now);
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, { status: 'returned', actAt: null, endedAt: now });
    await this.reopen.run(tx, lead, now);
    return null;
  }

  private async close(tx: Tx, { handoff, lead }: Case, outcome: Outcome, now: Date): Promise<HandoffRefusal | null> {
    await this.offersStore.withdraw(tx, handoff.id, 'closed', now);
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, { status: 'closed', outcome, actAt: null, endedAt: now });
    await this.leads.stand(tx, now, { leadId: lead.id, state: 'closed', reason: outcome, nextActionAt: null });
    return null;
  }
}

/** A link does only what the rep's page offers in that state; whoever is signed in may also end what others hold. */
function mayByLink({ state }: Case, decision: HandoffDecision, { offerId }: Decider): boolean {
  if (!offerId) return true;
  const act = decision.act === 'close' ? decision.outcome : decision.act;
  return state !== null && OFFER_ACTS[state].some((allowed) => allowed === act);
}

const ACTS: Record<HandoffDecision['act'], string> = {
  accept: 'handoff.accepted',
  decline: 'handoff.declined',
  contacted: 'handoff.contacted',
  reassign: 'handoff.reassigned',
  return: 'handoff.returned',
  close: 'handoff.closed',
};

function actOf(decision: HandoffDecision): { act: string; reason: string | null } {
  const reason = 'reason' in decision ? decision.reason : 'outcome' in decision ? decision.outcome : null;
  return { act: ACTS[decision.act], reason };
}
