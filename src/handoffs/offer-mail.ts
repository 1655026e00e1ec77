import type { Lead } from '../leads/lead.entity.js';
import type { QualificationFinding } from '../writer/qualification.js';
import type { HandoffBrief, ThreadLine } from '../writer/writer.js';
import { atTime, excerpt, type NoticeText, oneLine, quoted, section, threadText } from './notice-text.js';
import { nameOf } from './plain-brief.js';

export interface OfferMailFacts {
  lead: Lead;
  brief: HandoffBrief;
  isCall: boolean;
  thread: ThreadLine[];
  /** Why nothing may be mailed to the lead; null: they may be written to. */
  closed: string | null;
  /** When it is offered to somebody else. */
  expiresAt: Date;
  /** The rep's. */
  timeZone: string;
  acceptUrl: string;
  declineUrl: string;
}

const SUBJECT_NAME = 80;
const LINE = 500;
const QUOTE = 600;
const QUOTE_LINE = 160;

/** The mail a rep reads on a phone between two calls: who, why now, what to do, and the two links; the thread comes last. */
export function offerMail(facts: OfferMailFacts): NoticeText {
  const { lead, brief, isCall, acceptUrl, declineUrl } = facts;
  const name = oneLine(nameOf(lead), SUBJECT_NAME);
  const company =
    lead.company && name !== oneLine(lead.company, SUBJECT_NAME) ? oneLine(lead.company, SUBJECT_NAME) : '';
  const body = [
    oneLine(brief.who, LINE),
    ...section('Why now', oneLine(brief.whyWarm, LINE), brief.quote && quoted(excerpt(brief.quote, QUOTE))),
    ...section('They asked', ...brief.asked.map((question) => `> ${oneLine(question, LINE)}`)),
    ...section('What is known', ...(brief.qualification ?? []).map(knownLine)),
    ...section('Next step', oneLine(brief.nextStep, LINE)),
    ...section('Reach them', ...contactLines(lead)),
    `Take this lead (until ${atTime(facts.expiresAt, facts.timeZone)}, then a colleague is asked):\n${acceptUrl}`,
    ...(facts.closed === null
      ? answerToWrite(lead, name, '; with that you take the lead')
      : [unwritable(facts.closed)]),
    `Not for you? Pass it on at once:\n${declineUrl}`,
    ...section(
      'The mails so far, newest first',
      facts.thread.length > 0 ? `\n${threadText(facts.thread, facts.timeZone)}` : '',
    ),
  ];
  return {
    subject: `${isCall ? 'Please call' : 'Warm lead'}: ${[name, company].filter(Boolean).join(', ')}`,
    body: `${body.join('\n\n')}\n`,
    links: [acceptUrl, declineUrl],
  };
}

/** Said only where a mail can reach the lead. */
export const answerToWrite = ({ email }: Pick<Lead, 'email'>, name: string, so = ''): string[] =>
  email === null ? [] : [`Answer this mail, and what you write goes to ${name}, in the thread and in your name${so}.`];

/** Whoever answered all the same would get their words back. */
const unwritable = (reason: string): string =>
  `Please call: ${CLOSED[reason] ?? 'their address is closed'}, so no mail is sent to them.`;

const CLOSED: Record<string, string> = {
  unsubscribed: 'they asked for no more mails before they wrote this',
  bounced: 'their address does not exist',
};

/** Phone before mail: who has just written can be reached now. */
export const contactLines = ({ phone, email }: Pick<Lead, 'phone' | 'email'>): string[] =>
  [phone, email].filter((line) => line !== null).map((line) => oneLine(line, LINE));

const STANDING_WORDS = { met: 'yes', not_met: 'no', unknown: 'not known' };

const knownLine = ({ name, standing, quote }: QualificationFinding): string =>
  `${oneLine(name, LINE)}: ${STANDING_WORDS[standing]}${quote ? ` ("${oneLine(quote, QUOTE_LINE)}")` : ''}`;
