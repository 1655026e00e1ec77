import fc from 'fast-check';
import { isOpen } from '../cadences/send-window.js';
import { acceptBy, firstActionBy, nextMorning, staleAt } from './clocks.rules.js';

const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: false };
const berlin = { hours, timeZone: 'Europe/Berlin', leave: [] };
const at = (text: string) => new Date(text);

describe('the clocks of a hand-off', () => {
  it.each([
    ['within a day', '2026-03-03T09:00:00Z', '2026-03-03T11:00:00Z'],
    ['over the evening', '2026-03-03T15:30:00Z', '2026-03-04T09:30:00Z'],
    ['over the weekend', '2026-03-06T15:30:00Z', '2026-03-09T09:30:00Z'],
    ['from outside the hours', '2026-03-07T12:00:00Z', '2026-03-09T10:00:00Z'],
    ['to the last minute', '2026-03-03T14:00:00Z', '2026-03-03T16:00:00Z'],
  ])('gives working hours to accept: %s', (_, from, until) => {
    expect(acceptBy(berlin, at(from), 2)).toEqual(at(until));
  });

  it('gives one working day for the first action', () => {
    expect(firstActionBy(berlin, at('2026-03-03T09:00:00Z'))).toEqual(at('2026-03-04T09:00:00Z'));
    expect(firstActionBy(berlin, at('2026-03-06T14:00:00Z'))).toEqual(at('2026-03-09T14:00:00Z'));
  });

  it("takes seven days on the rep's own clock to go stale, also when it was changed, and ends in their hours", () => {
    expect(staleAt(berlin, at('2026-03-25T09:00:00Z'))).toEqual(at('2026-04-01T08:00:00Z'));
    expect(staleAt(berlin, at('2026-03-07T12:00:00Z'))).toEqual(at('2026-03-16T08:00:00Z'));
  });

  it.each([
    ['later today', '2026-03-03T06:00:00Z', null, '2026-03-03T08:00:00Z'],
    ['tomorrow, once it has begun', '2026-03-03T08:00:00Z', null, '2026-03-04T08:00:00Z'],
    ['after the weekend', '2026-03-06T12:00:00Z', null, '2026-03-09T08:00:00Z'],
    [
      'when they are back in the middle of a day',
      '2026-03-03T08:00:00Z',
      '2026-03-04T11:00:00Z',
      '2026-03-04T11:00:00Z',
    ],
    [
      'the morning after they are back in the evening',
      '2026-03-03T08:00:00Z',
      '2026-03-04T18:00:00Z',
      '2026-03-05T08:00:00Z',
    ],
  ])("finds a rep's next morning: %s", (_, now, away, next) => {
    expect(nextMorning({ ...berlin, awayUntil: away === null ? null : at(away) }, at(now))).toEqual(at(next));
  });

  it('counts working time only, wherever it starts', () => {
    const instants = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'Pacific/Chatham'), (from, timeZone) => {
        const until = acceptBy({ hours, timeZone, leave: [] }, from, 2);
        expect(minutesAtWork(from, until, timeZone)).toBeGreaterThanOrEqual(119);
        expect(minutesAtWork(from, until, timeZone)).toBeLessThanOrEqual(121);
      }),
      { numRuns: 25 },
    );
  });
});

/** By asking every minute: another way than adding up stretches. */
function minutesAtWork(from: Date, until: Date, timeZone: string): number {
  let minutes = 0;
  for (let time = from.getTime(); time < until.getTime(); time += 60_000) {
    if (isOpen(new Date(time), hours, timeZone, null)) minutes += 1;
  }
  return minutes;
}
