import type { CameBack } from '../cadences/enrollment.entity.js';
import type { Message } from '../messages/message.entity.js';
import { wasSaid } from '../messages/thread-lines.js';
import type { AskedBack, HumanStretch } from '../writer/since.js';

const MACHINES = ['bounce', 'out_of_office', 'auto_reply'];

type Said = Pick<Message, 'direction' | 'status' | 'meaning' | 'flags' | 'sentAt' | 'receivedAt' | 'createdAt'>;

/** The lead's wish that we come back later, as long as it is the last word a person said. */
export function askedBack(thread: readonly Said[]): AskedBack | null {
  const isPerson = ({ meaning }: Said): boolean => !MACHINES.includes(meaning?.class ?? '');
  const last = thread.filter((message) => wasSaid(message) && isPerson(message)).at(-1);
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
