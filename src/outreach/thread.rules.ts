import type { Message } from '../messages/message.entity.js';
import { wasSaid } from '../messages/thread-lines.js';
import { withoutPrefix } from '../mail/subject-prefix.js';
import type { ThreadParent } from '../mail/thread-headers.js';

/** The mail this one answers, or else the last one of the thread; null for the first mail to a lead. */
export function parentIn(thread: Message[], message: Pick<Message, 'answersId'>): ThreadParent | null {
  const exchanged = thread.filter((other) => wasSaid(other) && other.messageId);
  const answered = exchanged.find(({ id }) => id === message.answersId);
  const parent = answered ?? exchanged.at(-1);
  if (!parent) return null;
  const inReplyTo = parent.inReplyTo ? [parent.inReplyTo] : [];
  return { messageId: parent.messageId, inReplyTo, references: parent.references };
}

/** A thread keeps its first subject; only its first mail has one of its own. */
export function subjectIn(thread: Message[], message: Pick<Message, 'answersId' | 'subject'>): string {
  const answered = thread.find(({ id }) => id === message.answersId);
  const said = thread.filter(wasSaid);
  const first = answered ?? said.find(({ direction }) => direction === 'out') ?? said[0];
  return first ? `Re: ${withoutPrefix(first.subject)}`.trim() : message.subject;
}
