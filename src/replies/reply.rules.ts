import { DateTime } from 'luxon';
import type { Bounce } from '../mail/bounce.js';
import type { Decision } from '../messages/message.entity.js';
import type { Meaning, ReplyClass } from '../writer/writer.js';

export interface ReplyContext {
  now: Date;
  /** The lead's IANA zone. */
  zone: string;
  /** The mail names our Message-ID but comes from another address: somebody else may be writing. */
  otherSender: boolean;
  /** A rep has the lead: every reply is theirs. */
  withRep: boolean;
  /** Deliveries to this lead that failed for now, before this reply. */
  softBounces: number;
}

/** Below this a person reads the reply before anything follows from it. */
const SURE_ENOUGH = 0.5;

/** When a lead says "later" and no date. */
const LATER_DAYS = 60;

/** When an absence names no day of return, and the day after one that does: inboxes are full on the first day back. */
const AWAY_DAYS = 7;
const AFTER_RETURN_DAYS = 1;

/** A full mailbox may be emptied; after so many it is given up. */
const SOFT_BOUNCE_DAYS = 3;
export const MAX_SOFT_BOUNCES = 3;

/** No wait runs longer than this, whatever date was read: a person should look at the lead again before. */
const MAX_WAIT_DAYS = 366;

/** What each class of reply does, when nothing speaks against it. */
const ACTS: Record<ReplyClass, (meaning: Meaning, context: ReplyContext) => Decision> = {
  interested: handOff,
  wants_meeting: handOff,
  objection: handOff,
  question: (meaning) => ({ act: 'answer', reason: meaning.class, until: null }),
  later: (meaning, context) => snooze('snoozed', meaning.resumeOn, 0, LATER_DAYS, context),
  out_of_office: (meaning, context) => snooze('out_of_office', meaning.resumeOn, AFTER_RETURN_DAYS, AWAY_DAYS, context),
  not_interested: stop,
  wrong_person: stop,
  unsubscribe: () => ({ act: 'suppress', reason: 'unsubscribed', until: null }),
  complaint: () => ({ act: 'suppress', reason: 'complained', until: null }),
  bounce: () => ({ act: 'suppress', reason: 'bounced', until: null }),
  auto_reply: () => ({ act: 'resume', reason: 'auto_reply', until: null }),
  unclear: () => ({ act: 'ask_person', reason: 'unclear', until: null }),
};

/** From what a reply means to what we do. A wish to be left alone is obeyed whoever expresses it and however unsure we are. */
export function decide(meaning: Meaning, context: ReplyContext): Decision {
  const decision = ACTS[meaning.class](meaning, context);
  if (decision.act === 'suppress' && meaning.class !== 'bounce' && !context.otherSender) return decision;
  if (isMachine(meaning.class)) return decision;
  if (context.withRep) return { act: 'hand_off', reason: meaning.class, until: null };
  if (context.otherSender) return { act: 'ask_person', reason: 'other_sender', until: null };
  if (meaning.confidence < SURE_ENOUGH) return { act: 'ask_person', reason: 'not_sure', until: null };
  return decision;
}

/** The same for a reading; of a bounce, only one for good gives the address up at once. */
export function decideReading(
  { meaning, bounce }: { meaning: Meaning; bounce: Pick<Bounce, 'kind'> | null },
  context: ReplyContext,
): Decision {
  switch (bounce?.kind) {
    // A note of a server that goes on trying.
    case 'delayed':
      return { act: 'resume', reason: 'delivery_delayed', until: null };
    // That is about us, not about the lead: a person looks.
    case 'policy':
      return { act: 'ask_person', reason: 'refused_by_policy', until: null };
    case 'soft':
      if (context.softBounces + 1 >= MAX_SOFT_BOUNCES) return { act: 'suppress', reason: 'bounced', until: null };
      return snooze('snoozed', null, 0, SOFT_BOUNCE_DAYS, context);
    default:
      return decide(meaning, context);
  }
}

const isMachine = (kind: ReplyClass): boolean => kind === 'bounce' || kind === 'out_of_office' || kind === 'auto_reply';

function handOff(meaning: Meaning): Decision {
  return { act: 'hand_off', reason: meaning.class, until: null };
}

function stop(meaning: Meaning): Decision {
  return { act: 'stop', reason: meaning.class, until: null };
}

/** Until the morning of a day in the lead's zone: `resumeOn` and some days, or so many days from now. */
function snooze(
  reason: string,
  resumeOn: string | null,
  daysAfter: number,
  daysWithout: number,
  { now, zone }: ReplyContext,
): Decision {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const named = resumeOn ? DateTime.fromISO(resumeOn, { zone }).plus({ days: daysAfter }) : null;
  const day = named?.isValid && named > today ? named : today.plus({ days: daysWithout });
  const latest = today.plus({ days: MAX_WAIT_DAYS });
  return { act: 'snooze', reason, until: DateTime.min(day, latest).set({ hour: 8 }).toUTC().toISO() };
}
