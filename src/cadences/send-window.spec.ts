import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { publicHolidays } from './holidays.js';
import {
  addLocalDays,
  closesAt,
  isOpen,
  nextOpen,
  sendWindowSchema,
  stretchFrom,
  type SendWindow,
} from './send-window.js';

const OFFICE: SendWindow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true };
const ANY_TIME: SendWindow = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', skipHolidays: false };
const ZONES = [
  'Asia/Kolkata',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'America/New_York',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];
const HOUR = 3_600_000;
const MINUTE = 60_000;

const at = (local: string, zone: string) => DateTime.fromISO(local, { zone, setZone: false });
const day = (...days: number[]): SendWindow => ({ ...ANY_TIME, days });
const between = (from: string, to: string): SendWindow => ({ ...ANY_TIME, from, to });
const iso = (instant: Date | null) => instant?.toISOString();

const zone = fc.constantFrom(...ZONES);
const country = fc.constantFrom('DE', 'US', 'FR', 'JP', 'BR', 'MA', 'WS', 'AU', null);
const clockTime = (first: number, last: number) =>
  fc.integer({ min: first, max: last }).map((minutes) => {
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
const windowWithin = (first: number, last: number): fc.Arbitrary<SendWindow> =>
  fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: clockTime(first, last),
      to: clockTime(first, last),
      skipHolidays: fc.boolean(),
    })
    .filter(({ from, to }) => from < to);
const anyWindow = windowWithin(0, 24 * 60);

interface Transition {
  zone: string;
  /** First instant with the new offset. */
  time: number;
  /** Offsets in milliseconds. */
  before: number;
  after: number;
}

function transitions(zoneName: string, from: string, to: string): Transition[] {
  const zone = IANAZone.create(zoneName);
  const offset = (time: number) => zone.offset(time) * MINUTE;
  const found: Transition[] = [];
  for (let time = Date.parse(from); time < Date.parse(to); time += 14 * 24 * HOUR) {
    let [same, changed] = [time, time + 14 * 24 * HOUR];
    if (offset(same) === offset(changed)) continue;
    while (changed - same > 1000) {
      const middle = Math.round((same + changed) / 2000) * 1000;
      if (offset(middle) === offset(time)) same = middle;
      else changed = middle;
    }
    found.push({ zone: zoneName, time: changed, before: offset(same), after: offset(changed) });
  }
  return found;
}

const changes = ZONES.flatMap((name) => transitions(name, '2009-01-01', '2036-01-01'));

/** Any instant of some 27 years, every other one within two days of a clock change. */
const moment: fc.Arbitrary<{ zone: string; instant: Date }> = fc.oneof(
  fc.record({
    zone,
    instant: fc.date({ min: new Date('2009-02-01'), max: new Date('2035-12-01'), noInvalidDate: true }),
  }),
  fc
    .record({ change: fc.constantFrom(...changes), shift: fc.integer({ min: -48 * HOUR, max: 48 * HOUR }) })
    .map(({ change, shift }) => ({ zone: change.zone, instant: new Date(change.time + shift) })),
);

