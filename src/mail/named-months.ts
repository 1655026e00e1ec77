import { DateTime, Info } from 'luxon';

/** A day of some time zone. */
export type Day = DateTime<true>;

/** How a language names the end of a month: `MONTH` stands for the month, with its year where one is named. */
export interface MonthEnd {
  locale: string;
  phrase: string;
}

/** Without a year, a day this close behind is the past one: "2 to 15 March", sent on the 3rd. */
const MAX_DAYS_PAST = 60;

export const thisOrNextYear = (date: Day, today: Day): Day =>
  today.diff(date, 'days').days > MAX_DAYS_PAST ? date.plus({ years: 1 }) : date;

/** "16 marca" as an ISO date. */
export function withMonths(sentence: string, months: string[] | undefined, today: Day): string {
  if (!months) return sentence;
  const named = new RegExp(`(?<!\\d)(\\d{1,2})\\.?\\s+(${months.join('|')})(?:\\s+(\\d{4}))?(?!\\p{L})`, 'giu');
  return sentence.replace(named, (whole, day: string, month: string, year?: string) => {
    const number = months.indexOf(month.toLowerCase()) + 1;
    const date = DateTime.fromObject(
      { year: Number(year ?? today.year), month: number, day: Number(day) },
      { zone: today.zone },
    );
    return (date.isValid && (year ? date : thisOrNextYear(date, today)).toISODate()) || whole;
  });
}

/** "Ende April 2026" as the ISO date of that month's last day, or of the day after it. */
export function withMonthEnds(sentence: string, monthEnd: MonthEnd, today: Day, dayAfter: boolean): string {
  const { months, named } = readerOf(monthEnd);
  return sentence.replace(named, (whole, name: string, year?: string) => {
    const month = months.indexOf(name.toLowerCase()) + 1;
    const first = DateTime.fromObject({ year: Number(year ?? today.year), month }, { zone: today.zone });
    if (!first.isValid) return whole;
    const last = first.endOf('month').startOf('day');
    return (year ? last : thisOrNextYear(last, today)).plus({ days: dayAfter ? 1 : 0 }).toISODate();
  });
}

interface MonthEndReader {
  months: string[];
  named: RegExp;
}

/** A letter of a script that sets words apart. */
const SPELLED = '[\\p{Script=Latin}\\p{Script=Cyrillic}]';

const readers = new Map<MonthEnd, MonthEndReader>();

function readerOf(monthEnd: MonthEnd): MonthEndReader {
  const known = readers.get(monthEnd);
  if (known) return known;
  const months = Info.monthsFormat('long', { locale: monthEnd.locale }).map((name) => name.toLowerCase());
  const month = `(${months.join('|')})(?!${SPELLED})(?:[\\s,]+(?:de\\s+)?(\\d{4})(?!\\d))?`;
  const reader = { months, named: new RegExp(`(?<!${SPELLED}|\\d)${monthEnd.phrase.replace('MONTH', month)}`, 'giu') };
  readers.set(monthEnd, reader);
  return reader;
}
