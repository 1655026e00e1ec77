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
    ...answerToWrite(lead, name, '; with that you take the lead'),
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

/** Phone before mail: who has just written can be reached now. */
export const contactLines = ({ phone, email }: Pick<Lead, 'phone' | 'email'>): string[] =>
  [phone, email].filter((line) => line !== null).map((line) => oneLine(line, LINE));

const STANDING_WORDS = { met: 'yes', not_met: 'no', unknown: 'not known' };

const knownLine = ({ name, standing, quote }: QualificationFinding): string =>
  `${oneLine(name, LINE)}: ${STANDING_WORDS[standing]}${quote ? ` ("${oneLine(quote, QUOTE_LINE)}")` : ''}`;
