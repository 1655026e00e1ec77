import type { EnrollmentStand } from '../cadences/cadence.rules.js';
import type { Enrollment } from '../cadences/enrollment.entity.js';
import type { Decision } from '../messages/message.entity.js';
import type { ReplyClass } from '../writer/writer.js';
import { isFromMachine } from './reply.rules.js';

/** A decision about a reply, and what it is carried out amid. */
export interface Decided {
  decision: Decision;
  class: ReplyClass;
  /** The lead's open enrollment. */
  open: Pick<Enrollment, 'resumeAt'>;
  /** Other replies of the lead are not settled. */
  othersWait: boolean;
}

/**
 * What an open enrollment becomes by a reply that does not end it; null when it stays as it is.
 *
 * A date that a person gave, or that an answer of ours waits for, outlives the mails of machines: a robot's receipt does not set
 * going again what was to rest until March, and an absence only makes a wait longer.
 */
export function standAfter({ decision, class: kind, open, othersWait }: Decided): EnrollmentStand | null {
  const { act, reason, until } = decision;
  if (act === 'resume') return othersWait || open.resumeAt ? null : { status: 'active', reason: 'reply_settled' };
  if (act !== 'snooze' || until === null) return null;
  const resumeAt = new Date(until);
  const restsLonger = open.resumeAt !== null && open.resumeAt >= resumeAt;
  return isFromMachine(kind) && restsLonger ? null : { status: 'paused', reason, resumeAt };
}
