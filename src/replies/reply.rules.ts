import { DateTime } from 'luxon';
import type { Bounce } from '../mail/bounce.js';
import type { Decision } from '../messages/message.entity.js';
import type { Meaning, ReplyClass } from '../writer/writer.js';

/** Where a reply finds its lead. */
export interface ReplyContext {
  now: Date;
  /** The lead's IANA zone. */
  zone: string;
  /** A rep has the lead: every reply of a person is theirs. */
  withRep: boolean;
  /** The lead is in a cadence that has a step left. */
  canGoOn: boolean;
}

/** And what is known of the mail itself; a person who has read it needs none of this. */
export interface MailContext extends ReplyContext {
  /** It comes from another address than the lead's: somebody else may be writing. */
  otherSender: boolean;
  /** It answers a mail of ours, by Message-ID or the tag of our address; any other, anybody could have written. */
  answersOurs: boolean;
  /** It answers a mail that went to an address the lead no longer has. */
  formerAddress: boolean;
  /** Deliveries to this lead that failed for now, before this reply. */
  softBounces: number;
}

/** Below this a person reads the reply before anything follows from it. */
const SURE_ENOUGH = 0.5;

/** What ends a lead's follow-up must be surer than what passes the lead on: one wrongly given up is one forgotten. */
const SURE_ENOUGH_TO_STOP = 0.8;

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
  question: (meaning) => plain('answer', meaning.class),
  // Who has had every step would never hear from us again, however politely they asked to.
  later: (meaning, context) =>
    context.canGoOn ? snooze('snoozed', meaning.resumeOn, 0, LATER_DAYS, context) : handOff(meaning),
  out_of_office: (meaning, context) => snooze('out_of_office', meaning.resumeOn, AFTER_RETURN_DAYS, AWAY_DAYS, context),
  not_interested: (meaning) => plain('stop', meaning.class),
  wrong_person: (meaning) => plain('stop', meaning.class),
  unsubscribe: () => plain('suppress', 'unsubscribed'),
  complaint: () => plain('suppress', 'complained'),
  bounce: () => plain('suppress', 'bounced'),
  auto_reply: () => plain('resume', 'auto_reply'),
  unclear: () => plain('ask_person', 'unclear'),
};

/** From what a person says a reply means to what we do: only a rep who has the lead comes between. */
export function decideAsTold(meaning: Meaning, context: ReplyContext): Decision {
  const decision = ACTS[meaning.class](meaning, context);
  const goesToRep = context.withRep && decision.act !== 'suppress' && !isFromMachine(meaning.class);
  return goesToRep ? handOff(meaning) : decision;
}

/**
 * From what the agent understood to what it does. A wish to be left alone is obeyed at once, however unsure we are. Only when
 * it comes from another address it is not: a forwarded mail would close a lead who wants to talk. The cadence stands still
 * either way, and a person is asked.
 */
export function decide(meaning: Meaning, context: MailContext): Decision {
  const decision = decideAsTold(meaning, context);
  const wantsSilence = decision.act === 'suppress' && meaning.class !== 'bounce';
  if (decision.act === 'hand_off' && context.withRep) return decision;
  if (context.otherSender) return plain('ask_person', wantsSilence ? 'opt_out_by_other_sender' : 'other_sender');
  if (wantsSilence || decision.act === 'ask_person') return decision;
  // Bounces are read from their structure; one that only a writer saw has none.
  if (meaning.class === 'bounce') return plain('ask_person', 'bounce_without_proof');
  const enough = decision.act === 'stop' ? SURE_ENOUGH_TO_STOP : SURE_ENOUGH;
  return meaning.confidence < enough ? plain('ask_person', 'not_sure') : decision;
}

/** The same for a reading. `doubt`: why the mail itself cannot be trusted to say what it seems to. */
export function decideReading(
  { meaning, bounce, doubt }: { meaning: Meaning; bounce: Pick<Bounce, 'kind'> | null; doubt: string | null },
  context: MailContext,
): Decision {
  if (bounce) return decideBounce(bounce.kind, context);
  const decision = decide(meaning, context);
  return doubt && decision.act === 'ask_person' ? { ...decision, reason: doubt } : decision;
}

/** Only a failure for good gives the address up at once. */
function decideBounce(kind: Bounce['kind'], context: MailContext): Decision {
  // A note of a server that goes on trying.
  if (kind === 'delayed') return plain('resume', 'delivery_delayed');
  if (context.formerAddress) return plain('resume', 'former_address');
  // That is about us, not about the lead: a person looks.
  if (kind === 'policy') return plain('ask_person', 'refused_by_policy');
  if (!context.answersOurs) return plain('ask_person', 'bounce_without_proof');
  if (kind === 'hard' || context.softBounces + 1 >= MAX_SOFT_BOUNCES) return plain('suppress', 'bounced');
  return snooze('snoozed', null, 0, SOFT_BOUNCE_DAYS, context);
}

/** Nobody has written it: it tells a rep nothing, and gives no date that a person gave. */
export const isFromMachine = (kind: ReplyClass): boolean =>
  kind === 'bounce' || kind === 'out_of_office' || kind === 'auto_reply';

const plain = (act: Decision['act'], reason: string): Decision => ({ act, reason, until: null });

function handOff(meaning: Meaning): Decision {
  return plain('hand_off', meaning.class);
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
