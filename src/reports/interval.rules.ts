/** So many of so many. */
export interface Part {
  of: number;
  reached: number;
}

export interface Interval {
  from: number;
  until: number;
}

/** 95 %. */
const Z = 1.959964;

/** The score interval of a proportion, without continuity correction (Wilson 1927). */
export function wilson({ of, reached }: Part): Interval {
  const p = reached / of;
  const spread = Z * Math.sqrt((Z * Z) / (4 * of * of) + (p * (1 - p)) / of);
  const scale = 1 + (Z * Z) / of;
  const middle = p + (Z * Z) / (2 * of);
  return { from: Math.max(0, (middle - spread) / scale), until: Math.min(1, (middle + spread) / scale) };
}

/** By how much one proportion is larger than another, and the 95 % interval of that: method 10 of Newcombe (1998). Null where a group is empty. */
export function difference(one: Part, other: Part): ({ difference: number } & Interval) | null {
  if (one.of === 0 || other.of === 0) return null;
  const [p, q] = [one.reached / one.of, other.reached / other.of];
  const [a, b] = [wilson(one), wilson(other)];
  return {
    difference: p - q,
    from: p - q - Math.hypot(p - a.from, b.until - q),
    until: p - q + Math.hypot(a.until - p, q - b.from),
  };
}
