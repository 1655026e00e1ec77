import fc from 'fast-check';
import { isOpen, type SendWindow } from '../cadences/send-window.js';
import { domainOf, MAX_ATTEMPTS, maySend, retryAt, type SendingContext, silentUntil } from './sending.rules.js';

const NOON = new Date('2026-03-10T12:00:00Z');
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);
const window: SendWindow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true };

const free: SendingContext = {
  now: NOON,
  kind: 'touch',
  missing: null,
  stoppedBy: null,
  lead: { email: 'ana@silva.example', timeZone: 'Europe/Berlin', country: 'DE', ledgerState: 'in_cadence' },
  suppression: null,
  renderedTo: null,
  enrollment: { status: 'active', isAtThisStep: true },
  writtenAt: minutes(-10),
  lastReplyAt: null,
  answeredSince: false,
  approved: false,
  deaf: false,
  evidenceValid: true,
  window,
  mailbox: {
    status: 'active',
    wire: 'smtp',
    timeZone: 'Europe/Berlin',
    workHours: null,
    repliesBy: 'imap',
    lastReadAt: minutes(-1),
  },
  delayedUntil: null,
  isFollowUp: true,
};
const lead = { ...free.lead! };

/** Everything that speaks against a touch, the graver first. */
const NEVER: [string, Partial<SendingContext>][] = [
  ['lead_erased', { lead: null }],
  ['no_address', { lead: { ...lead, email: null } }],
  ['unsubscribed', { suppression: 'unsubscribed' }],
  ['address_changed', { renderedTo: 'old@silva.example' }],
  ['with_rep', { lead: { ...lead, ledgerState: 'with_rep' } }],
  ['whispered', { deaf: true }],
  ['replied', { lastReplyAt: minutes(-1) }],
  ['no_enrollment', { enrollment: null }],
  ['enrollment_paused', { enrollment: { status: 'paused', isAtThisStep: true } }],
  ['step_passed', { enrollment: { status: 'active', isAtThisStep: false } }],
];
const LATER: [string, Date, Partial<SendingContext>][] = [
  ['stopped_all', minutes(15), { stoppedBy: 'user:1' }],
  ['no_public_url', minutes(60), { missing: 'no_public_url' }],
  ['no_mailbox', minutes(60), { mailbox: null }],
  ['mailbox_paused', minutes(15), { mailbox: { ...free.mailbox!, status: 'paused' } }],
  ['mailbox_unread', minutes(5), { mailbox: { ...free.mailbox!, lastReadAt: minutes(-31) } }],
  ['server_asked_to_wait', minutes(40), { delayedUntil: minutes(40) }],
  ['window', new Date('2026-03-11T12:00:00Z'), { window: { ...window, from: '13:00', to: '14:00', days: [3] } }],
];

describe('what may leave', () => {
  it('is a touch nothing speaks against', () => {
    expect(maySend(free)).toEqual({ may: 'send' });
    expect(maySend({ ...free, renderedTo: 'ana@silva.example', lastReplyAt: minutes(-11) })).toEqual({ may: 'send' });
  });

  it.each(NEVER)('never is: %s', (reason, against) => {
    expect(maySend({ ...free, ...against })).toEqual({ may: 'cancel', reason });
  });

  it.each(LATER)('is later: %s', (reason, until, against) => {
    expect(maySend({ ...free, ...against })).toEqual({ may: 'hold', until, reason });
  });

  it('is nothing that anything speaks against, and never outweighs later', () => {
    const someOf = <T>(all: T[]) => fc.subarray(all);
    fc.assert(
      fc.property(someOf(NEVER), someOf(LATER), (never, later) => {
        const context = [...later.map(([, , against]) => against), ...never.map(([, against]) => against)].reduce(
          (all: SendingContext, against) => ({ ...all, ...against }),
          free,
        );
        const verdict = maySend(context);
        expect(verdict.may).toBe(never.length > 0 ? 'cancel' : later.length > 0 ? 'hold' : 'send');
        if (verdict.may === 'hold') expect(verdict.until > NOON).toBe(true);
      }),
    );
  });

  it('is an answer at any hour, whatever the cadence does', () => {
    const answer: SendingContext = {
      ...free,
      kind: 'answer',
      window: null,
      enrollment: { status: 'paused', isAtThisStep: false },
      isFollowUp: false,
    };
    expect(maySend({ ...answer, now: new Date('2026-03-15T02:00:00Z') })).toEqual({ may: 'send' });
    expect(maySend({ ...answer, lastReplyAt: minutes(-1) })).toEqual({ may: 'cancel', reason: 'replied' });
    expect(maySend({ ...answer, evidenceValid: false })).toEqual({ may: 'cancel', reason: 'evidence_expired' });
  });

  it('is what a person wrote, also while a rep has the lead, but not to who asked for no mail', () => {
    const person: SendingContext = {
      ...free,
      kind: 'person',
      window: null,
      lead: { ...lead, ledgerState: 'with_rep' },
      lastReplyAt: NOON,
    };
    expect(maySend(person)).toEqual({ may: 'send' });
    expect(maySend({ ...person, suppression: 'complained' })).toEqual({ may: 'cancel', reason: 'complained' });
  });
});

