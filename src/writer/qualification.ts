import { fold } from './offline/reading.js';
import type { ThreadLine } from './writer.js';

/** Something an admin wants to know of a lead before a rep calls. */
export interface Criterion {
  /** Short and stable: `budget`. */
  id: string;
  name: string;
  /** What it asks, as one would ask a colleague. */
  asks: string;
  /** A lead that says it is not met does not fit. */
  required: boolean;
  /** Words that tell, for who reads without a model. */
  signs: { met: string[]; notMet: string[] };
}

/** `unknown`: nobody has said. That is no "no". */
export const STANDINGS = ['met', 'not_met', 'unknown'] as const;
export type CriterionStanding = (typeof STANDINGS)[number];

/** How a lead stands to a criterion, with the words of theirs that say so; `unknown` has none. */
export interface QualificationFinding {
  id: string;
  name: string;
  standing: CriterionStanding;
  /** Exactly. */
  quote: string;
}

/** `fits`: every required criterion is met. `unfit`: one is not. `open`: nobody knows yet. */
export type Fit = 'fits' | 'open' | 'unfit';

/** One finding a criterion, and nothing that no words of the lead in the thread carry: that is not known. */
export function provenFindings(
  criteria: readonly Criterion[],
  found: readonly Pick<QualificationFinding, 'id' | 'standing' | 'quote'>[],
  thread: readonly ThreadLine[],
): QualificationFinding[] {
  const said = thread.filter(({ from }) => from === 'lead').map(({ text }) => plain(text));
  return criteria.map(({ id, name }) => {
    const finding = found.find((one) => one.id === id);
    const quote = finding?.quote.trim() ?? '';
    const isProven =
      quote !== '' && finding?.standing !== 'unknown' && said.some((text) => text.includes(plain(quote)));
    return isProven && finding
      ? { id, name, standing: finding.standing, quote }
      : { id, name, standing: 'unknown', quote: '' };
  });
}

/** Who said little is not who said no: only a criterion that is plainly not met speaks against a lead. */
export function fitOf(criteria: readonly Criterion[], findings: readonly QualificationFinding[]): Fit {
  const required = criteria.filter((criterion) => criterion.required);
  const standing = (id: string) => findings.find((finding) => finding.id === id)?.standing ?? 'unknown';
  if (required.some(({ id }) => standing(id) === 'not_met')) return 'unfit';
  return required.every(({ id }) => standing(id) === 'met') ? 'fits' : 'open';
}

const plain = (text: string): string =>
  fold(text)
    .replace(/["“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
