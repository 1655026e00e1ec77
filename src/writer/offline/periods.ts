import Holidays from 'date-holidays';
import type { DateTime } from 'luxon';
import type { Language } from '../writer.js';
import { calendars } from './lexicon/calendar.js';
import type { CalendarWords, Season } from './lexicon/lexicon.js';

/** Where in a period somebody means to be: "early March", "end of March", "after March". */
type Part = 'early' | 'mid' | 'late' | 'after' | 'past-late' | 'plain';

/** A named stretch of time in folded words, and the day to come back to. */
interface PeriodRule {
  regex: RegExp;
  /** `today` is the start of the day the words were written. Null: it says nothing of the future. */
  day: (match: RegExpMatchArray, part: Part, today: DateTime) => DateTime | null;
}

/** The working days that "after the holidays" means: schools and offices are back after Epiphany. */
const AFTER_CHRISTMAS = { month: 1, day: 7 };
/** Somebody's "end of March" is the last week, not the last day. */
const LATE_DAY = 25;
const MID_DAY = 15;

const holidays = new Holidays('DE', { types: ['public', 'observance'] });

/**
 * The first period named in folded words, as the day it begins ("in March" → 1 March, "Q2" → 1 April, "next week" → its Monday), or the day
 * after it ends ("after the summer" → 1 September). Null when no period is named or it is past.
 */
export function periodDay(folded: string, language: Language, today: DateTime): DateTime | null {
  const text = folded.replace(/ ,/g, '');
  const found = rulesOf(language)
    .flatMap(({ regex, day }) => {
      const match = regex.exec(text);
      if (!match) return [];
      const date = day(match, partBefore(text.slice(0, match.index), calendars[language]), today);
      return date && date >= today ? [{ at: match.index, length: match[0].length, date }] : [];
    })
    .toSorted((a, b) => a.at - b.at || b.length - a.length);
  return found[0]?.date ?? null;
}

const compiled = new Map<Language, PeriodRule[]>();

function rulesOf(language: Language): PeriodRule[] {
  const rules = compiled.get(language) ?? [...spans(calendars[language]), ...named(calendars[language])];
  compiled.set(language, rules);
  return rules;
}

function word(source: string): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, 'u');
}

/** Lengths of time from today: "in two weeks", "next month". */
function spans(words: CalendarWords): PeriodRule[] {
  const numbers = Object.keys(words.numbers).join('|');
  const amount = `(?<amount>\\d{1,2}|${numbers})(?:(?:-| to | or | bis | oder | ou | a | o | or )(?:\\d{1,2}|${numbers}))?`;
  const filler = '(?: more| of| weitere[nr]?| bons?)?';
  return Object.entries(words.units).flatMap(([unit, name]) => [
    {
      regex: word(`${words.within}${amount}${filler} (?:${name})`),
      day: (match, _, today) => later(today, numberOf(match.groups?.['amount'] ?? '', words), unit),
    } satisfies PeriodRule,
    {
      regex: word(
        words.next.after
          ? `(?:${words.next.before}) (?:${name})|(?:${name}) (?:${words.next.after})`
          : `(?:${words.next.before}) (?:${name})`,
      ),
      day: (_, part, today) => placed(today.plus(step(1, unit)).startOf(unit as 'week'), unit, part),
    } satisfies PeriodRule,
  ]);
}

function step(amount: number, unit: string): Record<string, number> {
  return { [`${unit}s`]: amount };
}

function later(today: DateTime, amount: number, unit: string): DateTime {
  if (unit === 'year' && amount < 1) return today.plus({ months: 6 });
  if (unit === 'month' && amount < 1) return today.plus({ days: 15 });
  return today.plus(step(amount, unit));
}

function numberOf(text: string, words: CalendarWords): number {
  if (/^\d/.test(text)) return Number.parseInt(text, 10);
  return Object.entries(words.numbers).find(([source]) => new RegExp(`^(?:${source})$`).test(text))?.[1] ?? 1;
}

/** Periods with a name: months, quarters, numbered weeks, seasons. */
function named(words: CalendarWords): PeriodRule[] {
  const year = '(?: (?:of |de |del |du )?(?<year>20\\d\\d))?';
  const may = words.months.indexOf('may');
  const months = words.months.map((source, index): PeriodRule => ({
    regex:
      index === may
        ? /(?<=(?:in|until|till|by|from|after|before|of|early|mid|late|next|around|mid-) )may(?: (?<year>20\d\d))?(?![a-z0-9])/u
        : word(`(?:${source})${year}`),
    day: (match, part, today) => monthDay(today, index + 1, part, match.groups?.['year']),
  }));
  const quarters = words.quarter.map((source): PeriodRule => ({
    regex: word(`${source}${year}`),
    day: (match, part, today) => quarterDay(today, ordinal(match[1] ?? ''), part, match.groups?.['year']),
  }));
  const seasons = Object.entries(words.seasons).map(([season, source]): PeriodRule => ({
    regex: word(`(?:${source})${year}`),
    day: (match, part, today) => seasonDay(season as Season, part, beginning(today, match.groups?.['year'])),
  }));
  const week: PeriodRule = { regex: word(words.week), day: (match, _, today) => weekDay(today, Number(match[1])) };
  const afterNext: PeriodRule = {
    regex: word(words.weekAfterNext),
    day: (_, __, today) => today.startOf('week').plus({ weeks: 2 }),
  };
  const bareYear: PeriodRule = {
    regex: /(?<![\d./€$-])(20[2-9]\d)(?![\d./-])/u,
    day: (match, part, today) => placed(today.set({ year: Number(match[1]), month: 1, day: 1 }), 'year', part),
  };
  return [...months, ...quarters, ...seasons, week, afterNext, bareYear];
}

