import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { type DeclineReason, type Handoff, OPEN_STATUSES, type Outcome, type ReturnReason } from './handoff.entity.js';
import { HandoffClosing } from './handoff-closing.js';
import { HandoffsStore } from './handoffs.store.js';
import { OFFER_ACTS, type OfferState, offerState } from './offer-state.rules.js';
import type { Offer } from './offer.entity.js';
import { OffersStore } from './offers.store.js';
import { RepDecisions } from './rep-decisions.js';
import { WakeHandoffs } from './wake-handoffs.js';

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

/** After these a rep has room again, and whoever has waited longest is looked at first. */
const FREES_A_REP: HandoffDecision['act'][] = ['return', 'close', 'reassign'];

const WOKEN = 5;

/** A hand-off somebody decides about, read under its lead's lock. */
export interface DecisionCase {
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
    private readonly offers: OffersStore,
    private readonly repDecisions: RepDecisions,
    private readonly closing: HandoffClosing,
    private readonly wakeHandoffs: WakeHandoffs,
    private readonly leads: LeadsStore,
    private readonly activity: ActivityStore,
  ) {}

  /** Null: done. The same decision twice is done once and refused once. */
  async run(id: string, decision: HandoffDecision, by: Decider, now: Date): Promise<HandoffRefusal | null> {
    const refusal = await this.dataSource.transaction((tx) => this.decideLocked(tx, id, decision, by, now));
    if (refusal === null && FREES_A_REP.includes(decision.act)) {
      await this.wakeHandoffs.run({ statuses: ['unassigned'], most: WOKEN }, now);
    }
    return refusal;
  }

  private async decideLocked(
    tx: Tx,
    id: string,
    decision: HandoffDecision,
    by: Decider,
    now: Date,
  ): Promise<HandoffRefusal | null> {
    const found = await this.load(tx, id, by);
    if (!found) return 'gone';
    if (!OPEN_STATUSES.includes(found.handoff.status)) return 'over';
    const refusal = mayByLink(found, decision, by) ? await this.decide(tx, found, decision, now) : 'not_offered';
    if (refusal) return refusal;
    const about = { about: 'handoff', aboutId: id, leadId: found.lead.id };
    const detail = found.offer ? { offer: found.offer.id, rep: found.offer.repId } : {};
    await this.activity.record(tx, { at: now, actor: by.actor, ...actOf(decision), ...about, detail });
    return null;
  }

  private async load(tx: Tx, id: string, { offerId }: Decider): Promise<DecisionCase | null> {
    const leadId = (await this.handoffs.find(id, tx))?.leadId;
    const lead = leadId ? await this.leads.lock(tx, leadId) : null;
    const handoff = await this.handoffs.find(id, tx);
    if (!lead || !handoff) return null;
    const offers = await this.offers.allOf(id, tx);
    const offer = (offerId ? offers.find((one) => one.id === offerId) : offers[0]) ?? null;
    return { handoff, lead, offer, state: offer && offerState(offer, handoff, offers[0]?.id ?? null) };
  }

  private async decide(
    tx: Tx,
    found: DecisionCase,
    decision: HandoffDecision,
    now: Date,
  ): Promise<HandoffRefusal | null> {
    switch (decision.act) {
      case 'accept':
        return this.repDecisions.accept(tx, found, now);
      case 'decline':
        return this.repDecisions.decline(tx, found, decision.reason, now);
      case 'contacted':
        return this.repDecisions.noteContact(tx, found, now);
      case 'reassign':
        return this.repDecisions.reassign(tx, found, decision.repId, now);
      case 'return':
        return this.closing.giveBack(tx, found, decision.reason, now);
      case 'close':
        return this.closing.close(tx, found, decision.outcome, now);
    }
  }
}

/** A link does only what the rep's page offers in that state; whoever is signed in may also end what others hold. */
function mayByLink({ state }: DecisionCase, decision: HandoffDecision, { offerId }: Decider): boolean {
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