describe('trying again', () => {
  it('takes twice as long each time, and at most six hours', () => {
    const waits = [1, 2, 3, 7, 8, 24].map((attempts) => (retryAt(NOON, attempts).getTime() - NOON.getTime()) / 60_000);
    expect(waits).toEqual([5, 10, 20, 320, 360, 360]);
  });

  it('goes on for four to five days (RFC 5321 §4.5.4.1)', () => {
    let at = NOON;
    for (let attempts = 1; attempts < MAX_ATTEMPTS; attempts++) at = retryAt(at, attempts);
    const days = (at.getTime() - NOON.getTime()) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(4);
    expect(days).toBeLessThanOrEqual(5);
  });
});

describe('hours of the mailbox', () => {
  const hours = { days: [2], from: '14:00', to: '16:00', skipHolidays: false };
  const mailbox = { ...free.mailbox!, workHours: hours };

  it('bind what nobody waits for, in the zone of the mailbox', () => {
    const until = new Date('2026-03-10T13:00:00Z');
    for (const kind of ['touch', 'nudge'] as const) {
      expect(maySend({ ...free, kind, mailbox })).toEqual({ may: 'hold', until, reason: 'mailbox_hours' });
      expect(maySend({ ...free, kind, mailbox, now: until, isFollowUp: false })).toEqual({ may: 'send' });
    }
  });

  it('do not keep an answer or a person', () => {
    for (const kind of ['answer', 'person'] as const)
      expect(maySend({ ...free, kind, mailbox })).toEqual({ may: 'send' });
  });
});

describe('the domain of an address', () => {
  it('is behind its last @, in small letters', () => {
    expect(domainOf('"a@b"@Silva.Example')).toBe('silva.example');
  });
});

describe('silence after an answer', () => {
  it.each([
    ['on a Monday morning', '2026-03-09T09:00:00Z', '2026-03-12T09:00:00Z'],
    ['on a Thursday, over a weekend', '2026-03-12T09:00:00Z', '2026-03-17T08:00:00Z'],
    ['on a Saturday', '2026-03-14T09:00:00Z', '2026-03-18T08:00:00Z'],
    ['before Easter, two of whose days are holidays', '2026-04-02T08:00:00Z', '2026-04-09T07:00:00Z'],
  ])('lasts three working days of the lead: %s', (_, from, until) => {
    expect(silentUntil(new Date(from), 'Europe/Berlin', 'DE')).toEqual(new Date(until));
  });

  it('ends in working hours, three of whose days have begun since', () => {
    const workdays: SendWindow = { ...window };
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom('Asia/Kolkata', 'America/New_York', 'Pacific/Chatham'), (from, zone) => {
        const until = silentUntil(from, zone, null);
        expect(isOpen(until, workdays, zone, null)).toBe(true);
        expect(until.getTime() - from.getTime()).toBeGreaterThan(2.3 * 86_400_000);
        expect(until.getTime() - from.getTime()).toBeLessThan(6 * 86_400_000);
      }),
    );
  });
});
