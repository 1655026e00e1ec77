import type { LedgerState } from '../leads/lead.entity.js';

/**
 * Where the lead of a row stands after the import.
 * - `enrolled`: put into a cadence by this import. `already_in_cadence`, `with_rep`, `finished`, `closed`: it was known, and was not moved.
 * - `no_address`, `invalid_address` (one was given that cannot be used), `suppressed` (must not be mailed), `no_cadence` (no cadence's
 *   audience fits): it is in the ledger, and nothing is sent.
 */
export type RowStanding =
  | 'enrolled'
  | 'already_in_cadence'
  | 'with_rep'
  | 'finished'
  | 'closed'
  | 'no_address'
  | 'invalid_address'
  | 'suppressed'
  | 'no_cadence';

/** All but `invalid_address`, which takes the row's problems to tell. */
export function standingOfRow({
  state,
  reason,
  isEnrolled,
}: {
  state: LedgerState;
  reason: string;
  isEnrolled: boolean;
}): RowStanding {
  if (isEnrolled) return 'enrolled';
  if (state === 'with_rep' || state === 'finished' || state === 'closed') return state;
  if (state !== 'excluded') return 'already_in_cadence';
  return reason === 'no_address' || reason === 'no_cadence' ? reason : 'suppressed';
}
