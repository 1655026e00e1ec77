import { DateTime, type DateTimeUnit } from 'luxon';
import type { CorpusReply } from './corpus.js';

type ResumeRule = Pick<CorpusReply, 'resumeInDays' | 'resumeOn'>;

/** A moment as the wall clock of `zone` (IANA) shows it; a zone nobody knows counts as UTC. */
export function localTime(at: Date, zone: string): DateTime<true> {
  const local = DateTime.fromJSDate(at, { zone });
  const shown = local.isValid ? local : DateTime.fromJSDate(at, { zone: 'utc' });
  if (!shown.isValid) throw new RangeError('not a date');
  return shown;
}

/** Nobody is back on a Saturday: a day of the week-end becomes the Monday after it. */
function toWorkday(day: DateTime<true>): DateTime<true> {
  return day.weekday > 5 ? day.plus({ days: 8 - day.weekday }) : day;
}

function nextYearly(written: DateTime<true>, month: number, day: number): DateTime<true> {
  const thisYear = written.set({ month, day });
  return thisYear > written ? thisYear : written.plus({ years: 1 }).set({ month, day });
}

function applyRule(rule: string, written: DateTime<true>): DateTime<true> {
  const [kind, value = ''] = rule.split(':');
  if (kind === 'start_of') {
    const unit = value as DateTimeUnit;
    return written.startOf(unit).plus({ [unit]: 1 });
  }
  if (kind === 'month') return nextYearly(written, Number(value), 1);
  if (kind === 'day') return nextYearly(written, Number(value.slice(0, 2)), Number(value.slice(3)));
  const ahead = (Number(value) - written.weekday + 6) % 7;
  return written.plus({ days: ahead + 1 });
}

/** The day a reply names, as a person reading it on the day it was written would note it down; null when it names none. */
export function resumeDay(reply: ResumeRule, writtenAt: Date, zone: string): DateTime<true> | null {
  const written = localTime(writtenAt, zone).startOf('day');
  if (reply.resumeInDays) return toWorkday(written.plus({ days: reply.resumeInDays }));
  return reply.resumeOn ? toWorkday(applyRule(reply.resumeOn, written)) : null;
}
