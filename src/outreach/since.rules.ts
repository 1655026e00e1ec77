import type { CameBack } from '../cadences/enrollment.entity.js';
import type { Message } from '../messages/message.entity.js';
import { wasSaid } from '../messages/thread-lines.js';
import type { AskedBack, HumanStretch } from '../writer/since.js';

const MACHINES = ['bounce', 'out_of_office', 'auto_reply'];

type Said = Pick<Message, 'direction' | 'status' | 'meaning' | 'flags' | 'sentAt' | 'receivedAt' | 'createdAt'>;

/** What nobody has read yet may be a person's. */
export const isOfPerson = ({ meaning }: Pick<Message, 'meaning'>): boolean => !MACHINES.includes(meaning?.class ?? '');

/** The lead's wish that we come back later, as long as it is the last word a person said. */
export function askedBack(thread: readonly Said[]): AskedBack | null {
  const last = thread.filter((message) => wasSaid(message) && isOfPerson(message)).at(-1);
  if (last?.direction !== 'in' || last.meaning?.class !== 'later') return null;
  return { on: (last.receivedAt ?? last.createdAt).toISOString(), words: last.meaning.evidence };
}

/** The time with a rep, until the agent has written again. */
export function humanStretch(cameBack: CameBack | null, thread: readonly Said[]): HumanStretch | null {
  const wroteSince = thread.some(
    ({ sentAt }) => sentAt !== null && cameBack !== null && sentAt.toISOString() > cameBack.until,
  );
  return cameBack && !wroteSince ? cameBack : null;
}
