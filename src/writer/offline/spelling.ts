/**
 * A corrector for the few words a meaning hangs on: a word one slip away from a listed one becomes that word.
 * Listed words, and words of five letters or fewer, stay as they are.
 */
export function corrector(vocabulary: string): (word: string) => string {
  const listed = new Set(vocabulary.split(/\s+/).filter(Boolean));
  const candidates = [...listed].filter((word) => word.length > 5);
  return (word) => {
    if (word.length < 6 || word.length > 16 || listed.has(word) || listed.has(word.replace(/s$/, ''))) return word;
    const meant = candidates.find((candidate) => candidate[0] === word[0] && isOneSlipAway(word, candidate));
    return meant ?? word;
  };
}

/** One letter more, less, different, or two neighbours swapped. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  const [restA, restB] = [a.slice(head), b.slice(head)];
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
