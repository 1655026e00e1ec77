import { type ParsedComponents, type ParsedResult } from 'chrono-node';
import * as chronoDe from 'chrono-node/de';
import * as chronoEn from 'chrono-node/en';
import * as chronoEs from 'chrono-node/es';
import * as chronoFr from 'chrono-node/fr';
import { DateTime } from 'luxon';
import type { Language } from '../writer.js';
import { calendars } from './lexicon/calendar.js';
import { periodDay } from './periods.js';
import { read, type Reading, type Sentence } from './reading.js';

/** `later`: "call me in March". `return`: "I am away until 15 March". */
export type Purpose = 'later' | 'return';

const parsers = { en: chronoEn, de: chronoDe, fr: chronoFr, es: chronoEs } as const;

/** A date further off is a slip of the pen. */
const FURTHEST = { years: 3 };
const LONGEST_SENTENCE = 400;
const MOST_SENTENCES = 40;

/** English alone writes the month first; a first number over 12 is a day there too. */
const NUMERIC =
  /(?<![\d.:/])(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\d/:]|\.\d| ?(?:uhr|h\b|%|€|euro|million))/giu;
const DAY_ALONE: Record<Language, RegExp> = {
  en: /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|time|e-?mail|of))/iu,
  de: /\b(?:ab dem|bis zum|am|bis) (\d{1,2})\.(?= |$|[,!?])(?! ?(?:\d|[a-zäöü]))/iu,
  fr: /\b(?:le|au|dès le) (\d{1,2})(?! ?(?:h\b|\d|\/|[a-zé]))/iu,
  es: /\b(?:el(?: día)?|al) (\d{1,2})(?! ?(?:h\b|\d|\/|de\b|%))/iu,
};

/**
 * The day a text asks us to come back on, as `YYYY-MM-DD` in the writer's own time zone; null when it names none that lies ahead.
 *
 * @param preferred sentence (or part of the text) to look in first
 * @param receivedAt ISO 8601 with the writer's UTC offset; words count from that day
 */
export function resumeDay(
  text: string,
  language: Language,
  receivedAt: string,
  purpose: Purpose,
  preferred = '',
): string | null {
  const today = DateTime.fromISO(receivedAt, { setZone: true }).startOf('day');
  if (!today.isValid) return null;
  const reading = read(text);
  for (const sentence of inOrder(reading, language, purpose, preferred)) {
    const day = dayIn(reading, sentence, language, today, purpose);
    if (day && day >= today && day <= today.plus(FURTHEST)) return day.toISODate();
  }
  return null;
}

function inOrder(reading: Reading, language: Language, purpose: Purpose, preferred: string): Sentence[] {
  const at = preferred ? reading.text.indexOf(preferred) : -1;
  const back = new RegExp(`(?<![a-z])(?:${calendars[language].back})(?![a-z])`, 'u');
  const rank = (sentence: Sentence): number => {
    if (purpose === 'return') return back.test(reading.folded.slice(sentence.from, sentence.to)) ? 0 : 1;
    return at >= 0 && sentence.start < at + preferred.length && sentence.end > at ? 0 : 1;
  };
  return reading.sentences.slice(0, MOST_SENTENCES).toSorted((a, b) => rank(a) - rank(b));
}

function dayIn(
  reading: Reading,
  sentence: Sentence,
  language: Language,
  today: DateTime,
  purpose: Purpose,
): DateTime | null {
  // "24/7" is no day.
  const original = reading.text
    .slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST_SENTENCE))
    .replaceAll('24/7', '');
  const folded = reading.folded.slice(sentence.from, Math.min(sentence.to, sentence.from + LONGEST_SENTENCE));
  const parsed = parse(original, language, today);
  const exact = [
    ...numericDays(original, language, today, purpose),
    ...parsed.filter(isWritten).flatMap((result) => daysOf(result, today, purpose)),
  ].filter((day) => day >= today);
  if (exact.length > 0) return fromExact(exact, folded, language, purpose);
  const soft = () =>
    parsed
      .filter(({ text }) => !/\d/.test(text))
      .flatMap((result) => daysOf(result, today, purpose))
      .find((day) => day > today) ?? null;
  return dayAlone(original, language, today) ?? periodDay(folded, language, today) ?? soft();
}

