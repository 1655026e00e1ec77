import { DateTime } from 'luxon';
import { type SendWindow, type Stretch, stretchFrom } from '../cadences/send-window.js';

/** Days a rep is not there, both included, as dates on the rep's calendar. */
export interface Absence {
  from: string;
  until: string;
}

/** When a rep is at work, on the rep's own clock. */
export interface WorkTime {
  hours: SendWindow;
  /** IANA name. */
  timeZone: string;
  leave: readonly Absence[];
}

/** The first stretch of work that is not over at `instant`. */
export function workFrom(instant: Date, rep: WorkTime): Stretch {
  const stretch = stretchFrom(instant, rep.hours, rep.timeZone, null);
  const opens = DateTime.fromJSDate(stretch.opens, { zone: rep.timeZone });
  const away = absenceOn(opens.toISODate() ?? '', rep.leave);
  return away ? workFrom(dayAfter(away, rep.timeZone), rep) : stretch;
}

/** When the rep is at work at or after `instant`. */
export function atWorkFrom(instant: Date, rep: WorkTime): Date {
  const { opens } = workFrom(instant, rep);
  return opens > instant ? opens : instant;
}

/** On the calendar of that zone. */
export const isSameDay = (one: Date, other: Date, zone: string): boolean =>
  DateTime.fromJSDate(one, { zone }).hasSame(DateTime.fromJSDate(other, { zone }), 'day');

const absenceOn = (date: string, leave: readonly Absence[]): Absence | undefined =>
  leave.find(({ from, until }) => from <= date && date <= until);

const dayAfter = ({ until }: Absence, zone: string): Date =>
  DateTime.fromISO(until, { zone }).plus({ days: 1 }).startOf('day').toJSDate();
