/** A full name taken apart. `dropped` says that a title or suffix was left out of both parts. */
export interface PersonName {
  firstName: string | null;
  lastName: string | null;
  dropped: boolean;
}

// Left out on purpose: Don, Ma, Ba, M and the like, which are names as well.
const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir herr frau dipl mme mlle monsieur madame sr sra srta dra'.split(' '),
);
const SUFFIXES = new Set('jr sr ii iii iv phd mba msc bsc llm esq cpa cfa pmp dds'.split(' '));
const PARTICLES = new Set(
  'van von vom zu zur der den de del della di da das do dos du la le ter ten bin ibn al el af av y e'.split(' '),
);

/**
 * Splits a full name for a greeting. `Last, First` is turned round; else the last word is the last name, together with the particles
 * before it (`van der Berg`), and everything before is the first name; one word is a first name. Titles and suffixes (`Dr.`, `PhD`)
 * belong to neither.
 */
export function splitName(text: string): PersonName {
  const [before = [], ...after] = text.split(',').map((part) => part.split(/\s+/).filter((word) => word !== ''));
  const suffixes = after.filter((words) => words.every(isSuffix));
  const given = after.filter((words) => !suffixes.includes(words));
  const all = [...before, ...after.flat()];
  const turned = given.length === 1 && before.length > 0;
  const first = withoutTitles(turned ? given.flat() : before);
  const words = turned ? { first, last: withoutTitles(before) } : splitAtLastName(first);
  const kept = [...words.first, ...words.last];
  return {
    firstName: words.first.join(' ') || null,
    lastName: words.last.join(' ') || null,
    dropped: kept.length < all.length,
  };
}

const key = (word: string): string => word.toLowerCase().replaceAll('.', '');
const isSuffix = (word: string): boolean => SUFFIXES.has(key(word));
const isTitle = (word: string): boolean => TITLES.has(key(word));

/** A word that is all there is left stays: somebody may be called Sir or Miss. */
function withoutTitles(words: string[]): string[] {
  let [from, to] = [0, words.length];
  while (to - from > 1 && isTitle(words[from] ?? '')) from++;
  while (to - from > 1 && isSuffix(words[to - 1] ?? '')) to--;
  return words.slice(from, to);
}

function splitAtLastName(words: string[]): { first: string[]; last: string[] } {
  let at = Math.max(words.length - 1, Math.min(words.length, 1));
  while (at > 1 && PARTICLES.has(key(words[at - 1] ?? ''))) at--;
  return { first: words.slice(0, at), last: words.slice(at) };
}
