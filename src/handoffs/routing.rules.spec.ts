import fc from 'fast-check';
import { backFrom, chooseRep, type LeadToRoute, type RepLoad, triedReps } from './routing.rules.js';

// A Tuesday.
const NOW = new Date('2026-03-03T10:00:00Z');
const OFFICE = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: false };
const nobody = new Set<string>();

const rep = (id: string, change: Partial<RepLoad> = {}): RepLoad => ({
  id,
  email: `rep${id}@us.example`,
  status: 'active',
  hours: OFFICE,
  timeZone: 'UTC',
  leave: [],
  capacity: 10,
  weight: 1,
  open: 0,
  countries: [],
  languages: [],
  takes: 'all',
  products: [],
  awayUntil: null,
  lastOfferedAt: null,
  ...change,
});

const lead = (change: Partial<LeadToRoute> = {}): LeadToRoute => ({
  ownerEmail: null,
  formerRepId: null,
  companyRepId: null,
  country: 'DE',
  language: 'de',
  products: [],
  fits: false,
  isCall: false,
  ...change,
});

const chosen = (reps: RepLoad[], to = lead(), tried: Set<string> = nobody, now = NOW) =>
  chooseRep(reps, to, tried, now)?.rep.id ?? null;

describe('choosing a rep', () => {
  it('asks the owner first, however loaded and whatever their territory, then who had the lead before', () => {
    const reps = [rep('1'), rep('2', { open: 9, countries: ['FR'] }), rep('3', { open: 5 })];
    const owned = lead({ ownerEmail: 'Rep2@us.example', formerRepId: '3' });
    expect(chosen(reps, owned)).toBe('2');
    expect(chosen(reps, owned, new Set(['2']))).toBe('3');
    expect(chosen(reps, owned, new Set(['2', '3']))).toBe('1');
  });

  it.each([
    ['full', { open: 10 }],
    ['inactive', { status: 'inactive' }],
    ['not at work', { timeZone: 'America/Los_Angeles' }],
    ['away', { awayUntil: new Date('2026-03-20T00:00:00Z') }],
    ['on leave', { leave: [{ from: '2026-03-02', until: '2026-03-03' }] }],
  ] as const)('does not ask an owner who is %s while a colleague is there', (_, change) => {
    expect(chosen([rep('1', change), rep('2', { open: 9 })], lead({ ownerEmail: 'rep1@us.example' }))).toBe('2');
  });

  it('asks only those whose countries and languages fit; what is not known excludes nobody', () => {
    const reps = [rep('1', { countries: ['FR'] }), rep('2', { languages: ['en', 'fr'] }), rep('3', { open: 9 })];
    expect(chosen(reps)).toBe('3');
    expect(chosen(reps.slice(0, 2))).toBeNull();
    expect(chosen(reps.slice(0, 1), lead({ country: null }))).toBe('1');
    expect(chosen([rep('4', { countries: ['AT', 'DE'], languages: ['de'] })])).toBe('4');
  });

  it('asks the least loaded for their capacity, then who waited longest for an offer', () => {
    expect(chosen([rep('1', { open: 4, capacity: 10 }), rep('2', { open: 7, capacity: 20 })])).toBe('2');
    const monday = new Date('2026-03-02T12:00:00Z');
    const friday = new Date('2026-02-27T12:00:00Z');
    expect(chosen([rep('1', { lastOfferedAt: monday }), rep('2', { lastOfferedAt: friday })])).toBe('2');
    expect(chosen([rep('1', { lastOfferedAt: friday }), rep('2')])).toBe('2');
  });

  it('keeps a company with the rep who has it, behind owner and former rep', () => {
    const reps = [rep('1'), rep('2', { open: 8, countries: ['FR'] }), rep('3', { open: 5 })];
    expect(chosen(reps, lead({ companyRepId: '2' }))).toBe('2');
    expect(chosen(reps, lead({ companyRepId: '2', formerRepId: '3' }))).toBe('3');
    expect(chosen([rep('1'), rep('2', { open: 10 })], lead({ companyRepId: '2' }))).toBe('1');
  });

  it('asks only those who sell what the lead wants', () => {
    const reps = [rep('1', { products: ['Voice'] }), rep('2', { open: 5, products: ['Desk', 'Chat'] })];
    expect(chosen(reps, lead({ products: ['desk pro'] }))).toBe('2');
    expect(chosen(reps)).toBe('1');
  });

  it('gives a rep of twice the weight twice the leads', () => {
    const reps = [rep('1', { capacity: 60, weight: 2 }), rep('2', { capacity: 60 })];
    for (let given = 0; given < 30; given++) chooseRep(reps, lead(), nobody, NOW)!.rep.open += 1;
    expect(reps.map(({ open }) => open)).toEqual([20, 10]);
  });

  it('is back on the first working day after a leave, the last day included', () => {
    const leave = [
      { from: '2026-03-03', until: '2026-03-04' },
      { from: '2026-03-05', until: '2026-03-06' },
    ];
    expect(backFrom(rep('1', { leave }), NOW)).toEqual(new Date('2026-03-09T09:00:00Z'));
    expect(chosen([rep('1', { leave })])).toBeNull();
    expect(chosen([rep('1', { leave: [leave[0]!] })], lead(), nobody, new Date('2026-03-04T18:00:00Z'))).toBe('1');
  });

  it('at night asks who opens first, with the clock starting then, and nobody whose hours are further off than a day', () => {
    const night = new Date('2026-03-03T20:00:00Z');
    const berlin = rep('2', { timeZone: 'Europe/Berlin', open: 5 });
    expect(chooseRep([rep('1'), berlin], lead(), nobody, night)).toEqual({
      rep: berlin,
      startsAt: new Date('2026-03-04T08:00:00Z'),
    });
    expect(chosen([rep('1'), berlin], lead({ ownerEmail: 'rep1@us.example' }), nobody, night)).toBe('1');
    expect(chosen([rep('1'), berlin], lead(), nobody, new Date('2026-03-06T20:00:00Z'))).toBeNull();
  });

  it('starts the clock of somebody who comes back today when they are back', () => {
    const back = new Date('2026-03-03T13:00:00Z');
    expect(chooseRep([rep('1', { awayUntil: back })], lead(), nobody, NOW)?.startsAt).toEqual(back);
  });

  it('keeps half of each desk free of calls', () => {
    const half = [rep('1', { open: 5 })];
    expect(chosen(half, lead({ isCall: true }))).toBeNull();
    expect(chosen(half)).toBe('1');
    expect(chosen([rep('1', { capacity: 1 })], lead({ isCall: true }))).toBe('1');
  });

  it('spreads any number of leads over equal reps with a difference of at most one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 100 }), (people, leads) => {
        const reps = Array.from({ length: people }, (_, index) => rep(String(index + 1), { capacity: 100 }));
        for (let given = 0; given < leads; given++) {
          const { rep: next } = chooseRep(reps, lead(), nobody, NOW)!;
          next.open += 1;
          next.lastOfferedAt = NOW;
        }
        const loads = reps.map(({ open }) => open);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('who was asked already', () => {
  const decidedAt = new Date('2026-03-02T11:00:00Z');

  it('never asks again who declined, and asks who let an offer run out again after a day', () => {
    const offers = [
      { repId: '1', status: 'declined', decidedAt },
      { repId: '2', status: 'expired', decidedAt },
      { repId: '3', status: 'open', decidedAt: null },
    ];
    expect(triedReps(offers, NOW)).toEqual(new Set(['1', '2', '3']));
    expect(triedReps(offers, new Date('2026-03-03T11:00:00Z'))).toEqual(new Set(['1', '3']));
  });
});