describe('the next opening', () => {
  it('is the instant itself while the window is open', () => {
    const monday = at('2026-03-02T09:00', 'Europe/Berlin').toJSDate();
    expect(nextOpen(monday, OFFICE, 'Europe/Berlin', 'DE')).toEqual(monday);
    expect(isOpen(monday, OFFICE, 'Europe/Berlin', 'DE')).toBe(true);
  });

  it.each([
    ['before the opening', '2026-03-02T08:59:59.999', '2026-03-02T09:00'],
    ['at the closing', '2026-03-02T17:00', '2026-03-03T09:00'],
    ['on Friday evening', '2026-03-06T18:00', '2026-03-09T09:00'],
    ['over the Easter holidays', '2026-04-02T17:30', '2026-04-07T09:00'],
    ['over Christmas and a weekend', '2026-12-24T17:30', '2026-12-28T09:00'],
    ['on 31 December', '2026-12-31T17:00', '2027-01-04T09:00'],
  ])('%s', (_, from, expected) => {
    const found = nextOpen(at(from, 'Europe/Berlin').toJSDate(), OFFICE, 'Europe/Berlin', 'DE');
    expect(iso(found)).toBe(iso(at(expected, 'Europe/Berlin').toJSDate()));
  });

  it('counts days in the zone of the lead, not of the server', () => {
    const sundayEveningInNewYork = new Date('2026-03-02T03:00:00Z');
    expect(iso(nextOpen(sundayEveningInNewYork, OFFICE, 'America/New_York', 'US'))).toBe('2026-03-02T14:00:00.000Z');
    expect(iso(nextOpen(sundayEveningInNewYork, OFFICE, 'Asia/Kolkata', 'IN'))).toBe('2026-03-02T03:30:00.000Z');
    expect(iso(nextOpen(sundayEveningInNewYork, OFFICE, 'Pacific/Chatham', 'NZ'))).toBe('2026-03-02T03:00:00.000Z');
  });

  it('keeps holidays only when told to, and only those of the country that is known', () => {
    const christmas = at('2026-12-25T10:00', 'Europe/Berlin').toJSDate();
    expect(isOpen(christmas, OFFICE, 'Europe/Berlin', 'DE')).toBe(false);
    expect(isOpen(christmas, OFFICE, 'Europe/Berlin', 'JP')).toBe(true);
    expect(isOpen(christmas, OFFICE, 'Europe/Berlin', null)).toBe(true);
    expect(isOpen(christmas, { ...OFFICE, skipHolidays: false }, 'Europe/Berlin', 'DE')).toBe(true);
  });

  it('tells when an open window closes, and of a closed one that it is closed', () => {
    const monday = at('2026-03-02T11:00', 'Europe/Berlin');
    expect(iso(closesAt(monday.toJSDate(), OFFICE, 'Europe/Berlin', 'DE'))).toBe('2026-03-02T16:00:00.000Z');
    expect(closesAt(monday.set({ hour: 18 }).toJSDate(), OFFICE, 'Europe/Berlin', 'DE')).toBeNull();
  });

  it('names what is wrong when there is none', () => {
    const now = new Date('2026-03-02T10:00:00Z');
    expect(() => nextOpen(now, OFFICE, 'Mars/Olympus', null)).toThrow(/"Mars\/Olympus" is not an IANA time zone: use/);
    expect(() => nextOpen(now, { ...OFFICE, days: [] }, 'Europe/Berlin', null)).toThrow(
      /366 days .* give it more days/,
    );
    expect(() => nextOpen(new Date(NaN), OFFICE, 'Europe/Berlin', null)).toThrow(/not a valid date/);
  });
});

