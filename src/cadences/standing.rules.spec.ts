import fc from 'fast-check';
import { LEDGER_ENDS } from '../leads/lead.entity.js';
import {
  isAccountedOnWire,
  type LeadPlace,
  standingAmid,
  standingOf,
  standingsOfMoved,
  type WaitingMail,
} from './standing.rules.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

type Place = NonNullable<LeadPlace['enrollment']>;
const active: Place = {
  status: 'active',
  reason: 'opened',
  stepsSent: 0,
  dueAt: hours(5),
  notBefore: null,
  holdReason: null,
  resumeAt: null,
  pauseOwner: null,
};
const paused: Place = { ...active, status: 'paused', reason: 'replied', pauseOwner: 'agent' };
const touch: WaitingMail = {
  direction: 'out',
  kind: 'touch',
  status: 'queued',
  asksPerson: false,
  reason: null,
  at: null,
};
const reply: WaitingMail = {
  direction: 'in',
  kind: 'reply',
  status: 'received',
  asksPerson: false,
  reason: null,
  at: hours(1),
};
const amid = (place: Partial<LeadPlace>) =>
  standingAmid({ hasAddress: true, suppression: null, enrollment: active, mail: null, ...place }, NOW);

describe('where a lead stands by its enrollment', () => {
  it.each([
    ['before its first touch', active, 'waiting_first_touch', 'due', hours(5)],
    ['between touches', { ...active, stepsSent: 2 }, 'in_cadence', 'due', hours(5)],
    [
      'held up',
      { ...active, notBefore: hours(9), holdReason: 'capacity' },
      'waiting_first_touch',
      'capacity',
      hours(9),
    ],
    [
      'held up for less than it is due',
      { ...active, notBefore: hours(1), holdReason: 'window' },
      'waiting_first_touch',
      'window',
      hours(5),
    ],
    ['paused until a date', { ...paused, resumeAt: hours(48) }, 'snoozed', 'replied', hours(48)],
    ['paused by a person', paused, 'snoozed', 'replied', null],
    ['at its end', { ...active, status: 'finished', reason: 'completed' }, 'finished', 'completed', null],
    ['stopped by hand', { ...active, status: 'stopped', reason: 'by_hand' }, 'closed', 'by_hand', null],
    ['unsubscribed', { ...active, status: 'stopped', reason: 'unsubscribed' }, 'excluded', 'unsubscribed', null],
    ['undeliverable', { ...active, status: 'stopped', reason: 'undeliverable' }, 'closed', 'undeliverable', null],
  ] as [string, Place, string, string, Date | null][])('%s', (_, enrollment, state, reason, nextActionAt) => {
    expect(standingOf(enrollment)).toEqual({ state, reason, nextActionAt });
  });
});

