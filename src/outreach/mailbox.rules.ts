import type { Mailbox } from '../messages/mailbox.entity.js';
import type { OwnDelay } from '../messages/mail-delays.store.js';

/** Longer than a restart or a provider's hiccup: after this nobody knows any more who has answered. */
const UNREAD_AFTER_MS = 30 * 60_000;

export type Reading = Pick<Mailbox, 'repliesBy' | 'lastReadAt' | 'wire'>;

/** Replies may lie in it that would have stopped what is to leave now. A captured one is never read, and gets none. */
export function isUnread({ wire, repliesBy, lastReadAt }: Reading, now: Date): boolean {
  if (wire === 'capture' || repliesBy !== 'imap') return false;
  return !lastReadAt || now.getTime() - lastReadAt.getTime() > UNREAD_AFTER_MS;
}

/** What passes by itself has passed by then: limits are of a day at the most. */
const STUCK_AFTER_MS = 24 * 3_600_000;

/** Fewer tries say more of how little there was to send than of the server. */
const STUCK_TRIES = 3;

/** From the first try to this one its own server has taken nothing for so long that somebody has to look. */
export const isStuck = ({ failures, since }: Pick<OwnDelay, 'failures' | 'since'>, triedAt: Date): boolean =>
  failures >= STUCK_TRIES && triedAt.getTime() - since.getTime() >= STUCK_AFTER_MS;

export interface SetUp {
  linkBase: string;
  postalAddress: string | null;
  mailbox: Parameters<typeof lackOf>[0] | null;
}

/**
 * What real mail needs and the sandbox does without: links that work, a postal address below the text (CAN-SPAM), a
 * server, and somebody who reads what comes back. The secret key is there from the first start.
 */
export function missingFor({ linkBase, postalAddress, mailbox }: SetUp): string | null {
  if (!linkBase.startsWith('https://')) return 'no_public_url';
  if (!postalAddress?.trim()) return 'no_postal_address';
  return mailbox && lackOf(mailbox);
}

/** What a mailbox of real mail still needs. */
export function lackOf(
  mailbox: Pick<Mailbox, 'wire' | 'repliesBy' | 'imap' | 'lastReadAt'>,
): 'no_mail_server' | 'no_way_to_read_replies' | 'mailbox_not_read_yet' | null {
  if (mailbox.wire !== 'smtp') return 'no_mail_server';
  if (mailbox.repliesBy === 'webhook') return null;
  if (!mailbox.imap) return 'no_way_to_read_replies';
  // Reading starts with what arrives from then on: an answer that came before would be lost.
  return mailbox.lastReadAt ? null : 'mailbox_not_read_yet';
}
