import { IANAZone } from 'luxon';
import { z } from 'zod';
import { isPublicHoliday } from './holidays.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A year and a day: every weekday, and every holiday of a year, has come by then. */
const SEARCH_DAYS = 366;

const clockTime = (pattern: RegExp, example: string) =>
  z.string({ error: `give a time of day such as ${example}` }).regex(pattern, `give a time of day such as ${example}`);

const NO_WEEKDAY = 'a day is a number from 1 for Monday to 7 for Sunday';
const weekday = z.int(NO_WEEKDAY).min(1, NO_WEEKDAY).max(7, NO_WEEKDAY);

export const sendWindowSchema = z
  .strictObject({
    days: z
      .array(weekday, { error: 'list the days as numbers, 1 for Monday to 7 for Sunday' })
      .min(1, 'choose at least one day')
      .max(7, 'name each day once'),
    from: clockTime(/^([01]\d|2[0-3]):[0-5]\d$/, '09:00'),
    to: clockTime(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '17:00'),
    skipHolidays: z.boolean({ error: 'say true or false' }).default(true),
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    error: 'the window must close later on the same day than it opens',
  });

/**
 * When a lead may be written to: `days` are ISO weekdays (1 Monday to 7 Sunday), `from` and `to` are `HH:mm` on the lead's
 * own clock (`to` may be `24:00`). `from` is inside, `to` is not. `skipHolidays` keeps the public holidays of the lead's
 * country free.
 *
 * On each allowed date the window is one stretch of time. Where a clock change touches an end of it, the rule is
 * Temporal's `compatible`: a `from` the clock skips moves forward by what was skipped (02:30 is 03:30 that day), and of a
 * time that comes twice the first counts. Only a `to` the clock skips ends the stretch before the gap, not after it, so
 * that nothing leaves at a time of day past `to`. A stretch that has no length left, or whose date the zone skips, is
 * not there.
 */
export type SendWindow = z.infer<typeof sendWindowSchema>;

/** When people expect mail that nobody has set a window for. */
export const OFFICE_HOURS: SendWindow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true };

/** From `opens`, inside, to `closes`, outside. */
export interface Stretch {
  opens: Date;
  closes: Date;
}

/**
 * The first stretch of the window that is not over at `instant`.
 *
 * @param zone the lead's IANA time zone
 * @param country the lead's, ISO 3166-1 alpha-2; null: no holidays
 * @throws RangeError the zone is not known, the instant is not a date, or the window does not open within 366 days
 */
export function stretchFrom(instant: Date, window: SendWindow, zone: string, country: string | null): Stretch {
  const clock = zoneNamed(zone);
  const today = localDay(validTime(instant), clock);
  for (let day = today; day <= today + SEARCH_DAYS; day++) {
    if (!isAllowed(day, window, country)) continue;
    const stretch = stretchOn(day, window, clock);
    if (stretch && instant < stretch.closes) return stretch;
  }
  throw new RangeError(
    `the send window does not open within ${SEARCH_DAYS} days of ${instant.toISOString()}: give it more days or longer hours`,
  );
}

/** The stretch of one date of the zone's own calendar, `YYYY-MM-DD`; null when the window does not open on it. */
export function stretchOnDate(date: string, window: SendWindow, zone: string, country: string | null): Stretch | null {
  const day = Math.floor(Date.parse(date) / DAY);
  return isAllowed(day, window, country) ? stretchOn(day, window, zoneNamed(zone)) : null;
}

/** The earliest instant at or after the given one that is inside the window. Arguments and errors as in `stretchFrom`. */
export function nextOpen(instant: Date, window: SendWindow, zone: string, country: string | null): Date {
  const { opens } = stretchFrom(instant, window, zone, country);
  return opens > instant ? opens : instant;
}

/** Whether a mail may leave at that instant. Arguments and errors as in `stretchFrom`. */
export function isOpen(instant: Date, window: SendWindow, zone: string, country: string | null): boolean {
  return closesAt(instant, window, zone, country) !== null;
}

