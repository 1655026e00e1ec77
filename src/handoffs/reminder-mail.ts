import type { Lead } from '../leads/lead.entity.js';
import { answerToWrite, contactLines } from './offer-mail.js';
import { excerpt, type NoticeText, oneLine, quoted } from './notice-text.js';
import type { LinkAct } from './offer-links.js';
import { nameOf } from './plain-brief.js';

/** Makes the address of one act on the rep's offer. */
export type LinkTo = (act: LinkAct) => string;

const NAME = 80;
const REPLY = 1_500;

/** `first_action_due`: taken, and nobody has been in touch. `gone_stale`: no outcome for a week. */
export type ReminderKind = 'first_action_due' | 'gone_stale';

/** One link per answer, so that keeping the books takes a thumb and two seconds. */
const ANSWERS: [LinkAct, string][] = [
  ['contacted', 'I am in touch with them'],
  ['meeting_booked', 'A meeting is booked'],
  ['won', 'Won'],
  ['no_interest', 'No interest'],
  ['unreachable', 'I cannot reach them'],
  ['not_a_fit', 'Not a fit'],
  ['return', 'Give them back to the agent'],
];

export function reminderMail(kind: ReminderKind, lead: Lead, linkTo: LinkTo): NoticeText {
  const name = oneLine(nameOf(lead), NAME);
  const stale = kind === 'gone_stale';
  const body = [
    stale
      ? `You have had ${name} for a week without an outcome. How does it stand?`
      : `You took ${name}, and they may still be waiting to hear from you.`,
    contactLines(lead).join('\n'),
    stale ? 'Answer with one link:' : 'A call today still finds them interested. Or answer with one link:',
    ...ANSWERS.map(([act, words]) => `${words}:\n${linkTo(act)}`),
    ...answerToWrite(lead, name),
  ];
  return {
    subject: stale ? `How does it stand with ${name}?` : `Still waiting for you: ${name}`,
    body: `${body.filter(Boolean).join('\n\n')}\n`,
    links: ANSWERS.map(([act]) => linkTo(act)),
  };
}

/** The lead wrote once more while the rep has it. */
export function wroteAgainMail(lead: Lead, reply: string, linkTo: LinkTo): NoticeText {
  const name = oneLine(nameOf(lead), NAME);
  const body = [
    `${name} wrote again:`,
    quoted(excerpt(reply, REPLY)),
    contactLines(lead).join('\n'),
    ...answerToWrite(lead, name),
    `The lead's page:\n${linkTo('accept')}`,
  ];
  return { subject: `${name} wrote again`, body: `${body.join('\n\n')}\n`, links: [linkTo('accept')] };
}

/** A supervisor gave the lead to somebody else. */
export function passedOnMail(lead: Lead): NoticeText {
  const name = oneLine(nameOf(lead), NAME);
  return {
    subject: `${name} went to a colleague`,
    body: `${name} was given to a colleague. You need not do anything; please do not call them.\n`,
    links: [],
  };
}
