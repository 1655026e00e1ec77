import type { ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { ABSENCE_WORDS } from './absence-words.js';
import type { AbsenceWords } from './absence-words.js';
import { type Day, thisOrNextYear, withMonthEnds, withMonths } from './named-months.js';

type DateParts = ParsedResult['start'];

interface Mention {
  day: Day;
  at: number;
  end: number;
  /** "Monday" alone. */
  isWeekday: boolean;
  /** The end of "2 – 13 March". */
  endsRange: boolean;
}

/** A notice names its dates early; the rest is signature. */
const MAX_TEXT = 4_000;
const MAX_SENTENCE = 400;

/** Longer absences are read wrongly more often than they are true. */
const MAX_DAYS_AWAY = 400;

/**
 * The first day back (`YYYY-MM-DD`) that an absence notice names, counted from the day it was sent.
 * A day of return is trusted before the end of an absence; a date that has passed counts for nothing.
 */
export function readReturnDate(text: string, sent: Date, utcOffsetMinutes = 0): string | null {
  const today = DateTime.fromJSDate(sent)
    .setZone(`UTC${offsetText(utcOffsetMinutes)}`)
    .startOf('day');
  if (!today.isValid) return null;
  const sentences = splitSentences(text);
  const days = [firstDayBack, dayAfterAbsence].map((read) =>
    firstOf(sentences, (sentence) =>
      firstOf(ABSENCE_WORDS, (words) => read(spellOut(sentence, words, today), words, today)),
    ),
  );
  const day = days.find((found) => found !== null);
  return day?.toISODate() ?? null;
}

function firstDayBack(sentence: string, words: AbsenceWords, today: Day): Day | null {
  const phrase = words.back.exec(sentence);
  if (!phrase) return null;
  const mentions = datesIn(sentence, words, today);
  const after = mentions.find(({ at, endsRange }) => at > phrase.index && !endsRange);
  if (after) return after.day;
  const namesAbsence =
    words.until.test(sentence) || words.span.test(sentence) || mentions.some(({ endsRange }) => endsRange);
  return namesAbsence ? null : (mentions.at(-1)?.day ?? null);
}

function dayAfterAbsence(sentence: string, words: AbsenceWords, today: Day): Day | null {
  if (!words.absence.test(sentence) && !words.until.test(sentence)) return null;
  const mentions = datesIn(sentence, words, today);
  const last = mentions.reduce<Day | null>((latest, { day }) => (latest && latest > day ? latest : day), null);
  if (!last) return null;
  const inclusive =
    mentions.length > 1 ||
    /\bfrom \d/i.test(sentence) ||
    /\b(?:through|thru|incl)/i.test(sentence) ||
    !words.until.test(sentence);
  return words.untilIsWorked && !inclusive ? last : last.plus({ days: 1 });
}

const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

/** What stands before the end of a range. */
const DASHED = /[\p{L}\d.)]\s*[-–—~〜]{1,2}\s*(?:\p{L}{2,12}\.?,?\s+)?$/u;

/** Every date in the sentence, spelled out, that lies ahead; in its order. */
function datesIn(sentence: string, words: AbsenceWords, today: Day): Mention[] {
  const numeric = [...sentence.matchAll(ISO_DATE)].flatMap(({ index: at, 0: text }) => {
    const day = DateTime.fromISO(text, { zone: today.zone });
    if (!day.isValid || !isAhead(day, today)) return [];
    return [{ day, at, end: at + text.length, isWeekday: false, endsRange: DASHED.test(sentence.slice(0, at)) }];
  });
  const rest = sentence.replace(ISO_DATE, (text) => ' '.repeat(text.length));
  const all = [...numeric, ...worded(rest, words, today)].sort((a, b) => a.at - b.at);
  return all.filter((mention, place) => !isNamedBy(mention, all[place + 1], sentence));
}

