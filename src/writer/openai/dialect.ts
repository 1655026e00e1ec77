/** How one model of one server wants to be asked; learnt from what it rejects. */
export interface Dialect {
  /** From the strictest to the plainest. */
  format: 'json_schema' | 'json_object' | 'plain';
  /** OpenAI's own models take the first only, many compatible servers the second only. */
  limit: 'max_completion_tokens' | 'max_tokens';
  swapped: boolean;
}

const PLAINER = { json_schema: 'json_object', json_object: 'plain', plain: null } as const;

const ABOUT_LIMIT = /max_(?:completion_)?tokens/i;
const ABOUT_FORMAT = /response_format|json_schema|json_object|json mode|schema|grammar|structured|guided/i;
/** The question itself was too long: another dialect does not make it shorter. */
const ABOUT_LENGTH = /context.?length|too (?:long|large|many tokens)|maximum (?:context|prompt)/i;

/**
 * The dialect to try after a server answered 400 or 422, or null when no other one can help. A server that does not say
 * what it dislikes is asked in the next plainer format.
 */
export function afterRejection(dialect: Dialect, message: string): Dialect | null {
  if (ABOUT_LENGTH.test(message)) return null;
  if (ABOUT_LIMIT.test(message) && !ABOUT_FORMAT.test(message)) {
    const wanted = dialect.limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
    // Tried and rejected before: then it is the number that it dislikes.
    return dialect.swapped ? null : { ...dialect, limit: wanted, swapped: true };
  }
  const format = PLAINER[dialect.format];
  return format && { ...dialect, format };
}
