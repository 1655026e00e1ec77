import { ago } from './relative';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const said = (seconds: number): string => ago(new Date(NOW + seconds * 1_000).toISOString(), NOW);
const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];

it.each([
  [10, 'now'],
  [-29, 'now'],
  [59 * MINUTE, 'in 59m'],
  // Never `in 60m`.
  [59.8 * MINUTE, 'in 1h'],
  [-90 * MINUTE, '1h ago'],
  [35 * HOUR, 'in 35h'],
  [36 * HOUR, 'in 2d'],
  // A day is said by its number: `last wk.` may have been any.
  [-8 * DAY, '8d ago'],
  [-21 * DAY, '3w ago'],
  [400 * DAY, 'in 13mo'],
  [-800 * DAY, '2y ago'],
])('%d seconds from now are %s', (seconds, words) => {
  expect(said(seconds)).toBe(words);
});
