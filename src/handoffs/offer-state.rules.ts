import type { Handoff } from './handoff.entity.js';
import { type LinkAct, LINK_OUTCOMES } from './offer-links.js';
import type { Offer } from './offer.entity.js';

/**
 * How an offer stands for the rep it was made to.
 * - `open`: theirs to accept or decline. `late`: it ran out, but nobody else took the lead: still theirs to accept.
 * - `yours`: accepted, and the lead is still with them. `declined`: they passed it on.
 * - `passed_on`: somebody else was asked. `over`: the hand-off has ended.
 */
export type OfferState = 'open' | 'late' | 'yours' | 'declined' | 'passed_on' | 'over';

/** What the rep can do in each state. */
export const OFFER_ACTS: Record<OfferState, readonly LinkAct[]> = {
  open: ['accept', 'decline'],
  late: ['accept'],
  yours: ['contacted', ...LINK_OUTCOMES, 'return'],
  declined: [],
  passed_on: [],
  over: [],
};

/** @param newestOfferId of the same hand-off: only the newest offer can be the one that holds the lead */
export function offerState(offer: Offer, handoff: Handoff, newestOfferId: string | null): OfferState {
  if (handoff.status === 'returned' || handoff.status === 'closed') return 'over';
  if (offer.status === 'open') return 'open';
  if (offer.status === 'declined') return 'declined';
  const holds = handoff.status === 'accepted' && offer.id === newestOfferId;
  if (offer.status === 'accepted') return holds ? 'yours' : 'passed_on';
  return handoff.status === 'unassigned' ? 'late' : 'passed_on';
}
