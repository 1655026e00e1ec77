import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends on nothing but its arguments: the sandbox's dice, the same at every run. */
export function roll(...of: (string | number)[]): number {
  const digest = createHash('sha256').update(JSON.stringify(of)).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** The entry that `at` (0 to 1) falls on when the entries lie side by side, each as wide as its weight. */
export function pickWeighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>, at: number): T {
  const entries = Object.entries(weights) as [T, number][];
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const hit = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
  if (!hit) throw new RangeError('no weights to pick from');
  return hit[0];
}
