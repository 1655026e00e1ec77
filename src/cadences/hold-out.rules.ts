import { placeOf } from './cadence.rules.js';

/** What a lead's lot was: it is kept from its cadence for comparison, or written to. */
export type Arm = 'held_out' | 'written_to';

/** Why a lead that was kept from its cadence is excluded, and its enrollment stopped. */
export const HELD_OUT = 'held_out';

/** More than half of the leads are never kept back: there would be no excuse for that. */
export const MOST_PERCENT = 50;

/**
 * The lot of a new lead: the same on every machine, and tied to nothing that anybody knows of the lead. Null: the cadence holds nobody out,
 * and the lead is part of no comparison.
 */
export function drawArm(leadId: string, cadence: { id: string; holdOutPercent: number }): Arm | null {
  const { id, holdOutPercent } = cadence;
  if (holdOutPercent <= 0) return null;
  return placeOf(`hold out ${id}/${leadId}`) * 100 < holdOutPercent ? HELD_OUT : 'written_to';
}
