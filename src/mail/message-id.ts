import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 4648 §6 in lower case: mail systems may change the case of a local part. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 5321 §4.5.3.1.1. */
const MAX_LOCAL_PART = 64;

/** 80 bits: a forged tag is not found by trying. */
const TAG_MAC_LENGTH = 16;

/**
 * The Message-ID (without angle brackets) of an outgoing message: always the same for one row, and not to be guessed
 * by who has not received it. `domain` is our own (RFC 5322 §3.6.4); the left side is a dot-atom of 160 bits.
 */
export function messageIdFor(secret: string, rowId: string, domain: string): string {
  return `${mac(secret, `message-id:${rowId}`).slice(0, 32)}@${domain}`;
}

/** What was written: a mail to a lead, or a notice to one of our own people. */
export type Tagged = 'message' | 'notice';

const PURPOSE: Record<Tagged, string> = { message: 'reply-tag', notice: 'notice-tag' };

/** The tag of a Reply-To address: the row's id and a proof that we wrote it. `rowId` is a decimal number. */
export function replyTag(secret: string, rowId: string, of: Tagged = 'message'): string {
  const id = BigInt(rowId).toString(36);
  return `${id}-${mac(secret, `${PURPOSE[of]}:${id}`).slice(0, TAG_MAC_LENGTH)}`;
}

/** `inbox@example.com` → `inbox+TAG@example.com` (RFC 5233); throws RangeError when the local part grows too long. */
export function taggedAddress(address: string, tag: string): string {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${tag}`;
  if (local.length > MAX_LOCAL_PART)
    throw new RangeError(`the local part of ${local} is longer than ${MAX_LOCAL_PART}`);
  return local + address.slice(at);
}

/** The row's id from an address as {@link taggedAddress} makes it; null for any other, and for a forged one. */
export function readReplyTag(secret: string, address: string, of: Tagged = 'message'): string | null {
  const tag = /\+([0-9a-z]{1,13}-[a-z2-7]{16})@/.exec(address.toLowerCase())?.[1];
  if (!tag) return null;
  const rowId = fromBase36(tag.slice(0, tag.indexOf('-')));
  const ours = replyTag(secret, rowId, of);
  return tag.length === ours.length && timingSafeEqual(Buffer.from(tag), Buffer.from(ours)) ? rowId : null;
}

function fromBase36(digits: string): string {
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n).toString();
}

function mac(secret: string, text: string): string {
  return base32(createHmac('sha256', secret).update(text).digest());
}

function base32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(value >> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return text;
}