describe('where a lead stands amid its mails', () => {
  it.each([
    ['a reply nobody has read', reply, 'answering', 'reply_received', hours(1)],
    [
      'a reply a person must read',
      { ...reply, asksPerson: true, reason: 'unclear' },
      'needs_review',
      'unclear',
      hours(1),
    ],
    ['a draft', { ...touch, status: 'needs_review', at: hours(24) }, 'needs_review', 'review', hours(24)],
    [
      'a draft with a finding',
      { ...touch, status: 'needs_review', reason: 'claim', at: hours(24) },
      'needs_review',
      'claim',
      hours(24),
    ],
    [
      'an answer to be read',
      { ...touch, kind: 'answer', status: 'needs_review', at: hours(4) },
      'needs_review',
      'answer_drafted',
      hours(4),
    ],
    [
      'an unknown send',
      { ...touch, status: 'unknown', reason: 'x', at: hours(24) },
      'needs_review',
      'unknown_send',
      hours(24),
    ],
    ['an answer on its way', { ...touch, kind: 'answer' }, 'answering', 'queued', NOW],
    ['a touch on its way', touch, 'waiting_first_touch', 'queued', NOW],
    [
      'a touch held at the door',
      { ...touch, reason: 'window', at: hours(3) },
      'waiting_first_touch',
      'window',
      hours(3),
    ],
  ] as [string, WaitingMail, string, string, Date][])(
    '%s comes before the cadence',
    (_, mail, state, reason, nextActionAt) => {
      expect(amid({ mail })).toEqual({ state, reason, nextActionAt });
    },
  );

  it('gives a mail on the wire the time a try may take', () => {
    for (const kind of ['touch', 'answer'] as const) {
      const { reason, nextActionAt } = amid({ mail: { ...touch, kind, status: 'sending' } });
      expect(reason).toBe('sending');
      expect(nextActionAt!.getTime() - NOW.getTime()).toBeGreaterThan(20 * 60_000);
    }
  });

  it('waits for a try that begins now as long as for any late action, and not longer', () => {
    const lateBy = (minutes: number | null) =>
      isAccountedOnWire({ nextActionAt: minutes === null ? null : new Date(NOW.getTime() - minutes * 60_000) }, NOW);
    expect([-60, 0, 20, 21, null].map(lateBy)).toEqual([true, true, true, false, false]);
  });

  it('does not let a touch under way speak for a lead whose cadence is paused or over', () => {
    expect(amid({ enrollment: paused, mail: touch }).state).toBe('snoozed');
    expect(amid({ enrollment: { ...active, status: 'stopped', reason: 'by_hand' }, mail: touch }).state).toBe('closed');
  });

  it.each([
    ['no address', { hasAddress: false }, 'excluded', 'no_address'],
    ['a suppression', { suppression: 'complained' }, 'excluded', 'complained'],
    ['nothing', {}, 'finished', 'completed'],
    ['no enrollment', { enrollment: null }, 'excluded', 'no_cadence'],
  ] as [string, Partial<LeadPlace>, string, string][])('ends for %s', (_, place, state, reason) => {
    const finished: Place = { ...active, status: 'finished', reason: 'completed' };
    expect(amid({ enrollment: finished, ...place })).toEqual({ state, reason, nextActionAt: null });
  });

  it('is never without a next action, or with one that is past, unless it has ended or a person holds it', () => {
    const date = fc.option(fc.date({ min: hours(-1000), max: hours(1000), noInvalidDate: true }));
    const mail = fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      kind: fc.constantFrom('touch' as const, 'answer' as const),
      status: fc.constantFrom('needs_review' as const, 'queued' as const, 'sending' as const, 'unknown' as const),
      asksPerson: fc.boolean(),
      reason: fc.option(fc.constant('why')),
      at: date,
    });
    const enrollment = fc.record({
      status: fc.constantFrom('active' as const, 'paused' as const, 'finished' as const, 'stopped' as const),
      reason: fc.constantFrom('by_hand', 'completed', 'bounced'),
      stepsSent: fc.nat(5),
      dueAt: date.map((at) => at ?? NOW),
      notBefore: date,
      holdReason: fc.option(fc.constant('capacity')),
      resumeAt: date,
      pauseOwner: fc.constant('user:1'),
    });
    const place = fc.record({
      hasAddress: fc.boolean(),
      suppression: fc.option(fc.constant('bounced')),
      enrollment: fc.option(enrollment),
      mail: fc.option(mail),
    });
    fc.assert(
      fc.property(place, (place) => {
        const { state, nextActionAt } = standingAmid(place, NOW);
        if (LEDGER_ENDS.includes(state)) expect(nextActionAt).toBeNull();
        else if (state === 'snoozed' && nextActionAt === null) expect(place.enrollment?.resumeAt).toBeNull();
        else expect(nextActionAt!.getTime()).toBeGreaterThanOrEqual(NOW.getTime());
      }),
      { numRuns: 500 },
    );
  });
});

describe('leads moved together', () => {
  it('stand where their enrollment says, those that a reply or a draft holds left out', () => {
    const moved = { dueAt: hours(-2), notBefore: null };
    const places = [
      { ...moved, leadId: '1', ledgerState: 'waiting_first_touch' as const },
      { ...moved, leadId: '2', ledgerState: 'in_cadence' as const, notBefore: hours(3) },
      { ...moved, leadId: '3', ledgerState: 'needs_review' as const },
      { ...moved, leadId: '4', ledgerState: 'answering' as const },
    ];
    expect(standingsOfMoved(places, 'capacity', NOW)).toEqual([
      { leadId: '1', state: 'waiting_first_touch', reason: 'capacity', nextActionAt: NOW },
      { leadId: '2', state: 'in_cadence', reason: 'capacity', nextActionAt: hours(3) },
    ]);
  });
});