function partBefore(before: string, words: CalendarWords): Part {
  const ends = (source: string): boolean =>
    new RegExp(`(?<![a-z0-9])(?:${source})(?: the| le| la| l'| el| de| des| du)?[ -]?$`, 'u').test(before);
  if (ends(words.late))
    return new RegExp(`(?<![a-z])(?:${words.until}|${words.after}) \\S*(?: \\S+)?(?: \\S+)? ?$`, 'u').test(before)
      ? 'past-late'
      : 'late';
  if (ends(words.mid)) return 'mid';
  if (ends(words.early)) return 'early';
  return ends(words.after) ? 'after' : 'plain';
}

function placed(start: DateTime, unit: string, part: Part): DateTime {
  if (part === 'after' || part === 'past-late') return start.plus(step(1, unit));
  if (unit === 'month' && part === 'mid') return start.set({ day: MID_DAY });
  if (unit === 'month' && part === 'late') return start.set({ day: LATE_DAY });
  if (unit === 'year' && part === 'mid') return start.set({ month: 7 });
  if (unit === 'year' && part === 'late') return start.set({ month: 12 });
  return start;
}

function monthDay(today: DateTime, month: number, part: Part, year?: string): DateTime {
  const start = today.set({ year: year ? Number(year) : today.year, month, day: 1 });
  const day = placed(start, 'month', part);
  if (day >= today || year) return day;
  // "In March", said in March: what is left of it.
  if (month === today.month && part === 'plain' && today.day < LATE_DAY)
    return start.set({ day: today.day < MID_DAY ? MID_DAY : LATE_DAY });
  return day.plus({ years: 1 });
}

function quarterDay(today: DateTime, quarter: number, part: Part, year?: string): DateTime | null {
  if (!quarter) return null;
  const start = today.set({ year: year ? Number(year) : today.year, month: quarter * 3 - 2, day: 1 });
  const day =
    part === 'late'
      ? start.set({ month: quarter * 3, day: LATE_DAY })
      : part === 'mid'
        ? start.set({ month: quarter * 3 - 1, day: MID_DAY })
        : placed(start, 'quarter', part);
  if (day >= today || year) return day;
  const nextMonth = today.plus({ months: 1 }).startOf('month');
  return nextMonth.quarter === quarter && part === 'plain' ? nextMonth : day.plus({ years: 1 });
}

const ORDINALS = [
  /^(1|first|erst|prem|prim)/,
  /^(2|sec|zweit|deux|seg)/,
  /^(3|third|dritt|trois|terc)/,
  /^(4|four|viert|quatr|cuart|last|letz|dern|ulti)/,
];

function ordinal(text: string): number {
  return ORDINALS.findIndex((regex) => regex.test(text)) + 1;
}

function weekDay(today: DateTime, week: number): DateTime | null {
  if (week < 1 || week > 53) return null;
  const monday = today.set({ weekYear: today.weekYear, weekNumber: week, weekday: 1 });
  return monday >= today ? monday : today.set({ weekYear: today.weekYear + 1, weekNumber: week, weekday: 1 });
}

function seasonDay(season: Season, part: Part, today: DateTime): DateTime {
  const over = part === 'after' || part === 'past-late';
  const on = (month: number, day = 1): DateTime => upcoming(today, month, day);
  switch (season) {
    case 'spring':
      return over ? on(6) : on(3);
    case 'summer':
      return over ? on(9) : on(6);
    case 'autumn':
      return over ? on(12) : on(9);
    case 'winter':
      return over ? on(3) : on(12);
    case 'easter':
      return afterEaster(today);
    case 'christmas':
      return over ? on(AFTER_CHRISTMAS.month, AFTER_CHRISTMAS.day) : on(12);
    case 'holidays':
      return afterHolidays(today);
    case 'newYear':
      return on(1, 2);
    case 'backToSchool':
      return on(9);
    case 'yearEnd':
      return over ? on(1, 2) : on(12);
    case 'secondHalf':
      return on(7);
  }
}

/** "After Easter 2027" counts from the beginning of that year. */
function beginning(today: DateTime, year?: string): DateTime {
  return year && Number(year) > today.year ? today.set({ year: Number(year), month: 1, day: 1 }) : today;
}

function upcoming(today: DateTime, month: number, day: number): DateTime {
  const date = today.set({ month, day });
  return date >= today ? date : date.plus({ years: 1 });
}

/** Easter Monday is a holiday nearly everywhere; people are back the day after. */
function afterEaster(today: DateTime): DateTime {
  const tuesday = (year: number): DateTime | null => {
    const sunday = holidays.getHolidays(year).find((day) => day.rule === 'easter');
    return sunday
      ? today
          .set({ year, month: Number(sunday.date.slice(5, 7)), day: Number(sunday.date.slice(8, 10)) })
          .plus({ days: 2 })
      : null;
  };
  const thisYear = tuesday(today.year);
  return thisYear && thisYear >= today ? thisYear : (tuesday(today.year + 1) ?? today.plus({ years: 1 }));
}

/** Which holidays are meant, the month tells: summer from May, Christmas from September, Easter before that. */
function afterHolidays(today: DateTime): DateTime {
  if (today.month >= 5 && today.month <= 8) return upcoming(today, 9, 1);
  if (today.month >= 9 || (today.month === 1 && today.day < AFTER_CHRISTMAS.day))
    return upcoming(today, AFTER_CHRISTMAS.month, AFTER_CHRISTMAS.day);
  return afterEaster(today);
}
