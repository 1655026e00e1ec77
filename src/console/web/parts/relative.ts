import { en } from '../strings/en';

const relative = new Intl.RelativeTimeFormat(en.locale, { style: 'narrow' });

/** In seconds: a unit is used from so many on, so that a rounded number never reaches the next unit's one. */
const UNITS: [unit: Intl.RelativeTimeFormatUnit, length: number, from: number][] = [
  ['year', 31_536_000, 17.5 * 2_592_000],
  ['month', 2_592_000, 59.5 * 86_400],
  ['week', 604_800, 13.5 * 86_400],
  ['day', 86_400, 35.5 * 3_600],
  ['hour', 3_600, 59.5 * 60],
  ['minute', 60, 30],
];

/** `in 3h`, `9d ago`, `now`. */
export function ago(at: string, now: number): string {
  const seconds = (new Date(at).getTime() - now) / 1_000;
  const fits = UNITS.find(([, , from]) => Math.abs(seconds) >= from);
  return fits ? relative.format(Math.round(seconds / fits[1]), fits[0]) : en.now;
}
