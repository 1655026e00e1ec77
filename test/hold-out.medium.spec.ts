import { ScanDue } from '../src/cadences/scan-due.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { IntakeModule } from '../src/intake/intake.module.js';
import { LedgerModule } from '../src/ledger/ledger.module.js';
import type { Lift } from '../src/reports/lift.controller.js';
import type { Funnel } from '../src/reports/reports.js';
import { ReportsModule } from '../src/reports/reports.module.js';
import { aCompany, aMailbox, replied } from './builders.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import { after, ReportRows, START } from './report-rows.js';
import type { TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp(IntakeModule, HandoffsModule, LedgerModule, ReportsModule);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff restart identity cascade`);
  await aCompany(test);
  await aMailbox(test);
  await holdOut(50);
});
afterEach(() => expectAllAccounted(test));
afterAll(() => test.stop());

const call = <Body>(method: string, path: string, body?: unknown) => test.call<Body>(method, path, body);

/** As the console saves it: the whole cadence, with another part held out. */
async function holdOut(holdOutPercent: number) {
  const { body } = await call<Record<string, unknown>>('GET', '/api/cadences/1');
  const { name, position, status, audience, sendWindow, review, steps } = body;
  const kept = (steps as Record<string, unknown>[]).map(({ id, waitDays, purpose, instruction }) => ({
    ...{ id, waitDays, purpose, instruction },
  }));
  const whole = { name, position, status, audience, sendWindow, review, holdOutPercent, steps: kept };
  return call<{ holdOutPercent: number }>('PUT', '/api/cadences/1', whole);
}

interface Taken {
  id: string;
  outcome: string;
  ledger: { state: string; reason: string; nextActionAt: string | null };
}

const leads = Array.from({ length: 40 }, (_, i) => ({
  email: `lead${i}@x.example`,
  firstName: `L${i}`,
  source: 'fair',
}));
const give = async (given: object[] = leads) =>
  (await call<{ items: Taken[] }>('POST', '/api/leads/bulk', { leads: given })).body.items;
const isHeldOut = ({ ledger }: Taken): boolean => ledger.reason === 'held_out';

describe('new leads of a cadence that holds some out', () => {
  it('are written to, or excluded with the reason, and none is unaccounted for', async () => {
    const taken = await give();
    const held = taken.filter(isHeldOut);
    expect(held.length).toBeGreaterThan(8);
    expect(held.length).toBeLessThan(32);
    expect(held[0]!.ledger).toEqual({ state: 'excluded', reason: 'held_out', nextActionAt: null });
    expect(new Set(taken.filter((one) => !isHeldOut(one)).map(({ ledger }) => ledger.state))).toEqual(
      new Set(['waiting_first_touch']),
    );
    const kept = await test.rows<object>(
      `select status, reason, arm, next_step_id, due_at, closed_at is not null as closed from enrollment
       where lead_id = any($1) group by 1, 2, 3, 4, 5, 6`,
      [held.map(({ id }) => id)],
    );
    expect(kept).toEqual([
      { status: 'stopped', reason: 'held_out', arm: 'held_out', next_step_id: null, due_at: null, closed: true },
    ]);
    const { body } = await call<{ excluded: object; unaccounted: number }>('GET', '/api/coverage');
    expect(body).toMatchObject({ excluded: { held_out: held.length }, unaccounted: 0 });
    expect((await call<Funnel>('GET', '/api/reports/funnel')).body).toMatchObject({
      leads: 40,
      excluded: held.length,
      heldOut: held.length,
    });
  });

  it('get no mail, however long they wait', async () => {
    const held = (await give()).filter(isHeldOut).map(({ id }) => id);
    test.clock.pass(24 * 30);
    await test.app.get(ScanDue).run(test.clock.at);
    test.clock.pass(-24 * 30);
    const drafted = test.queue.take('touch.draft');
    const due = await test.rows<{ lead_id: string }>(`select lead_id from enrollment where id = any($1)`, [drafted]);
    expect(due.length).toBeGreaterThan(0);
    expect(due.filter(({ lead_id }) => held.includes(lead_id))).toEqual([]);
  });

  it('stay where the lot put them when they are given again, or the part changes', async () => {
    const before = await give();
    await holdOut(0);
    const again = await give(leads.map((lead) => ({ ...lead, company: 'X Works' })));
    expect(again.map(({ ledger }) => ledger.reason)).toEqual(before.map(({ ledger }) => ledger.reason));
    const [later] = await give([{ email: 'later@x.example' }]);
    expect(later!.ledger.state).toBe('waiting_first_touch');
    expect(await test.rows(`select arm from enrollment where lead_id = $1`, [later!.id])).toEqual([{ arm: null }]);
  });

  it('can be put under way by a person, and count as they were drawn', async () => {
    const held = (await give()).find(isHeldOut)!;
    expect((await call('POST', `/api/leads/${held.id}/enroll`, {})).status).toBe(409);
    expect((await call('POST', `/api/leads/${held.id}/enroll`, { again: true })).status).toBe(200);
    const { body } = await call<{ ledgerState: string }>('GET', `/api/leads/${held.id}`);
    expect(body.ledgerState).toBe('waiting_first_touch');
    const drawn = await test.rows<{ leads: number }>(
      `select count(*)::int as leads from enrollment where arm = 'held_out'`,
    );
    expect((await lift()).heldOut).toBe(drawn[0]!.leads);
  });

  it('go to a rep when they write by themselves', async () => {
    const { id } = (await give()).find(isHeldOut)!;
    const [lead] = await test.rows<Lead>(`select * from lead where id = $1`, [id]);
    await replied(test, lead!, 'I am interested, please call me tomorrow.');
    const [now] = await test.rows<{ ledger_state: string }>(`select ledger_state from lead where id = $1`, [id]);
    expect(now!.ledger_state).toBe('answering');
    expect(await lift()).toMatchObject({ items: [{ measure: 'replied', writtenTo: 0, heldOut: 1 }, {}, {}, {}] });
  });

  it('are never more than half, and the field is named', async () => {
    const { status, body } = await holdOut(51);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('holdOutPercent')]);
  });
});

const lift = async (query = ''): Promise<Lift> => (await call<Lift>('GET', `/api/reports/lift${query}`)).body;

describe('what the mails add', () => {
  /** So many of each lot, of whom so many went to a rep who won them. */
  async function group(arm: string, size: number, won: number, source = 'fair') {
    const made = new ReportRows(test.database);
    for (let i = 0; i < size; i++) {
      const id = await made.lead({
        identity: `${arm} ${source} ${i}`,
        email: `${arm}.${source}${i}@x.example`,
        source,
        ledger_state: 'closed',
        ledger_reason: 'won',
      });
      const ended = { status: 'stopped', reason: 'handed_off', lane: 1, opened_at: START, closed_at: START };
      await made.insert('enrollment', { ...ended, lead_id: id, cadence_id: 1, arm });
      const closed = { status: 'closed', outcome: 'won', accepted_at: after(1), ended_at: after(2), act_at: null };
      if (i < won) await made.handOff(id, closed);
    }
  }

  it('is the difference between the groups, with its interval', async () => {
    await group('written_to', 70, 56);
    await group('held_out', 80, 48);
    const { writtenTo, heldOut, items } = await lift();
    expect([writtenTo, heldOut]).toEqual([70, 80]);
    const won = items.find(({ measure }) => measure === 'won')!;
    expect(won).toMatchObject({ writtenTo: 56, heldOut: 48 });
    expect(won.lift!.difference).toBeCloseTo(0.2, 10);
    expect(won.lift!.from).toBeCloseTo(0.0524, 4);
    expect(won.lift!.until).toBeCloseTo(0.3339, 4);
    const file = await fetch(`${test.url}/api/reports/lift.csv`, { headers: test.admin });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="lift.csv"');
    const lines = (await file.text()).split('\r\n');
    expect(lines[0]).toBe('measure,writtenTo,writtenToLeads,heldOut,heldOutLeads,difference,from,until');
    expect(lines[1]).toMatch(/^replied,0,70,0,80,0,-0\.\d+,0\.\d+$/);
  });

  it('is about the leads that were asked for', async () => {
    await group('written_to', 4, 2);
    await group('written_to', 5, 0, 'web');
    await group('held_out', 3, 1);
    expect(await lift('?source=web')).toMatchObject({ writtenTo: 5, heldOut: 0, items: [{ lift: null }, {}, {}, {}] });
    expect(await lift('?source=fair')).toMatchObject({ writtenTo: 4, heldOut: 3 });
    expect(await lift('?from=2026-04-01')).toMatchObject({ writtenTo: 0, heldOut: 0 });
  });

  it('cannot be asked of mails that one group never got', async () => {
    const { status, body } = await call<object>('GET', '/api/reports/lift?step=1');
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('step')]);
  });
});
