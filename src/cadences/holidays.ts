import Holidays from 'date-holidays';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const byCountryAndYear = new Map<string, ReadonlySet<string>>();

/**
 * Whether everybody in the country has that day off. Holidays of single states or regions do not count; of a holiday
 * that starts at noon, the whole day does. A country nobody keeps a calendar for has no holidays.
 *
 * @param country ISO 3166-1 alpha-2, in either case
 * @param day `YYYY-MM-DD`, a date of the country's own calendar wall
 */
export function isPublicHoliday(country: string, day: string): boolean {
  return publicHolidays(country, Number(day.slice(0, 4))).has(day);
}

/** The days off of one year, as `YYYY-MM-DD`. Computed once per country and year: the library takes 1 to 80 ms for it. */
export function publicHolidays(country: string, year: number): ReadonlySet<string> {
  const code = country.toUpperCase();
  const key = `${code} ${year}`;
  const known = byCountryAndYear.get(key);
  if (known) return known;
  const days = daysOff(code, year);
  byCountryAndYear.set(key, days);
  return days;
}

function daysOff(country: string, year: number): ReadonlySet<string> {
  const calendar = new Holidays(country, { types: ['public'] });
  // A holiday of several days may begin in the year before: Incwala in Eswatini runs over New Year.
  const holidays = [...calendar.getHolidays(year - 1), ...calendar.getHolidays(year)];
  return new Set(
    holidays.flatMap(({ date, start, end }) => datesFrom(date.slice(0, 10), end.getTime() - start.getTime())),
  );
}

// The library's instants are no use here: they are in a zone of its choice, and Hebrew and Islamic days begin at sunset.
// The date it names is the civil one. The spare hour is for days that a clock change made 23 hours long.
function datesFrom(first: string, length: number): string[] {
  const count = Math.max(1, Math.floor((length + HOUR) / DAY));
  return Array.from({ length: count }, (_, i) => new Date(Date.parse(first) + i * DAY).toISOString().slice(0, 10));
}
