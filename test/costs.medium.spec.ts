import { MessagesModule } from '../src/messages/messages.module.js';
import type { Costs } from '../src/reports/costs.controller.js';
import { ReportsModule } from '../src/reports/reports.module.js';
import { after, ReportRows, START } from './report-rows.js';
import { startTestApp, type TestApp } from './support.js';

let test: TestApp;
let made: ReportRows;

beforeAll(async () => {
  test = await startTestApp([MessagesModule, ReportsModule]);
  made = new ReportRows(test.database);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, model_call restart identity cascade`);
});
afterAll(() => test.stop());

const MARCH = '?from=2026-03-01&until=2026-04-01';
const cost = async (query = ''): Promise<Costs> => (await test.call<Costs>('GET', `/api/reports/cost${query}`)).body;

describe('what was written, read and sent', () => {
  it('counts what left, and what was written whether it left or not', async () => {
    const id = await made.lead();
    await made.sent(id, 1);
    await made.sent(id, 2, { kind: 'answer', written_by: 'openai/x' });
    await made.sent(id, 3, { status: 'cancelled', sent_at: null });
    await made.replied(id, 4, 'question');
    const { mails, drafts, readings } = await cost();
    expect(mails).toEqual([
      { kind: 'answer', mails: 1 },
      { kind: 'touch', mails: 1 },
    ]);
    expect(drafts).toEqual([
      { writer: 'offline/1', drafts: 2 },
      { writer: 'openai/x', drafts: 1 },
    ]);
    expect(readings).toEqual([{ reader: 'offline/1', replies: 1 }]);
  });
});

describe('what models took', () => {
  it('adds up calls by model and purpose, the dearest first, also of leads that are gone', async () => {
    await made.modelCall({ purpose: 'reply', cost: 0.002 });
    await made.modelCall({ lead_id: 999, cost: 0.03 });
    await made.modelCall({ cost: 0.01 });
    await made.modelCall({ model: 'free', cost: null, input_tokens: 7, cached_tokens: 0, output_tokens: 3 });
    await made.modelCall({ outcome: 'busy', input_tokens: null, cached_tokens: null, output_tokens: null, cost: 0 });
    await made.modelCall({ asked_at: after(24 * 40), cost: 5 });
    const tokens = { inputTokens: 2000, cachedTokens: 400, outputTokens: 200 };
    expect((await cost(MARCH)).models).toEqual([
      { model: 'm', purpose: 'touch', calls: 3, ...tokens, cost: 0.04, unpriced: 0 },
      {
        model: 'm',
        purpose: 'reply',
        calls: 1,
        inputTokens: 1000,
        cachedTokens: 200,
        outputTokens: 100,
        cost: 0.002,
        unpriced: 0,
      },
      {
        model: 'free',
        purpose: 'touch',
        calls: 1,
        inputTokens: 7,
        cachedTokens: 0,
        outputTokens: 3,
        cost: null,
        unpriced: 1,
      },
    ]);
  });
});

describe('what a lead costs', () => {
  it('is everything since it came: models, mails, and the minutes of people', async () => {
    const warm = await made.lead();
    const touch = await made.sent(warm, 1);
    await made.sent(warm, 24 * 40);
    const reply = await made.replied(warm, 2, 'interested');
    await made.acted('user:1', 'message.approved', touch, warm);
    await made.acted('key:1', 'reply.classified', reply, warm);
    await made.acted('agent', 'reply.classified', reply, warm);
    await made.acted('user:1', 'review.assigned', touch, warm);
    await made.handOff(warm, { status: 'returned', act_at: null });
    await made.handOff(warm);
    await made.modelCall({ lead_id: warm, cost: 0.5, asked_at: after(24 * 40) });
    await made.modelCall({ lead_id: warm, cost: null });
    const called = await made.lead();
    await made.handOff(called, { reason: 'call_no_address' });
    const earlier = await made.lead({ created_at: new Date('2026-02-27T00:00:00Z') });
    await made.sent(earlier, 1);
    await made.modelCall({ lead_id: earlier, cost: 7 });

    const rates = { currency: 'EUR', perMail: 0.25, hourlyRate: 30, minutesPerReview: 3 };
    expect((await test.call('PUT', '/api/settings/costs', rates)).body).toEqual(rates);
    const said = await cost(MARCH);
    expect(said.currency).toBe('EUR');
    expect(said.spending).toEqual({
      leads: 2,
      warm: 1,
      handoffs: 2,
      mails: 2,
      reviews: 2,
      modelCalls: 2,
      models: 0.5,
      unpricedCalls: 1,
      mail: 0.5,
      reviewMinutes: 6,
      review: 3,
      total: 4,
      perLead: 2,
      perWarmLead: 4,
      perHandoff: 2,
    });
  });

  it('is nothing where nobody came', async () => {
    await made.lead();
    const { spending } = await cost(`?from=${START.getUTCFullYear() + 1}-01-01`);
    expect(spending).toMatchObject({ leads: 0, total: 0, perLead: null, perWarmLead: null, perHandoff: null });
  });

  it('takes no rate that is none, names the field, and writes down who changed them', async () => {
    const refused = await test.call('PUT', '/api/settings/costs', { perMail: -1 });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('perMail');
    const unknown = await test.call('PUT', '/api/settings/costs', { currency: 'euros' });
    expect(unknown.status).toBe(400);
    expect(JSON.stringify(unknown.body)).toContain('ISO 4217');
    expect((await test.call('GET', '/api/settings/costs')).body).toEqual({
      currency: 'USD',
      perMail: 0,
      hourlyRate: 0,
      minutesPerReview: 2,
    });
    await test.call('PUT', '/api/settings/costs', { perMail: 0.1 });
    expect(await test.rows(`select act, about from activity`)).toEqual([
      { act: 'settings.changed', about: 'cost_setting' },
    ]);
  });
});
