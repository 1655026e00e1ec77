/** A passage's text as a model gets it: no longer than any of them takes, so that a long pair is found by its beginning. */
const MOST_CHARACTERS = 6_000;
/** What even the smallest models take: about 200 tokens. */
const FEW_CHARACTERS = 500;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What was rejected once is asked for alone, and then by its beginning. */
export const wordsFor = ({ title, text, tries }: { title: string; text: string; tries: number }): string =>
  `${title}\n\n${text}`.slice(0, tries < 2 ? MOST_CHARACTERS : FEW_CHARACTERS);

/** Seconds until a passage that was rejected so often is tried again; at first at once, in another way. */
export const secondsAfter = (tries: number): number => (tries < 3 ? 0 : Math.min(DAY, HOUR * 2 ** (tries - 3)));

/** 1 where the vector is positive: vectors that lie close to each other share most of these. */
export const signsOf = (vector: Float32Array): string => Array.from(vector, (part) => (part > 0 ? '1' : '0')).join('');

/** 32-bit floats in the byte order of the machine, which is the same on all that this runs on. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** The cosine of the angle between them; both have length 1. */
export function cosineOf(vector: Float32Array, bytes: Buffer): number {
  // Copied, because bytes from a database may begin where no float may.
  const other = new Float32Array(new Uint8Array(bytes).buffer);
  return vector.reduce((sum, part, place) => sum + part * (other[place] ?? 0), 0);
}
