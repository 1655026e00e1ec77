import type { MailboxPlan } from '../messages/mailboxes.store.js';
import { changesFor } from './capacity-changes.js';
import { forecast, type LeadGroup, type Plan } from './capacity.rules.js';

const MONDAY = new Date('2026-03-02T06:00:00Z');

const mailbox = (given: Partial<MailboxPlan> = {}): MailboxPlan => ({
  id: '1',
  address: 'nora@acme.example',
  timeZone: 'Europe/Berlin',
  caps: [100],
  dailyCap: 100,
  used: 0,
  gap: 0,
  workHours: null,
  ...given,
});

const group = (given: Partial<LeadGroup> = {}): LeadGroup => ({
  window: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true },
  timeZone: 'Europe/Berlin',
  country: 'DE',
  waits: [0],
  step: 0,
  lane: 'first',
  dueIn: 0,
  leads: 250,
  asked: true,
  ...given,
});

const plan = (given: Partial<Plan> = {}): Plan => ({
  now: MONDAY,
  today: '2026-03-02',
  mailboxes: [mailbox()],
  groups: [group()],
  ...given,
});

describe('the capacity of the coming days', () => {
  it('gives each day what its caps leave to lists, and the day the last first touch leaves', () => {
    expect(forecast(plan())).toEqual({
      leads: 250,
      perDay: [
        { date: '2026-03-02', sends: 90, firstTouches: 90 },
        { date: '2026-03-03', sends: 90, firstTouches: 90 },
        { date: '2026-03-04', sends: 70, firstTouches: 70 },
      ],
      perMailbox: [{ id: '1', address: 'nora@acme.example', cap: 100, today: 100, caps: [100, 100, 100] }],
      firstTouchesDoneOn: '2026-03-04',
      heldBackBy: ['cap'],
    });
  });

  it('counts what was used of today, and grows with the ramp', () => {
    const ramped = mailbox({ caps: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100], used: 4 });
    const told = forecast(plan({ mailboxes: [ramped], groups: [group({ leads: 100 })] }));
    expect(told.perDay.map(({ sends }) => sends)).toEqual([5, 18, 27, 36, 14]);
    expect(told.heldBackBy).toEqual(['ramp']);
  });

  it('leaves out weekends and holidays of the place where leads are', () => {
    const onFriday = plan({ now: new Date('2026-04-02T06:00:00Z'), today: '2026-04-02' });
    const told = forecast(onFriday);
    // Good Friday and Easter Monday in Germany.
    expect(told.perDay.filter(({ sends }) => sends > 0).map(({ date }) => date)).toEqual([
      '2026-04-02',
      '2026-04-07',
      '2026-04-08',
    ]);
    expect(told.heldBackBy.sort()).toEqual(['cap', 'holiday', 'window']);
    const french = forecast({ ...onFriday, groups: [group({ country: 'FR', timeZone: 'Europe/Paris' })] });
    expect(french.perDay.filter(({ sends }) => sends > 0).map(({ date }) => date)).toContain('2026-04-03');
  });

  it('does not write today when the window is over, nor more than the gap allows', () => {
    const evening = plan({ now: new Date('2026-03-02T16:30:00Z') });
    expect(forecast(evening).perDay[0]).toMatchObject({ date: '2026-03-02', sends: 0 });
    const told = forecast(plan({ mailboxes: [mailbox({ gap: 600 })] }));
    expect(told.perDay[0]?.sends).toBe(48);
    expect(told.heldBackBy).toContain('gap');
  });

  it('keeps to the work hours of a mailbox', () => {
    const workHours = { days: [2], from: '10:00', to: '11:00', skipHolidays: false };
    const told = forecast(plan({ mailboxes: [mailbox({ workHours })], groups: [group({ leads: 10 })] }));
    expect(told).toMatchObject({ firstTouchesDoneOn: '2026-03-03', heldBackBy: ['mailbox_hours'] });
  });

  it('shares the slots with those who are under way, and counts the follow-ups that come of it', () => {
    const others = group({ asked: false, lane: 'follow_up', step: 1, waits: [0, 3], leads: 1_000 });
    const told = forecast(plan({ groups: [group({ waits: [0, 3] }), others] }));
    const [first] = told.perDay;
    expect(first?.sends).toBe(90);
    expect(first?.firstTouches).toBeGreaterThan(15);
    expect(first?.firstTouches).toBeLessThan(90);
    expect(told.perDay.reduce((sum, { sends }) => sum + sends, 0)).toBe(250 * 2 + 1_000);
    expect(told.perDay.reduce((sum, { firstTouches }) => sum + firstTouches, 0)).toBe(250);
  });

  it('lets leads that were there before go first', () => {
    const told = forecast(plan({ groups: [group({ asked: false, leads: 150 }), group({ leads: 100 })] }));
    expect(told.perDay.map(({ firstTouches }) => firstTouches)).toEqual([0, 30, 70]);
    expect(told.leads).toBe(100);
  });

  it('gives fresh leads what is kept for them', () => {
    const fresh = group({ lane: 'fresh', leads: 10 });
    const told = forecast(plan({ groups: [group({ asked: false, leads: 500 }), fresh] }));
    expect(told.perDay[0]).toMatchObject({ sends: 100, firstTouches: 10 });
  });

  it('knows no date without a mailbox, and has nothing to wait for without leads', () => {
    expect(forecast(plan({ mailboxes: [] }))).toMatchObject({ firstTouchesDoneOn: null, perDay: [] });
    expect(forecast(plan({ groups: [] }))).toMatchObject({ firstTouchesDoneOn: '2026-03-02', perDay: [] });
  });

  it('gives up on what takes more than two years', () => {
    expect(forecast(plan({ groups: [group({ leads: 1_000_000 })] })).firstTouchesDoneOn).toBeNull();
  });
});

describe('what would change it', () => {
  it('is each remedy that helps, with its date', () => {
    const told = forecast(plan());
    expect(changesFor(plan(), told)).toEqual([
      { message: 'One more mailbox that may send 100 mails a day', firstTouchesDoneOn: '2026-03-03' },
      { message: 'Twice the daily cap of every mailbox', firstTouchesDoneOn: '2026-03-03' },
    ]);
  });

  it('is nothing where nothing holds back', () => {
    const small = plan({ groups: [group({ leads: 10 })] });
    expect(changesFor(small, forecast(small))).toEqual([]);
  });

  it('names the holiday and the weekend', () => {
    const easter = plan({ now: new Date('2026-04-03T06:00:00Z'), today: '2026-04-03', groups: [group({ leads: 10 })] });
    expect(changesFor(easter, forecast(easter))).toEqual([
      { message: 'A send window that is open on every day of the week', firstTouchesDoneOn: '2026-04-04' },
      { message: 'A send window that is open on public holidays too', firstTouchesDoneOn: '2026-04-03' },
    ]);
  });
});
