/** How little the first places count more than the next ones (Cormack, Clarke and Büttcher, SIGIR 2009). */
const EVENNESS = 60;

/**
 * Reciprocal rank fusion: one ranking of several, best first, each id once. What stands high in several lists comes first, and no list
 * has to say how much its first is better than its second: ranks by words and by meaning have no measure in common. Of equals the one
 * that an earlier list has comes first.
 */
export function fuse(rankings: readonly (readonly string[])[], limit: number): string[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    [...new Set(ranking)].forEach((id, place) => {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (EVENNESS + place + 1));
    });
  }
  const ranked = [...scores].toSorted(([, one], [, other]) => other - one);
  return ranked.slice(0, limit).map(([id]) => id);
}
