import { addLocalDays, type SendWindow } from '../cadences/send-window.js';
import { atWorkFrom, workFrom, type WorkTime } from './work-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Without an outcome for so many calendar days a hand-off has gone stale. */
const STALE_DAYS = 7;

/** When an offer runs out that the rep can see from `from` on: so many of the rep's working hours later. */
export function acceptBy(rep: WorkTime, from: Date, hours: number): Date {
  return afterWork(from, hours * HOUR, rep);
}

/** When a rep who took a lead at `from` must have been in touch: one working day, counted in working hours. */
export function firstActionBy(rep: WorkTime, from: Date): Date {
  return afterWork(from, lengthOfDay(rep.hours), rep);
}

/** When a hand-off has gone stale that last moved at `from`; within the rep's hours, so that the reminder finds them at work. */
export function staleAt(rep: WorkTime, from: Date): Date {
  return atWorkFrom(addLocalDays(from, STALE_DAYS, rep.timeZone), rep);
}

/** When a rep's work begins next, after `now`: with their hours, or when they are back. */
export function nextMorning(rep: WorkTime & { awayUntil: Date | null }, now: Date): Date {
  const from = rep.awayUntil && rep.awayUntil > now ? rep.awayUntil : now;
  const { closes } = workFrom(from, rep);
  const begins = atWorkFrom(from, rep);
  return begins > now ? begins : workFrom(closes, rep).opens;
}

/** The instant at which so many milliseconds of the rep's working time have passed. */
function afterWork(from: Date, time: number, rep: WorkTime): Date {
  const { opens, closes } = workFrom(from, rep);
  const start = Math.max(opens.getTime(), from.getTime());
  const left = closes.getTime() - start;
  return time <= left ? new Date(start + time) : afterWork(closes, time - left, rep);
}

const lengthOfDay = ({ from, to }: SendWindow): number => sinceMidnight(to) - sinceMidnight(from);

const sinceMidnight = (clockTime: string): number =>
  (Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3))) * MINUTE;
