import { afterQuiet, nextTimeOfDay } from './quiet.rules.js';

const at = (text: string) => new Date(text);
const night = { from: '20:00', to: '07:00' };

describe('quiet hours', () => {
  it.each([
    ['in the evening', '2026-03-03T19:30:00Z', '2026-03-04T06:00:00Z'],
    ['before dawn', '2026-03-04T05:59:00Z', '2026-03-04T06:00:00Z'],
    ['on the minute they begin', '2026-03-03T19:00:00Z', '2026-03-04T06:00:00Z'],
    ['in the night in which the clocks are put forward', '2026-03-29T00:30:00Z', '2026-03-29T05:00:00Z'],
  ])('end at seven on the reader’s clock: %s', (_, now, until) => {
    expect(afterQuiet(at(now), night, 'Europe/Berlin')).toEqual(at(until));
  });

  it.each(['2026-03-04T06:00:00Z', '2026-03-04T18:59:00Z'])('hold nothing back outside: %s', (now) => {
    expect(afterQuiet(at(now), night, 'Europe/Berlin')).toEqual(at(now));
  });

  it('may lie within a day, or be none', () => {
    const noon = at('2026-03-03T12:30:00Z');
    expect(afterQuiet(noon, { from: '12:00', to: '13:00' }, 'UTC')).toEqual(at('2026-03-03T13:00:00Z'));
    expect(afterQuiet(noon, null, 'UTC')).toEqual(noon);
  });
});

it('finds the next time a clock shows a time of day, never now', () => {
  expect(nextTimeOfDay(at('2026-03-03T07:00:00Z'), '08:00', 'Europe/Berlin')).toEqual(at('2026-03-04T07:00:00Z'));
  expect(nextTimeOfDay(at('2026-03-03T06:59:00Z'), '08:00', 'Europe/Berlin')).toEqual(at('2026-03-03T07:00:00Z'));
});
