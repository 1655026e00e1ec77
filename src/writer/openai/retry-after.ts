import type { APIError } from 'openai';

/** Nobody is taken at a word of days. */
const MOST_SECONDS = 15 * 60;

/** What the server asks to wait: seconds or a date (RFC 9110 §10.2.3), or OpenAI's milliseconds. */
export function retryAfterOf({ headers }: APIError): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  const given = headers?.get('retry-after') ?? '';
  const seconds = /^\d+(?:\.\d+)?$/.test(given) ? Number(given) : (Date.parse(given) - Date.now()) / 1000;
  const wait = Number.isFinite(ms) ? ms / 1000 : seconds;
  return Number.isFinite(wait) ? Math.min(MOST_SECONDS, Math.max(0, Math.ceil(wait))) : undefined;
}