/** Of "Monday the 16th of March" and "martedì 17/03" the weekday says nothing of its own. */
const isNamedBy = (mention: Mention, next: Mention | undefined, sentence: string): boolean =>
  mention.isWeekday && next !== undefined && /^[\s,(]*(?:\p{L}{1,4}\s+)?$/u.test(sentence.slice(mention.end, next.at));

function worded(sentence: string, words: AbsenceWords, today: Day): Mention[] {
  const reference = { instant: today.set({ hour: 12 }).toJSDate(), timezone: today.offset };
  const parts = words.dates
    .parse(sentence, reference)
    .filter(({ start, index, text }) => !isHour(start) && !NOW.test(text) && standsAlone(sentence, index, text.length))
    .flatMap(({ index, text, start, end }) => [
      { at: index, end: index + text.length, part: start, endsRange: DASHED.test(sentence.slice(0, index)) },
      ...(end ? [{ at: index + text.length, end: index + text.length, part: end, endsRange: true }] : []),
    ]);
  return parts.flatMap(({ part, ...place }) => {
    const day = nextOccurrence(part, today);
    return day && isAhead(day, today) ? [{ day, ...place, isWeekday: isWeekday(part) }] : [];
  });
}

/** A date without a year and a bare weekday mean the next one to come. */
function nextOccurrence(part: DateParts, today: Day): Day | null {
  const [year, month, day] = [part.get('year')!, part.get('month')!, part.get('day')!];
  const date = DateTime.fromObject({ year, month, day }, { zone: today.zone });
  if (!date.isValid) return null;
  if (isWeekday(part)) return date <= today ? date.plus({ weeks: 1 }) : date;
  return part.isCertain('year') ? date : thisOrNextYear(date, today);
}

const isWeekday = (part: DateParts): boolean => part.isCertain('weekday') && !part.isCertain('day');

/** "I am now on leave" names no day. */
const NOW = /^(?:now|jetzt|nun|maintenant|ahora|nu|adesso|ora|agora|今)$/iu;

/** "del 2 al 13" may be hours to a parser; no notice gives hours alone. */
const isHour = (part: DateParts): boolean =>
  part.isCertain('hour') && !(['day', 'weekday', 'month'] as const).some((name) => part.isCertain(name));

/** In "föräldraledig" a parser finds a Friday. */
const standsAlone = (sentence: string, at: number, length: number): boolean =>
  !SPELLED.test(sentence[at - 1] ?? '') && !SPELLED.test(sentence[at + length] ?? '');

/** Scripts that set words apart. */
const SPELLED = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

function isAhead(day: Day, today: Day): boolean {
  return day >= today && day.diff(today, 'days').days <= MAX_DAYS_AWAY;
}

/** Writes the forms chrono reads differently in each language, or not at all, as ISO dates of the same place. */
function spellOut(sentence: string, words: AbsenceWords, today: Day): string {
  const weekday = new RegExp(
    `(?<![\\p{L}])(${words.weekdays.join('|')})(?:\\s*,)?(?:\\s+(?:the|den|dem|le|el|de|il))?\\s+(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?(?![\\d./:-]|\\s*(?!(?:p\\.?v|c\\.?m|corr|cour|d\\. ?m)[\\p{L}.]*)(?:\\p{L}|\\d))`,
    'giu',
  );
  const named = withMonthEnds(withoutFirstDay(sentence, words), words.monthEnd, today, words.untilIsWorked);
  return withMonths(named, words.months, today)
    .replace(
      /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d)|\.?(?![\d/.-]))/g,
      (whole, first: string, sign: string, second: string, year?: string) =>
        numericDate(Number(first), Number(second), year, sign, words, today) ?? whole,
    )
    .replace(
      weekday,
      (whole, name: string, day: string) =>
        nextDayOfMonth(Number(day), today, words.weekdays.indexOf(name.toLowerCase())) ??
        nextDayOfMonth(Number(day), today) ??
        whole,
    )
    .replace(
      /\b(?:on|am|dem|the|le|el) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?=\s*(?:[,;!)]|\.?\s*$))/giu,
      (whole, day: string) => nextDayOfMonth(Number(day), today) ?? whole,
    );
}

/** Of "del 2 al 13 de marzo" only the end names its month; the beginning says nothing that is asked. */
function withoutFirstDay(sentence: string, { untilIsWorked }: AbsenceWords): string {
  if (untilIsWorked) return sentence;
  return sentence.replace(
    /(?<![\d./-])\d{1,2}\.?\s+(al?|au|bis(?: zum)?|t\/m|tot|till?)\s+(?=(?:den\s+)?\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,})/giu,
    '$1 ',
  );
}

/** 03/08 is March or August: the order of the language, else the one that is a date, else the one that comes first. */
function numericDate(
  first: number,
  second: number,
  year: string | undefined,
  sign: string,
  words: AbsenceWords,
  today: Day,
): string | null {
  const stated = year === undefined ? today.year : Number(year) + (year.length === 2 ? 2000 : 0);
  const read = (day: number, month: number): Day | null => {
    const date = DateTime.fromObject({ year: stated, month, day }, { zone: today.zone });
    if (!date.isValid) return null;
    return year === undefined ? thisOrNextYear(date, today) : date;
  };
  const dayFirst = read(first, second);
  const monthFirst = words.dayFirst === true || sign === '.' ? null : read(second, first);
  const [soonest] = [dayFirst, monthFirst]
    .filter((date) => date !== null && date >= today)
    .sort((a, b) => a!.toMillis() - b!.toMillis());
  return (soonest ?? dayFirst ?? monthFirst)?.toISODate() ?? null;
}

/** The next such day within half a year; on the given weekday (Sunday is 0) where one was named. */
function nextDayOfMonth(day: number, today: Day, weekday?: number): string | null {
  for (let months = 0; months < 6; months++) {
    const month = today.startOf('month').plus({ months });
    const date = day >= 1 && day <= month.daysInMonth ? month.set({ day }) : null;
    if (date && date >= today && (weekday === undefined || date.weekday % 7 === weekday)) return date.toISODate();
  }
  return null;
}

/** A full stop ends a sentence unless it stands behind a bare number or a short form: "17. August", "21 Aug. 2026". */
function splitSentences(text: string): string[] {
  return text
    .slice(0, MAX_TEXT)
    .replace(/(\S)\n(?=\S)/g, '$1 ')
    .split(/[!?。\n]+|(?<=\p{L}{4,}|\d{4}|\d(?:st|nd|rd|th))(?<!\bsept)\.\s+/iu)
    .map((sentence) => sentence.trim().slice(0, MAX_SENTENCE))
    .filter((sentence) => sentence !== '');
}

function firstOf<T, R>(items: T[], read: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}

function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  return `${sign}${Math.trunc(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}
