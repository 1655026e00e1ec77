import type { Standing } from '../leads/leads.store.js';
import type { Handoff } from './handoff.entity.js';

/** Where a lead stands while a hand-off of it is open: with the class of the reply that made it warm, or as a call. */
export const standingWithRep = (
  { leadId, replyClass }: Pick<Handoff, 'leadId' | 'replyClass'>,
  actAt: Date,
): Standing => ({
  leadId,
  state: 'with_rep',
  reason: replyClass ?? 'call',
  nextActionAt: actAt,
});
