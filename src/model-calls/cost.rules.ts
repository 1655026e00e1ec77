import type { Call, Usage } from '../writer/model.js';

/** Money per million tokens, in the currency of the budget. */
export interface Price {
  input: number;
  /** Null: the server gives no rebate for what it has cached. */
  cachedInput: number | null;
  output: number;
}

/** The last tenth of a month's money is kept for reading and answering replies: those people wait. Touches, and knowledge, do not. */
export const SHARE_OF_TOUCHES = 0.9;

const MILLION = 1_000_000;

/** Two characters a token is dearer than any text is. */
const CHARACTERS_PER_TOKEN = 2;

export function costOf({ input, cachedInput, output }: Usage, price: Price): number {
  const cached = Math.min(cachedInput, input);
  const read = (input - cached) * price.input + cached * (price.cachedInput ?? price.input);
  return (read + output * price.output) / MILLION;
}

/** The most one call can cost: set aside before it, so that calls under way at the same time cannot pass the budget together. */
export function mostCostOf({ instructions, material, mostTokens }: Call, price: Price): number {
  const input = Math.ceil((instructions.length + material.length) / CHARACTERS_PER_TOKEN);
  return costOf({ input, cachedInput: 0, output: mostTokens, estimated: true }, price);
}
