/** Where a mail lies. */
export interface InboxPlace {
  folder: string;
  uidValidity: string;
}

const SECOND = 1_000;
const DAY = 86_400_000;

/** Shorter than the time after which a mailbox counts as unread: what was mended shows in time. */
const LONGEST_WAIT_SECONDS = 900;

/** When a mailbox is looked into again: each failure in a row doubles the wait. */
export function nextVisitAt(now: Date, everySeconds: number, failures: number): Date {
  const doubled = everySeconds * 2 ** Math.min(failures, 10);
  return new Date(now.getTime() + Math.max(everySeconds, Math.min(doubled, LONGEST_WAIT_SECONDS)) * SECOND);
}

/**
 * From when on mails are read again after a renumbering (RFC 9051 §2.3.1.1): what was saved before is known by what it
 * says, and what lay there before the first visit was never ours to read. Two days, because servers search by days of
 * their own zone.
 */
export function readAgainSince(openedAt: Date | null, lastReadAt: Date | null, now: Date): Date {
  const overlap = (lastReadAt ?? now).getTime() - 2 * DAY;
  return new Date(Math.max(overlap, openedAt?.getTime() ?? 0));
}

/** Who wrote a mail that cannot be parsed, as far as its first lines tell. */
export function senderIn(raw: Buffer): string | null {
  const head = raw.subarray(0, 64 * 1024).toString('latin1');
  return /^from:[^\n]{0,500}?([^\s<>,"@]{1,64}@[^\s<>,"@]{1,255})/im.exec(head)?.[1]?.toLowerCase() ?? null;
}
