import type { Criterion, QualificationFinding } from '../qualification.js';
import type { ThreadLine } from '../writer.js';
import { fold, read } from './reading.js';

/** What the lead's sentences say about each criterion by its signs, the newest mail first; a "no" is heard before a "yes". */
export function findSigns(
  criteria: readonly Criterion[],
  thread: readonly ThreadLine[],
): Pick<QualificationFinding, 'id' | 'standing' | 'quote'>[] {
  const sentences = thread
    .filter(({ from }) => from === 'lead')
    .toReversed()
    .flatMap(({ text }) => read(text).sentences.map(({ start, end }) => text.slice(start, end)));
  return criteria.flatMap(({ id, signs }) => {
    const against = sentences.find((sentence) => hasSign(sentence, signs.notMet));
    const carrying = against ?? sentences.find((sentence) => hasSign(sentence, signs.met));
    if (!carrying) return [];
    return [{ id, standing: against ? ('not_met' as const) : ('met' as const), quote: carrying }];
  });
}

/** Whole words, whatever their case and accents. */
function hasSign(sentence: string, signs: readonly string[]): boolean {
  const words = ` ${fold(sentence)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return signs.some((sign) =>
    words.includes(
      ` ${fold(sign)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    ),
  );
}
