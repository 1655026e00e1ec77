import { placeOf } from './cadence.rules.js';

/** What a lead's lot was: it is kept from its cadence for comparison, or written to. */
export type Arm = 'held_out' | 'written_to';

/** Why a lead that was kept from its cadence is excluded, and its enrollment stopped. */
export const HELD_OUT = 'held_out';

/** More than half of the leads are never kept back: there would be no excuse for that. */
export const MOST_PERCENT = 50;

/**
 * The lot of a new lead, drawn from what tells leads apart and from nothing else that anybody knows of it: so a rehearsal of an import, which
 * makes no lead, draws what the import draws. Null: the cadence holds nobody out, and the lead is part of no comparison.
 */
export function drawArm(identity: string, cadence: { id: string; holdOutPercent: number }): Arm | null {
  const { id, holdOutPercent } = cadence;
  if (holdOutPercent <= 0) return null;
  return placeOf(`hold out ${id}/${identity}`) * 100 < holdOutPercent ? HELD_OUT : 'written_to';
}
