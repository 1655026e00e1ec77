import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A token that names a row and cannot be guessed: `<id>.<HMAC>`. It carries no personal data and never expires, because an
 * unsubscribe link must go on working (CAN-SPAM: 30 days and more).
 */
export function signedToken(secret: string, purpose: string, id: string): string {
  return `${id}.${mac(secret, purpose, id)}`;
}

/** The row a token names, or null when it is not ours or made for another purpose. */
export function readToken(secret: string, purpose: string, token: string): string | null {
  const [, id, given] = /^(\d{1,19})\.([\w-]{32})$/.exec(token) ?? [];
  if (!id || !given) return null;
  return timingSafeEqual(Buffer.from(given), Buffer.from(mac(secret, purpose, id))) ? id : null;
}

// 192 bits, so that the link stays short enough for a plain-text line.
function mac(secret: string, purpose: string, id: string): string {
  return createHmac('sha256', secret).update(`${purpose}:${id}`).digest('base64url').slice(0, 32);
}
