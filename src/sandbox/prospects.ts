import type { DateTime } from 'luxon';
import type { CorpusReply, ReplyClass } from './corpus.js';
import { domainOf } from './reply-text.js';
import { localTime, resumeDay } from './resume-date.js';
import { pickWeighted, roll } from './roll.js';

export type Temperament = ReplyClass | 'silent';

/** Per cent of all leads. Cold and old leads are mostly silent; the rest is spread wide enough to see every class in 500. */
export const TEMPERAMENT_WEIGHTS: Readonly<Record<Temperament, number>> = {
  silent: 55,
  interested: 8,
  wants_meeting: 4,
  question: 6,
  objection: 4,
  later: 3,
  not_interested: 5,
  wrong_person: 2,
  unsubscribe: 3,
  complaint: 0.5,
  out_of_office: 4,
  bounce: 4,
  auto_reply: 1,
  unclear: 0.5,
};

/** What the next mail brings from somebody who has answered once. Whoever is not listed has said the last word. */
const SECOND_ANSWERS: Partial<Record<Temperament, Partial<Record<Temperament, number>>>> = {
  question: { silent: 50, wants_meeting: 20, interested: 15, not_interested: 10, objection: 5 },
  objection: { silent: 55, not_interested: 20, interested: 15, wants_meeting: 10 },
  later: { silent: 70, interested: 15, wants_meeting: 10, not_interested: 5 },
  out_of_office: {
    silent: 50,
    interested: 15,
    not_interested: 12,
    question: 10,
    wants_meeting: 5,
    later: 5,
    unsubscribe: 3,
  },
  auto_reply: { silent: 70, interested: 15, question: 10, not_interested: 5 },
  unclear: { silent: 60, interested: 20, not_interested: 20 },
};

const FIRST_ANSWERED_MAIL = { '1': 50, '2': 30, '3': 20 };
const MACHINES: readonly Temperament[] = ['out_of_office', 'auto_reply', 'bounce'];

/** Minutes after midnight between which people write on a working day: 7:30 to 22:00. */
const AWAKE = { from: 450, to: 1320 };

/** One of our mails as the person at the other end gets it. */
export interface MailSeen {
  seed: string;
  email: string;
  /** Which of our mails to this lead it is, answers counted too; the first is 1. */
  mailNumber: number;
  /** The lead's language; a region subtag is ignored. */
  language: string;
  sentAt: Date;
  /** IANA time zone of the lead. */
  zone: string;
}

/** What the agent ought to make of a reply. */
export interface Truth {
  class: ReplyClass;
  /** ISO date in the lead's zone. */
  resumeOn?: string;
  referral?: CorpusReply['referral'];
  answeredBy?: string[];
  bounce?: CorpusReply['bounce'];
}

export interface Reaction {
  /** From our mail's `sentAt` to the reply. */
  delayMinutes: number;
  replyId: string;
  truth: Truth;
}

/** What kind of person (or dead address) is behind a lead: the same for the same seed and address, in any case. */
export function temperamentOf(seed: string, email: string): Temperament {
  return pickWeighted(TEMPERAMENT_WEIGHTS, roll(seed, addressKey(email), 'temperament'));
}

/** What comes back for one of our mails, and when; null is silence. Throws when the corpus has no reply of the class. */
export function reactTo(mail: MailSeen, corpus: readonly CorpusReply[]): Reaction | null {
  const kind = answerTo(mail);
  if (kind === 'silent') return null;
  const delayMinutes = MACHINES.includes(kind) ? machineDelay(mail) : humanDelay(mail);
  const reply = pickReply(mail, kind, corpus);
  const writtenAt = new Date(mail.sentAt.getTime() + delayMinutes * 60_000);
  return { delayMinutes, replyId: reply.id, truth: truthOf(reply, writtenAt, mail) };
}

function truthOf(reply: CorpusReply, writtenAt: Date, { email, zone }: MailSeen): Truth {
  const resumeOn = resumeDay(reply, writtenAt, zone)?.toISODate();
  const referredTo = reply.referral?.email?.replace('{domain}', domainOf(email));
  return {
    class: reply.class,
    ...(resumeOn && { resumeOn }),
    ...(reply.referral && { referral: { ...reply.referral, ...(referredTo && { email: referredTo }) } }),
    ...(reply.answeredBy && { answeredBy: reply.answeredBy }),
    ...(reply.bounce && { bounce: reply.bounce }),
  };
}

function answerTo({ seed, email, mailNumber }: MailSeen): Temperament {
  const temperament = temperamentOf(seed, email);
  if (temperament === 'bounce') return 'bounce'; // a dead address bounces every mail, not only the first
  const first = MACHINES.includes(temperament)
    ? 1
    : Number(pickWeighted(FIRST_ANSWERED_MAIL, roll(seed, addressKey(email), 'patience')));
  if (mailNumber === first) return temperament;
  const second = mailNumber === first + 1 ? SECOND_ANSWERS[temperament] : undefined;
  return second ? pickWeighted(second, roll(seed, addressKey(email), 'second')) : 'silent';
}

function pickReply(mail: MailSeen, kind: ReplyClass, corpus: readonly CorpusReply[]): CorpusReply {
  const own = mail.language.toLowerCase().split(/[-_]/)[0];
  const ofClass = corpus.filter((reply) => reply.class === kind);
  const spoken = ofClass.filter((reply) => reply.language === own);
  const choices = spoken.length ? spoken : ofClass.filter((reply) => reply.language === 'en');
  const choice = choices[Math.floor(roll(mail.seed, addressKey(mail.email), 'words', kind) * choices.length)];
  if (!choice) throw new RangeError(`the corpus has no ${kind} reply in ${mail.language} or English`);
  return choice;
}

function machineDelay(mail: MailSeen): number {
  return 1 + Math.floor(mailRoll(mail, 'machine') * 2);
}

/** Minutes to two days, put off until the lead is awake; a week-end can add to it. */
function humanDelay(mail: MailSeen): number {
  const chance = mailRoll(mail, 'wait');
  const pace = mailRoll(mail, 'pace');
  const wait = chance < 0.35 ? 4 + pace * 56 : chance < 0.7 ? 60 + pace * 300 : 360 + pace * 2340;
  const sent = localTime(mail.sentAt, mail.zone);
  const written = whenAwake(sent.plus({ minutes: wait }), mailRoll(mail, 'morning'), mailRoll(mail, 'weekend'));
  return Math.max(1, Math.floor(written.diff(sent).as('minutes')));
}

function whenAwake(at: DateTime<true>, morning: number, weekend: number): DateTime<true> {
  const minute = at.hour * 60 + at.minute;
  const awake = minute >= AWAKE.from && minute < AWAKE.to;
  // one in four reads business mail on a Saturday or Sunday
  if (awake && (at.weekday <= 5 || weekend < 0.25)) return at;
  const desk = at.startOf('day').plus({ days: minute < AWAKE.from ? 0 : 1 });
  const workday = desk.weekday > 5 ? desk.plus({ days: 8 - desk.weekday }) : desk;
  return workday.plus({ hours: 8, minutes: Math.floor(morning * 170) });
}

function mailRoll(mail: MailSeen, topic: string): number {
  return roll(mail.seed, addressKey(mail.email), topic, mail.mailNumber);
}

function addressKey(email: string): string {
  return email.trim().toLowerCase();
}
