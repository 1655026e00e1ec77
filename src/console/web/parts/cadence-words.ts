import type { Cadence, Condition } from '../api/shapes';
import { en, words } from '../strings/en';

/** On which day each step comes at the earliest, the first day being 1. */
export function dayNumbers(steps: readonly { waitDays: number }[]): number[] {
  let day = 1;
  return steps.map(({ waitDays }) => (day += waitDays));
}

const one = ({ field, op, value }: Condition): string =>
  [words(field.replace(/^custom\./, '')), en.cadences.ops[op] ?? words(op), [value ?? []].flat().join(', ')]
    .filter(Boolean)
    .join(' ');

export const inWords = (audience: Cadence['audience']): string =>
  audience.all
    .map((clause) => ('any' in clause ? clause.any.map(one).join(` ${en.cadences.or} `) : one(clause)))
    .join(` ${en.cadences.and} `);