describe('properties of every window, zone and instant', () => {
  it('opens at or after the instant, inside the window, and stays where it is', () => {
    fc.assert(
      fc.property(moment, anyWindow, country, ({ zone, instant }, window, country) => {
        const open = nextOpen(instant, window, zone, country);
        expect(open >= instant).toBe(true);
        expect(isOpen(open, window, zone, country)).toBe(true);
        expect(nextOpen(open, window, zone, country)).toEqual(open);
        expect(isOpen(instant, window, zone, country)).toBe(open.getTime() === instant.getTime());
      }),
      { numRuns: 3000 },
    );
  });

  it('never opens earlier for a later instant, and leaves no opening out', () => {
    const later = fc.integer({ min: 0, max: 20 * 24 * HOUR });
    fc.assert(
      fc.property(moment, anyWindow, country, later, ({ zone, instant }, window, country, shift) => {
        const other = new Date(instant.getTime() + shift);
        const [first, second] = [instant, other].map((from) => nextOpen(from, window, zone, country));
        expect(second! >= first!).toBe(true);
        if (isOpen(other, window, zone, country)) expect(first! <= other).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is open from its opening to its closing, and at neither edge beyond', () => {
    fc.assert(
      fc.property(
        moment,
        anyWindow,
        country,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (moment, window, country, part) => {
          const { opens, closes } = stretchFrom(moment.instant, window, moment.zone, country);
          const inside = new Date(opens.getTime() + Math.floor(part * (closes.getTime() - opens.getTime() - 1)));
          expect(closesAt(inside, window, moment.zone, country)).toEqual(closes);
          expect(closesAt(closes, window, moment.zone, country)).not.toEqual(closes);
        },
      ),
      { numRuns: 2000 },
    );
  });

  // No zone of these changes its clock between 04:00 and 22:00, so there the clock on the wall must say so too.
  it('shows a time of day, a weekday and a date inside the window on the wall of the lead', () => {
    fc.assert(
      fc.property(moment, windowWithin(4 * 60, 22 * 60), country, ({ zone, instant }, window, country) => {
        const { opens, closes } = stretchFrom(instant, window, zone, country);
        const [wall, end] = [opens, closes].map((edge) => DateTime.fromJSDate(edge, { zone }));
        expect(wall!.toFormat('HH:mm')).toBe(window.from);
        expect(end!.toFormat('HH:mm')).toBe(window.to);
        expect(end!.toISODate()).toBe(wall!.toISODate());
        expect(window.days).toContain(wall!.weekday);
        if (!window.skipHolidays || !country) return;
        expect(publicHolidays(country, wall!.year).has(wall!.toISODate()!)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['DE', 'US', 'FR', 'BR'])('never opens on 25 December in %s', (country) => {
    const christmasWeek = fc.record({
      year: fc.integer({ min: 2020, max: 2040 }),
      hour: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(zone, anyWindow, christmasWeek, (zone, window, { year, hour }) => {
        const instant = DateTime.fromObject({ year, month: 12, day: 23 }, { zone }).plus({ hours: hour });
        const open = nextOpen(instant.toJSDate(), { ...window, skipHolidays: true }, zone, country);
        expect(DateTime.fromJSDate(open, { zone }).toFormat('MM-dd')).not.toBe('12-25');
      }),
    );
  });
});

describe('a change of the clock', () => {
  it('moves an opening that is skipped forward by what was skipped', () => {
    const saturday = new Date('2026-03-07T12:00:00Z');
    const sunday = { ...day(7), from: '02:30', to: '18:00' };
    expect(iso(nextOpen(saturday, sunday, 'America/New_York', 'US'))).toBe('2026-03-08T07:30:00.000Z'); // 03:30 EDT
  });

  it('opens and closes at the first of two equal times', () => {
    const { opens, closes } = stretchFrom(
      new Date('2026-11-01T00:00:00Z'),
      between('01:15', '01:45'),
      'America/New_York',
      null,
    );
    expect([iso(opens), iso(closes)]).toEqual(['2026-11-01T05:15:00.000Z', '2026-11-01T05:45:00.000Z']); // EDT
  });

  it('closes before the gap when the closing is skipped', () => {
    const { closes } = stretchFrom(
      new Date('2026-03-08T06:00:00Z'),
      between('00:30', '02:30'),
      'America/New_York',
      null,
    );
    expect(iso(closes)).toBe('2026-03-08T06:30:00.000Z'); // 01:30 EST
  });

  it('leaves out a window that the gap swallows', () => {
    const open = nextOpen(new Date('2026-03-08T05:00:00Z'), between('02:10', '02:50'), 'America/New_York', null);
    expect(iso(open)).toBe('2026-03-09T06:10:00.000Z');
  });

  it('opens on no other day for a date that the zone skipped', () => {
    const fridays = { ...day(5), from: '09:00', to: '17:00' };
    const thursday = at('2011-12-29T12:00', 'Pacific/Apia').toJSDate();
    expect(iso(nextOpen(thursday, fridays, 'Pacific/Apia', null))).toBe(
      iso(at('2012-01-06T09:00', 'Pacific/Apia').toJSDate()),
    );
  });

  it('gives a day 23, 24 or 25 hours, and half an hour on Lord Howe', () => {
    const length = (noon: string, zone: string) => {
      const { opens, closes } = stretchFrom(at(noon, zone).toJSDate(), ANY_TIME, zone, null);
      return (closes.getTime() - opens.getTime()) / HOUR;
    };
    expect(length('2026-03-29T12:00', 'Europe/Berlin')).toBe(23);
    expect(length('2026-10-25T12:00', 'Europe/Berlin')).toBe(25);
    expect(length('2026-10-26T12:00', 'Europe/Berlin')).toBe(24);
    expect(length('2026-04-05T12:00', 'Australia/Lord_Howe')).toBe(24.5);
    expect(length('2026-10-04T12:00', 'Australia/Lord_Howe')).toBe(23.5);
    expect(length('2018-11-04T12:00', 'America/Sao_Paulo')).toBe(23);
  });

  it('does the same in every zone of the world, at every change of eleven years', () => {
    const everywhere = Intl.supportedValuesOf('timeZone').flatMap((name) =>
      transitions(name, '2024-12-31', '2035-12-31'),
    );
    expect(everywhere.length).toBeGreaterThan(1000);
    const wrong = everywhere.filter(({ zone, time, before, after }) => {
      const middle = time + Math.max(before, after) - Math.abs(after - before) / 2;
      // The middle of the gap, or of the hour that comes twice, approached by whole days from the day before.
      const dayBefore = new Date(middle - 24 * HOUR - before);
      return addLocalDays(dayBefore, 1, zone).getTime() !== middle - before;
    });
    expect(wrong).toEqual([]);
  });
});

describe('calendar days', () => {
  it('keep the time of day across a change of the clock', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), ({ zone, instant }, days) => {
        const from = DateTime.fromJSDate(instant, { zone });
        const to = DateTime.fromJSDate(addLocalDays(instant, days, zone), { zone });
        const expected = from.setZone('utc', { keepLocalTime: true }).plus({ days });
        const shown = to.setZone('utc', { keepLocalTime: true });
        // A skipped time moves forward; everything else is shown as it was.
        const isShown = transitionsNear(zone, to.toMillis()).every(({ before, after }) => before > after);
        expect(shown.toMillis() - expected.toMillis()).toBeGreaterThanOrEqual(0);
        if (isShown) expect(shown.toMillis()).toBe(expected.toMillis());
      }),
      { numRuns: 2000 },
    );
  });

  it('leave the instant alone when there are none, even in an hour that comes twice', () => {
    const second = new Date('2026-11-01T06:30:00Z'); // 01:30 EST, after 01:30 EDT
    expect(addLocalDays(second, 0, 'America/New_York')).toEqual(second);
  });

  function transitionsNear(zone: string, time: number): Transition[] {
    return changes.filter((change) => change.zone === zone && Math.abs(change.time - time) <= 25 * HOUR);
  }
});

describe('the schema', () => {
  const problems = (window: unknown) =>
    sendWindowSchema.safeParse(window).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

  it('takes what a window is, and keeps holidays free unless told otherwise', () => {
    expect(sendWindowSchema.parse({ days: [1, 7], from: '00:00', to: '24:00' })).toEqual({
      days: [1, 7],
      from: '00:00',
      to: '24:00',
      skipHolidays: true,
    });
  });

  it.each([
    [{ ...OFFICE, days: [] }, 'days: choose at least one day'],
    [{ ...OFFICE, days: [0] }, 'days.0: a day is a number from 1 for Monday to 7 for Sunday'],
    [{ ...OFFICE, days: ['Mon'] }, 'days.0: a day is a number from 1 for Monday to 7 for Sunday'],
    [{ ...OFFICE, from: '9:00' }, 'from: give a time of day such as 09:00'],
    [{ ...OFFICE, from: '24:00' }, 'from: give a time of day such as 09:00'],
    [{ ...OFFICE, to: '24:01' }, 'to: give a time of day such as 17:00'],
    [{ ...OFFICE, to: '09:00' }, 'to: the window must close later on the same day than it opens'],
    [{ ...OFFICE, from: '22:00', to: '06:00' }, 'to: the window must close later on the same day than it opens'],
    [{ ...OFFICE, until: '18:00' }, ': Unrecognized key: "until"'],
  ])('refuses %j', (window, problem) => {
    expect(problems(window)).toContain(problem);
  });
});