/** The first instant that is outside again; null when the window is not open. Arguments and errors as in `stretchFrom`. */
export function closesAt(instant: Date, window: SendWindow, zone: string, country: string | null): Date | null {
  const { opens, closes } = stretchFrom(instant, window, zone, country);
  return opens <= instant ? closes : null;
}

/**
 * The same time of day so many calendar days later on the zone's clock; a skipped or repeated time as in `SendWindow`.
 *
 * @throws RangeError the zone is not known or the instant is not a date
 */
export function addLocalDays(instant: Date, days: number, zone: string): Date {
  if (days === 0) return instant;
  const clock = zoneNamed(zone);
  const time = validTime(instant);
  const local = time + offsetAt(time, clock) + days * DAY;
  return new Date(toInstant(local, clock, offsetsAround(Math.floor(local / DAY), clock), 'later'));
}

function isAllowed(day: number, window: SendWindow, country: string | null): boolean {
  if (!window.days.includes(isoWeekday(day))) return false;
  return !window.skipHolidays || country === null || !isPublicHoliday(country, isoDate(day));
}

function stretchOn(day: number, window: SendWindow, zone: IANAZone): Stretch | null {
  const around = offsetsAround(day, zone);
  const opens = toInstant(day * DAY + sinceMidnight(window.from), zone, around, 'later');
  const closes = toInstant(day * DAY + sinceMidnight(window.to), zone, around, 'earlier');
  if (opens >= closes) return null;
  // Samoa had no 30 December 2011: what was moved out of a skipped date would open on a day nobody chose.
  if (around.before !== around.after && localDay(opens, zone) !== day) return null;
  return { opens: new Date(opens), closes: new Date(closes) };
}

// Days are counted from 1970-01-01, a Thursday. Local times are milliseconds as if the zone were UTC: luxon leaves open
// which of two repeated times its DateTime gives, and an import asks for the due times of a million leads.

interface Offsets {
  before: number;
  after: number;
}

/** The zone's offsets well before and well after a date: equal when no clock change is near. */
function offsetsAround(day: number, zone: IANAZone): Offsets {
  return { before: midnightOffset(day - 1, zone), after: midnightOffset(day + 2, zone) };
}

function toInstant(local: number, zone: IANAZone, { before, after }: Offsets, skipped: 'later' | 'earlier'): number {
  if (before === after) return local - before;
  // Clocks that are put back had the larger offset before, so the first match is the earlier of two.
  const offset = [before, after].find((candidate) => offsetAt(local - candidate, zone) === candidate);
  return local - (offset ?? (skipped === 'later' ? before : after));
}

function offsetAt(time: number, zone: IANAZone): number {
  const { before, after } = offsetsAround(Math.floor(time / DAY), zone);
  return before === after ? before : lookUp(time, zone);
}

/** A look-up takes 6 µs, longer than all the rest together; most leads ask for the same few days of the same few zones. */
const midnights = new Map<IANAZone, Map<number, number>>();
const MIDNIGHTS_KEPT = 1000;

function midnightOffset(day: number, zone: IANAZone): number {
  const kept = midnights.get(zone);
  const known = kept?.get(day);
  if (known !== undefined) return known;
  const offset = lookUp(day * DAY, zone);
  if (kept && kept.size < MIDNIGHTS_KEPT) kept.set(day, offset);
  else midnights.set(zone, new Map([[day, offset]]));
  return offset;
}

function lookUp(time: number, zone: IANAZone): number {
  return Math.round(zone.offset(time) * MINUTE);
}

function localDay(time: number, zone: IANAZone): number {
  return Math.floor((time + offsetAt(time, zone)) / DAY);
}

function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function sinceMidnight(clockTime: string): number {
  return (Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3))) * MINUTE;
}

function validTime(instant: Date): number {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new RangeError('the instant is not a valid date');
  return time;
}

function zoneNamed(name: string): IANAZone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`"${name}" is not an IANA time zone: use a name such as Europe/Berlin`);
  return zone;
}
