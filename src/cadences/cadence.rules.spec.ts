import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  allowedEnrollmentChange,
  dueRange,
  ENROLLMENT_CHANGES,
  laneOf,
  LANES,
  nextDueAt,
  type EnrollmentStand,
} from './cadence.rules.js';
import type { EnrollmentStatus } from './enrollment.entity.js';
import { isOpen, type SendWindow } from './send-window.js';

const OFFICE: SendWindow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true };
const HOUR = 3_600_000;

describe('the next due time', () => {
  const base = { window: OFFICE, zone: 'Europe/Berlin', country: 'DE', jitterKey: 'lead 1' };
  const berlin = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Berlin' }).toJSDate();

  it('is now for a fresh lead while the window is open', () => {
    const from = berlin('2026-03-02T11:23:45');
    expect(nextDueAt({ ...base, from, waitDays: 0, spread: false })).toEqual(from);
  });

  it.each([
    ['the same time of day', '2026-03-02T11:23', 3, '2026-03-05T11:23'],
    ['across a change of the clock', '2026-03-27T11:23', 3, '2026-03-30T11:23'],
    ['the opening after a weekend', '2026-03-05T11:23', 3, '2026-03-09T09:00'],
    ['the opening after a holiday', '2026-12-22T11:23', 3, '2026-12-28T09:00'],
    ['the opening, when it is due in the evening', '2026-03-02T19:00', 1, '2026-03-04T09:00'],
  ])('is %s', (_, from, waitDays, expected) => {
    expect(nextDueAt({ ...base, from: berlin(from), waitDays, spread: false })).toEqual(berlin(expected));
  });

  it('spreads a list over the window of the day, evenly, and leaves its last tenth free', () => {
    const from = berlin('2026-03-07T12:00');
    const minutes = Array.from({ length: 4000 }, (_, i) => {
      const due = nextDueAt({ ...base, from, waitDays: 0, spread: true, jitterKey: `lead ${i}` });
      return (due.getTime() - berlin('2026-03-09T09:00').getTime()) / 60_000;
    });
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...minutes)).toBeLessThan(0.9 * 480);
    const perTenth = Array.from({ length: 10 }, (_, i) => minutes.filter((m) => Math.floor(m / 43.2) === i).length);
    // 400 each, give or take five standard deviations (19).
    for (const leads of perTenth) expect(Math.abs(leads - 400)).toBeLessThan(95);
  });

  it('does not creep towards the evening from step to step', () => {
    const afternoon = berlin('2026-03-02T16:40');
    const dues = Array.from({ length: 400 }, (_, i) =>
      nextDueAt({ ...base, from: afternoon, waitDays: 2, spread: true, jitterKey: `lead ${i}` }).getTime(),
    );
    const day = dues.map((due) => DateTime.fromMillis(due, { zone: 'Europe/Berlin' }).toISODate());
    expect(new Set(day)).toEqual(new Set(['2026-03-04']));
    expect(dues.filter((due) => due < berlin('2026-03-04T12:00').getTime()).length).toBeGreaterThan(100);
  });

  it('is the same for the same key, and another for another', () => {
    const from = berlin('2026-03-02T12:00');
    const due = (jitterKey: string) => nextDueAt({ ...base, from, waitDays: 1, spread: true, jitterKey }).getTime();
    expect(due('a')).toBe(due('a'));
    expect(due('a')).not.toBe(due('b'));
  });

  const zone = fc.constantFrom(
    'Asia/Kolkata',
    'Pacific/Chatham',
    'America/Sao_Paulo',
    'America/New_York',
    'Europe/Berlin',
  );
  const anyWait = fc.record({
    from: fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
    waitDays: fc.integer({ min: 0, max: 45 }),
    zone: fc.oneof(zone, fc.constantFrom('Africa/Casablanca', 'Pacific/Apia', 'Australia/Lord_Howe')),
    country: fc.constantFrom('DE', 'US', 'FR', 'JP', 'BR', null),
    jitterKey: fc.string(),
    spread: fc.boolean(),
  });
  const hours = (first: number, last: number): fc.Arbitrary<SendWindow> =>
    fc
      .record({
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        from: fc.integer({ min: first, max: last - 1 }),
        hours: fc.integer({ min: 1, max: 24 }),
        skipHolidays: fc.boolean(),
      })
      .map(({ days, from, hours, skipHolidays }) => {
        const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
        return { days, from: clock(from), to: clock(Math.min(last, from + hours)), skipHolidays };
      });

  it('is inside the window, not before the start, and on no earlier day than the wait ends', () => {
    fc.assert(
      fc.property(anyWait, hours(0, 24), (wait, window) => {
        const due = nextDueAt({ ...wait, window });
        expect(isOpen(due, window, wait.zone, wait.country)).toBe(true);
        expect(due >= wait.from).toBe(true);
        const day = (instant: Date) =>
          DateTime.fromJSDate(instant, { zone: wait.zone }).setZone('utc', { keepLocalTime: true });
        const waited = day(due).startOf('day').diff(day(wait.from).startOf('day'), 'days').days;
        expect(waited).toBeGreaterThanOrEqual(wait.waitDays);
      }),
      { numRuns: 2000 },
    );
  });

  it('lies in the range that lists are spread over', () => {
    fc.assert(
      fc.property(anyWait, hours(0, 24), (wait, window) => {
        const due = nextDueAt({ ...wait, window, spread: true });
        const { earliest, latest } = dueRange({ ...wait, window });
        expect(due >= earliest && due < latest).toBe(true);
        expect(isOpen(earliest, window, wait.zone, wait.country)).toBe(true);
        expect(isOpen(new Date(latest.getTime() - 1), window, wait.zone, wait.country)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is no earlier for a later start, with the same key', () => {
    fc.assert(
      fc.property(anyWait, hours(4, 22), fc.integer({ min: 0, max: 72 * HOUR }), (wait, window, shift) => {
        const later = { ...wait, from: new Date(wait.from.getTime() + shift) };
        expect(nextDueAt({ ...later, window }) >= nextDueAt({ ...wait, window })).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps that order in windows of the night too, for starts two hours apart', () => {
    fc.assert(
      fc.property(anyWait, hours(0, 24), fc.integer({ min: 2 * HOUR, max: 72 * HOUR }), (wait, window, shift) => {
        const later = { ...wait, from: new Date(wait.from.getTime() + shift) };
        expect(nextDueAt({ ...later, window }) >= nextDueAt({ ...wait, window })).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('changes of an enrollment', () => {
  const until = new Date('2026-05-01T07:00:00Z');
  const stands = Object.entries(ENROLLMENT_CHANGES).flatMap(([status, reasons]) =>
    Object.keys(reasons).map((reason): EnrollmentStand => ({
      status: status as EnrollmentStatus,
      reason,
      resumeAt: status === 'paused' ? until : null,
    })),
  );
  const stand = (status: EnrollmentStatus, reason: string): EnrollmentStand => ({
    status,
    reason,
    resumeAt: status === 'paused' ? until : null,
  });
  const refusal = (from: EnrollmentStand, to: EnrollmentStand) => {
    const verdict = allowedEnrollmentChange(from, to);
    return verdict.allowed ? null : verdict.why;
  };

  it('lets a lead be erased from anywhere, and nothing else follow an end', () => {
    for (const from of stands) expect(refusal(from, stand('stopped', 'lead_erased'))).toBeNull();
    const ends = stands.filter(({ status }) => status === 'finished' || status === 'stopped');
    for (const from of ends) {
      for (const to of stands.filter(({ reason }) => reason !== 'lead_erased')) expect(refusal(from, to)).toBe('over');
    }
  });

  it('stops an open enrollment for every reason there is, whoever paused it', () => {
    const open = stands.filter(({ status }) => status === 'active' || status === 'paused');
    // An enrollment that holds its lead out ends as it begins.
    const stops = stands.filter(({ status, reason }) => status === 'stopped' && reason !== 'held_out');
    for (const from of open) for (const to of stops) expect(refusal(from, to)).toBeNull();
  });

  it('pauses at a reply, whatever the lead was paused for, unless a person paused it', () => {
    for (const from of stands.filter(({ status }) => status === 'active' || status === 'paused')) {
      const byHand = from.status === 'paused' && from.reason === 'by_hand';
      expect(refusal(from, stand('paused', 'replied'))).toBe(byHand ? 'paused_by_hand' : null);
    }
  });

  it('ends a pause made by hand by hand, or on its date', () => {
    const paused = stand('paused', 'by_hand');
    expect(refusal(paused, stand('active', 'by_hand'))).toBeNull();
    expect(refusal(paused, stand('active', 'pause_over'))).toBeNull();
    expect(refusal(paused, stand('paused', 'by_hand'))).toBeNull();
    expect(refusal(paused, stand('active', 'reply_settled'))).toBe('paused_by_hand');
    expect(refusal(paused, stand('paused', 'out_of_office'))).toBe('paused_by_hand');
  });

  it('finishes only what is active', () => {
    expect(refusal(stand('active', 'opened'), stand('finished', 'completed'))).toBeNull();
    expect(refusal(stand('paused', 'replied'), stand('finished', 'completed'))).toBe('not_from_here');
  });

  it('resumes only what is paused, and begins a row only once', () => {
    expect(refusal(stand('active', 'opened'), stand('active', 'pause_over'))).toBe('not_from_here');
    for (const from of stands.filter(({ status }) => status === 'active' || status === 'paused')) {
      expect(refusal(from, stand('active', 'opened'))).toBe('not_from_here');
      expect(refusal(from, stand('active', 'returned'))).toBe('not_from_here');
    }
  });

  it('asks every pause for its end', () => {
    const from = stand('active', 'opened');
    expect(refusal(from, { status: 'paused', reason: 'by_hand' })).toBe('endless_pause');
    expect(refusal(from, { status: 'paused', reason: 'by_hand', resumeAt: null, pauseOwner: '' })).toBe(
      'endless_pause',
    );
    expect(refusal(from, { status: 'paused', reason: 'by_hand', pauseOwner: 'ann@example.com' })).toBeNull();
    expect(refusal(from, { status: 'paused', reason: 'snoozed', resumeAt: until })).toBeNull();
  });

  it.each(['because', 'completed', 'toString'])('does not know the reason %s for a stop', (reason) => {
    expect(refusal(stand('active', 'opened'), stand('stopped', reason))).toBe('unknown_reason');
  });
});

describe('lanes', () => {
  it.each([
    ['api', 0, 'fresh'],
    ['webhook', 0, 'fresh'],
    ['form', 0, 'fresh'],
    ['import', 0, 'first'],
    ['import', 1, 'follow_up'],
    ['form', 4, 'follow_up'],
  ] as const)('a lead from %s after %i touches is in %s', (intake, stepsSent, lane) => {
    expect(laneOf({ intake, stepsSent })).toBe(lane);
  });

  it('carry the numbers that enrollments are stored with', () => {
    expect(['fresh', 'first', 'follow_up'].map((lane) => LANES.findIndex((name) => name === lane))).toEqual([1, 2, 3]);
  });
});