function fromExact(exact: DateTime[], folded: string, language: Language, purpose: Purpose): DateTime | null {
  if (purpose === 'later') return exact[0] ?? null;
  const last = DateTime.max(...exact) ?? null;
  const inclusive = new RegExp(`(?<![a-z])(?:${calendars[language].inclusive})(?![a-z])`, 'u').test(folded);
  return inclusive ? (last?.plus({ days: 1 }) ?? null) : last;
}

function parse(sentence: string, language: Language, today: DateTime): ParsedResult[] {
  const reference = { instant: today.set({ hour: 12 }).toJSDate(), timezone: today.offset };
  return parsers[language].parse(sentence, reference);
}

/** A day with its month, in figures or in words; not "tomorrow", not "in two weeks". */
function isWritten(result: ParsedResult): boolean {
  return (
    result.start.isCertain('day') &&
    result.start.isCertain('month') &&
    /\d{4}-\d|\d ?(?:st|nd|rd|th|er|\.)? ?(?:of |de |du )?\p{L}{3,}|\p{L}{3,}\.? \d|\d\/\d/u.test(result.text) &&
    !UNIT.test(result.text)
  );
}

const UNIT =
  /\b(?:days?|weeks?|months?|years?|hours?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|días?|semanas?|meses|mes|años?)\b/iu;

function daysOf(result: ParsedResult, today: DateTime, purpose: Purpose): DateTime[] {
  return [result.start, result.end].flatMap((part) =>
    part && (part.isCertain('day') || part.isCertain('weekday')) ? [dayOf(part, today, purpose)] : [],
  );
}

function dayOf(part: ParsedComponents, today: DateTime, purpose: Purpose): DateTime {
  const [year, month, day] = (['year', 'month', 'day'] as const).map((name) => part.get(name) ?? undefined);
  const date = DateTime.fromObject({ year, month, day }, { zone: today.zone });
  if (part.isCertain('weekday') && !part.isCertain('day')) return date <= today ? date.plus({ weeks: 1 }) : date;
  return part.isCertain('year') ? date : forward(date, today, purpose);
}

/** An absence that began so many days ago is this year's, not next year's. */
const BEGAN_DAYS = 60;

/** A date without its year is the next one of that name. */
function forward(day: DateTime, today: DateTime, purpose: Purpose): DateTime {
  const isBeginning = purpose === 'return' && today.diff(day, 'days').days <= BEGAN_DAYS;
  return day < today && !isBeginning ? day.plus({ years: 1 }) : day;
}

function numericDays(sentence: string, language: Language, today: DateTime, purpose: Purpose): DateTime[] {
  return [...sentence.matchAll(NUMERIC)].flatMap(([all, first = '', separator, second = '', year]) => {
    // "3.5" is no day.
    if (separator === '.' && !/\..*\./.test(all)) return [];
    const monthFirst = language === 'en' && separator === '/' && Number(first) <= 12;
    const [month, day] = (monthFirst ? [first, second] : [second, first]).map(Number) as [number, number];
    const swapped = month > 12 && day <= 12;
    const century = year?.length === 2 ? 2000 : 0;
    const date = DateTime.fromObject(
      { year: year ? century + Number(year) : today.year, month: swapped ? day : month, day: swapped ? month : day },
      { zone: today.zone },
    );
    return date.isValid ? [year === undefined ? forward(date, today, purpose) : date] : [];
  });
}

function dayAlone(sentence: string, language: Language, today: DateTime): DateTime | null {
  const day = Number(DAY_ALONE[language].exec(sentence)?.[1] ?? 0);
  if (day < 1 || day > 31) return null;
  const date = today.set({ day });
  return date >= today ? date : today.plus({ months: 1 }).set({ day });
}
