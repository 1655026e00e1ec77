import type { LedgerState } from '../leads/lead.entity.js';

/**
 * Where the lead of a row stands after the import.
 * - `enrolled`: put into a cadence by this import. `already_in_cadence`, `with_rep`, `finished`, `closed`: it was known, and was not moved.
 * - `no_address`, `invalid_address` (one was given that cannot be used), `suppressed` (must not be mailed), `no_cadence` (no cadence's
 *   audience fits), `held_out` (its cadence keeps a part of the new leads back): it is in the ledger, and nothing is sent.
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
  | 'no_cadence'
  | 'held_out';

export function standingOfRow(row: {
  state: LedgerState;
  reason: string;
  isEnrolled: boolean;
  hasBadAddress: boolean;
}): RowStanding {
  const { state, reason } = row;
  if (row.isEnrolled) return 'enrolled';
  if (state === 'with_rep' || state === 'finished' || state === 'closed') return state;
  if (state !== 'excluded') return 'already_in_cadence';
  if (reason === 'no_address') return row.hasBadAddress ? 'invalid_address' : 'no_address';
  return reason === 'no_cadence' || reason === 'held_out' ? reason : 'suppressed';
}
