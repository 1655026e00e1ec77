import { AdvanceHandoff } from '../src/handoffs/advance-handoff.js';
import { HandOffLead } from '../src/handoffs/hand-off-lead.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { ReportsModule } from '../src/reports/reports.module.js';
import type { HandoffBrief } from '../src/writer/writer.js';
import { aCompany, aLeadUnderWay, replied } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp(HandoffsModule, ReportsModule);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, offer, rep, notice, qualification restart identity cascade`);
  await aCompany(test);
});
afterAll(() => test.stop());
afterEach(() => expectAllAccounted(test));

const aRep = (name: string, more = {}) =>
  test.call('POST', '/api/reps', { name, email: `${name}@acme.example`, timeZone: 'Europe/Berlin', ...more });
const BUDGET = {
  id: 'budget',
  name: 'Budget',
  asks: 'Is there money?',
  required: true,
  signs: { met: ['have budget'], notMet: ['no budget'] },
};
const require = (askFirst = true) => test.call('PUT', '/api/settings/qualification', { criteria: [BUDGET], askFirst });

interface Row {
  id: string;
  status: string;
  rep_id: string | null;
  fit: string;
  brief: HandoffBrief;
}
async function handedOff(words: string): Promise<{ lead: Lead; handoff: Row | undefined }> {
  const lead = await aLeadUnderWay(test);
  await replied(test, lead, words);
  await test.app.get(HandOffLead).run({ ids: [lead.id] });
  const [handoff] = await test.rows<Row>(`select * from handoff where lead_id = $1`, [lead.id]);
  return { lead, handoff };
}
const stateOf = async ({ id }: Lead) =>
  (await test.rows<object>(`select ledger_state as state, ledger_reason as reason from lead where id = $1`, [id]))[0];

describe('what is known of a lead', () => {
  it('is BANT unless an admin wants something else, and stands in the brief, the mail to the rep and the report', async () => {
    await aRep('rita');
    const { handoff } = await handedOff('Sounds good, please call me tomorrow. Our budget is approved.');
    expect(handoff?.brief.qualification).toEqual([
      { id: 'budget', name: 'Budget', standing: 'met', quote: 'Our budget is approved.' },
      ...['authority', 'need', 'timeline'].map(
        (id) => expect.objectContaining({ id, standing: 'unknown', quote: '' }) as object,
      ),
    ]);
    const [mail] = await test.rows<{ body: string }>(`select body from notice where kind = 'handoff_offered'`);
    expect(mail?.body).toContain('Budget: yes ("Our budget is approved.")');
    expect(mail?.body).toContain('Need: not known');
    const { body } = await test.call<{ items: object[] }>('GET', '/api/reports/qualification');
    expect(body.items).toContainEqual(expect.objectContaining({ id: 'budget', standing: 'met', handoffs: 1 }));
  });

  it('is what the admin asks; a bad setting is named', async () => {
    expect((await test.call('PUT', '/api/settings/qualification', { criteria: [BUDGET, BUDGET] })).status).toBe(400);
    expect(
      (await test.call('PUT', '/api/settings/qualification', { criteria: [{ ...BUDGET, id: 'A b' }] })).status,
    ).toBe(400);
    const { id: _its, ...unnamed } = BUDGET;
    const { body: made } = await test.call<{ criteria: { id: string }[] }>('PUT', '/api/settings/qualification', {
      criteria: [BUDGET, unnamed],
    });
    expect(made.criteria.map(({ id }) => id)).toEqual(['budget', 'budget_2']);
    expect((await require()).status).toBe(200);
    const { body } = await test.call<{ criteria: object[]; presets: { bant: object[] } }>(
      'GET',
      '/api/settings/qualification',
    );
    expect([body.criteria.length, body.presets.bant.length]).toEqual([1, 4]);
  });

  it('sends only those who fit to a rep who takes only those', async () => {
    await require();
    await aRep('senior', { takes: 'fitting' });
    const { handoff: open } = await handedOff('Sounds good, please call me tomorrow.');
    expect(open).toMatchObject({ status: 'unassigned', fit: 'open' });
    const { handoff: fits } = await handedOff('We have budget, please call me tomorrow.');
    expect(fits).toMatchObject({ status: 'offered', rep_id: '1', fit: 'fits' });
  });
});

describe('a lead who says that something required is not so', () => {
  const WORDS = 'Please call me tomorrow, but we have no budget.';

  it('is put before a person first; when nobody decides, a rep is asked', async () => {
    await test.call('PUT', '/api/settings/notices', { alarmAddresses: ['boss@acme.example'], quiet: null });
    await require();
    await aRep('rita');
    const { lead, handoff } = await handedOff(WORDS);
    expect(handoff).toMatchObject({ status: 'unassigned', fit: 'unfit' });
    expect(await test.rows(`select kind from notice`)).toEqual([{ kind: 'alarm_unfit' }]);
    // A rep who has room again takes others first.
    await aRep('rob');
    await test.app.get(RemindHandoffs).run(test.clock.at);
    expect(test.queue.take('handoff.advance')).toEqual([]);
    test.clock.pass(24);
    await test.app.get(RemindHandoffs).run(test.clock.at);
    await test.app.get(AdvanceHandoff).run({ ids: test.queue.take('handoff.advance') });
    expect(await test.rows(`select status from handoff`)).toEqual([{ status: 'offered' }]);
    expect(await stateOf(lead)).toMatchObject({ state: 'with_rep' });
  });

  it('may be closed by that person as no fit', async () => {
    await require();
    await aRep('rita');
    const { lead, handoff } = await handedOff(WORDS);
    expect((await test.call('POST', `/api/handoffs/${handoff!.id}/close`, { outcome: 'not_a_fit' })).status).toBe(200);
    expect(await stateOf(lead)).toEqual({ state: 'closed', reason: 'not_a_fit' });
  });

  it('is closed by the agent where an admin said so, and only then; who said little is not', async () => {
    await require(false);
    await aRep('rita');
    const { lead, handoff } = await handedOff(WORDS);
    expect(handoff).toBeUndefined();
    expect(await stateOf(lead)).toEqual({ state: 'closed', reason: 'not_a_fit' });
    expect((await handedOff('Please call me.')).handoff).toMatchObject({ status: 'offered', fit: 'open' });
  });
});
