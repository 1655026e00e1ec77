/** How one embedding model of one server wants to be asked; learnt from what it rejects. */
export interface EmbeddingDialect {
  /** What `encoding_format` says; null: it is left out. */
  format: 'float' | null;
  /** Texts in one request. */
  most: number;
}

/** "batch size 96 > maximum allowed batch size 32", "Too many inputs", "array of at most 64 strings". */
const ABOUT_COUNT = /batch|too many (?:inputs|texts|items)|array|number of (?:inputs|texts)|at most \d+/i;
const ABOUT_FORMAT = /encoding.?format|extra (?:fields|inputs)|unknown (?:field|parameter)|unrecognized/i;
const TOO_LARGE = 413;

/** The dialect to try after a server answered 400, 413 or 422, or null when no other one can help. */
export function afterRejection(
  dialect: EmbeddingDialect,
  { status, message }: { status?: number; message: string },
  asked: number,
): EmbeddingDialect | null {
  if (dialect.format && ABOUT_FORMAT.test(message)) return { ...dialect, format: null };
  if (asked === 1 || !(status === TOO_LARGE || ABOUT_COUNT.test(message))) return null;
  return { ...dialect, most: Math.ceil(asked / 2) };
}
