import type { ThreadLine } from '../writer/writer.js';
import { type Message, UNDELIVERED } from './message.entity.js';

/**
 * Whether it was really said: mails that left and mails that came in. `unknown` may have arrived, so it counts; what a mail
 * server reported did not come from the lead.
 */
export const wasSaid = ({ direction, status, meaning, flags }: Said): boolean =>
  direction === 'in'
    ? meaning?.class !== 'bounce'
    : (status === 'sent' || status === 'unknown') && !flags.includes(UNDELIVERED);

type Said = Pick<Message, 'direction' | 'status' | 'meaning' | 'flags'>;

/** The lead knows the address that wrote to them last. Null: nobody has. */
export const lastMailbox = (thread: Message[]): string | null =>
  thread.findLast(({ direction, status }) => direction === 'out' && status === 'sent')?.mailboxId ?? null;

export function threadLines(thread: Message[]): ThreadLine[] {
  return thread.filter(wasSaid).map((message) => ({
    from: message.direction === 'in' ? 'lead' : 'us',
    at: (message.sentAt ?? message.receivedAt ?? message.createdAt).toISOString(),
    subject: message.subject,
    text: message.body,
    ...(message.kind === 'person' ? { by: 'person' as const } : {}),
  }));
}
