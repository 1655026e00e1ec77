import { DateTime } from 'luxon';

/** Times of day, `HH:mm`, between which nobody is disturbed; it may pass midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/** When a reader in that zone may be told: now, or when their quiet hours are over. */
export function afterQuiet(now: Date, quiet: QuietHours | null, zone: string): Date {
  if (!quiet || !isWithin(quiet, DateTime.fromJSDate(now, { zone }).toFormat('HH:mm'))) return now;
  return nextTimeOfDay(now, quiet.to, zone);
}

/** The first instant after `now` at which the zone's clock shows that time of day. */
export function nextTimeOfDay(now: Date, timeOfDay: string, zone: string): Date {
  const local = DateTime.fromJSDate(now, { zone });
  const [hour, minute] = [Number(timeOfDay.slice(0, 2)), Number(timeOfDay.slice(3))];
  const today = local.set({ hour, minute, second: 0, millisecond: 0 });
  return (today > local ? today : today.plus({ days: 1 })).toJSDate();
}

const isWithin = ({ from, to }: QuietHours, time: string): boolean =>
  from < to ? from <= time && time < to : time >= from || time < to;
