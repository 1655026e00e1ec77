import { readToken, signedToken } from '../access/signed-token.js';

/** The outcomes a rep can close a hand-off with by one click; "in conversation" is `contacted`, which keeps it open. */
export const LINK_OUTCOMES = ['meeting_booked', 'won', 'no_interest', 'unreachable', 'not_a_fit'] as const;

/** What the rep an offer was made to can do by a link in a mail, without signing in. */
export const LINK_ACTS = ['accept', 'decline', 'contacted', 'return', ...LINK_OUTCOMES] as const;
export type LinkAct = (typeof LINK_ACTS)[number];

export interface OfferLink {
  act: LinkAct;
  offerId: string;
}

/** The token of one act on one offer. A mail scanner that opens its link changes nothing: GET shows, POST acts. */
export const offerToken = (secret: string, { act, offerId }: OfferLink): string =>
  signedToken(secret, purpose(act), offerId);

/** Null for a token that is not ours. */
export function readOfferToken(secret: string, token: string): OfferLink | null {
  for (const act of LINK_ACTS) {
    const offerId = readToken(secret, purpose(act), token);
    if (offerId) return { act, offerId };
  }
  return null;
}

const purpose = (act: LinkAct): string => `offer:${act}`;
