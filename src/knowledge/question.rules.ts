import { contentStems } from '../writer/offline/word-stems.js';

/** Part of the words that two questions have in common, of all they have: from here on they ask for the same. */
const SAME = 0.6;

/** Which of these the question repeats in other words; null: none. A question without a word of its own repeats only its like. */
export function repeated<Asked extends { text: string }>(text: string, asked: readonly Asked[]): Asked | null {
  const own = contentStems(text);
  const scored = asked.map((one) => ({ one, score: likeness(text, own, one.text) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score >= SAME ? best.one : null;
}

function likeness(text: string, own: Set<string>, other: string): number {
  if (plain(text) === plain(other)) return 1;
  const others = contentStems(other);
  const common = [...own].filter((stem) => others.has(stem)).length;
  return common === 0 ? 0 : common / (own.size + others.size - common);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
