/** What Postgres refuses: NUL in text, and in jsonb half a surrogate pair as well. */
const REFUSED = /\0|\p{Cs}/gu;

/** The same value with every text in it fit for a column: NUL gone, half a pair as U+FFFD. Dates and bytes stay as they are. */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replace(REFUSED, (part) => (part === '\0' ? '' : '\uFFFD')) as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [storable(key), storable(part as unknown)]),
  ) as T;
}
