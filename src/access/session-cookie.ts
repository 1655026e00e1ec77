import { createHash, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * Where browsers reach us over https, the cookie is bound to this host and to https (RFC 6265bis §4.1.3.2). A name of its
 * own for each case: a cookie set without https is never taken for one of https.
 */
const nameOf = (isHttps: boolean): string => (isHttps ? '__Host-everylead' : 'everylead');

export function sessionSecret(cookieHeader: string | string[] | undefined, isHttps: boolean): string | null {
  return parseCookie(String(cookieHeader ?? ''))[nameOf(isHttps)] ?? null;
}

/** No age: the server knows when a session ends. */
export const setSessionCookie = (secret: string, isHttps: boolean): string => cookie(secret, isHttps, undefined);

export const dropSessionCookie = (isHttps: boolean): string => cookie('', isHttps, 0);

function cookie(value: string, secure: boolean, maxAge: number | undefined): string {
  const name = nameOf(secure);
  return stringifySetCookie({ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}

/** What a page must send along with a write: it follows from the cookie, which another site can neither read nor guess. */
export const csrfToken = (secret: string): string => createHash('sha256').update(`csrf:${secret}`).digest('base64url');

export function isCsrfToken(secret: string, given: string | string[] | undefined): boolean {
  const [known, shown] = [Buffer.from(csrfToken(secret)), Buffer.from(String(given ?? ''))];
  return known.length === shown.length && timingSafeEqual(known, shown);
}

/** Whether a page of ours asks: browsers send `Origin` with every write, and a page cannot choose it. */
export function isOwnOrigin(origin: string | string[] | undefined, host: string, publicUrl: string | null): boolean {
  if (typeof origin !== 'string' || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host || (publicUrl !== null && from.origin === new URL(publicUrl).origin);
}
