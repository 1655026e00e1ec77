import type { Cadence } from '../src/cadences/cadence.entity.js';
import type { Preview } from '../src/outreach/preview-cadence.js';
import { WriterFailed } from '../src/writer/writer.js';
import { aCompany, aLead, anEnrollment, aTouch } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import { type TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => (test = await startFlowApp()), 60_000);
beforeEach(() => test.reset());
afterEach(() => expectAllAccounted(test));
afterAll(() => test.stop());

const count = (all: object[]) =>
  test.call<{ leads: number; of: number }>('POST', '/api/cadences/audience-count', { audience: { all } });
const preview = (body: object, cadence = '1') => test.call<Preview>('POST', `/api/cadences/${cadence}/preview`, body);

/** A print of every row of every table, but when the key of this test was last used. */
async function everything(): Promise<Record<string, string>> {
  const tables = await test.rows<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'public' and tablename <> 'api_key' order by 1`,
  );
  const prints: Record<string, string> = {};
  for (const { tablename } of tables) {
    const [print] = await test.rows<{ md5: string }>(
      `select md5(string_agg(one::text, '|' order by one::text)) from "${tablename}" as one`,
    );
    prints[tablename] = print!.md5;
  }
  return prints;
}

describe('the number of leads a rule fits', () => {
  it('counts those of all leads that the rule would take', async () => {
    await aLead(test, { country: 'DE', industry: 'Retail' });
    await aLead(test, { country: 'AT', industry: 'retail' });
    await aLead(test, { country: 'FR', industry: null });
    expect((await count([])).body).toEqual({ leads: 3, of: 3 });
    expect((await count([{ field: 'industry', op: 'is', value: 'Retail' }])).body).toEqual({ leads: 2, of: 3 });
    const either = {
      any: [
        { field: 'country', op: 'is', value: 'FR' },
        { field: 'country', op: 'is', value: 'at' },
      ],
    };
    expect((await count([either, { field: 'industry', op: 'is_known' }])).body).toEqual({ leads: 1, of: 3 });
  });

  it('says what is wrong with a rule that is half written', async () => {
    expect(await count([{ field: 'country', op: 'in', value: [] }])).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'audience.all.0.value' }] },
    });
  });
});

describe('the preview of a cadence', () => {
  it('is every mail in its order, each knowing those before it, inside the window', async () => {
    await aCompany(test);
    const lead = await aLead(test, { intake: 'import' });
    const { status, body } = await preview({ leadId: lead.id });
    expect(status).toBe(200);
    const { body: cadence } = await test.call<Cadence & { steps: { waitDays: number; purpose: string }[] }>(
      'GET',
      '/api/cadences/1',
    );
    expect(body.failed).toBeNull();
    expect(body.excluded).toBeNull();
    expect(body.mails.map(({ step }) => step)).toEqual(cadence.steps.map((_, at) => at + 1));
    expect(test.writer.briefs.map(({ step }) => step.purpose)).toEqual(cadence.steps.map(({ purpose }) => purpose));
    expect(test.writer.briefs.map(({ thread }) => thread.length)).toEqual(cadence.steps.map((_, at) => at));
    expect(test.writer.briefs[1]!.thread[0]!.text).toBe(body.mails[0]!.body);
    expect(body.mails[0]!.body).toContain('Ana');
    expect(body.mails[1]!.subject).toBe(`Re: ${body.mails[0]!.subject}`);
    const dates = body.mails.map(({ dueAt }) => new Date(dueAt));
    expect(dates).toEqual(dates.toSorted((a, b) => a.getTime() - b.getTime()));
    expect(dates.filter((at) => [0, 6].includes(at.getUTCDay()))).toEqual([]);
  });

  it('writes nothing down, whatever the lead has been through', async () => {
    await aCompany(test);
    const lead = await aLead(test, { whisper: 'Say nothing of prices' });
    await aTouch(test, await anEnrollment(test, lead));
    const before = await everything();
    expect((await preview({ leadId: lead.id })).body.mails.length).toBeGreaterThan(1);
    expect(await everything()).toEqual(before);
    expect(test.queue.take('touch.draft')).toEqual([]);
    expect(test.wire.mails).toEqual([]);
    expect(test.writer.briefs[0]).toMatchObject({ thread: [], whisper: null });
  });

  it('is of the steps and the window as they stand in the editor', async () => {
    await aCompany(test);
    const lead = await aLead(test);
    const sendWindow = { days: [6], from: '10:00', to: '11:00', skipHolidays: false };
    const steps = [{ waitDays: 2, purpose: 'question', instruction: 'Ask who answers the mails at night' }];
    const { body } = await preview({ leadId: lead.id, steps, sendWindow });
    expect(test.writer.briefs).toMatchObject([
      { step: { number: 1, of: 1, purpose: 'question', instruction: steps[0]!.instruction } },
    ]);
    // Saturday, at ten in Berlin.
    expect(body.mails.map(({ dueAt }) => dueAt)).toEqual(['2026-03-14T09:00:00.000Z']);
    expect((await preview({ leadId: lead.id, steps: [] })).body).toMatchObject({ errors: [{ field: 'steps' }] });
  });

  it('says why this lead would get none of it', async () => {
    await aCompany(test);
    const [silent, unsubscribed] = [await aLead(test, { email: null }), await aLead(test)];
    await test.rows(
      `insert into suppression (kind, value, reason, source, created_at) values ('address', $1, 'unsubscribed', 'x', now())`,
      [unsubscribed.email],
    );
    expect((await preview({ leadId: silent.id })).body.excluded).toBe('no_address');
    expect((await preview({ leadId: unsubscribed.id })).body.excluded).toBe('unsubscribed');
  });

  it('ends where the writer gives nothing, and says so', async () => {
    await aCompany(test);
    const lead = await aLead(test);
    test.writer.write = async (brief) => {
      if (brief.step.number > 1) throw new WriterFailed('the model is busy', 'busy');
      return { subject: 'Hello', body: 'Hello Ana', language: 'en' };
    };
    const { body } = await preview({ leadId: lead.id });
    expect(body).toMatchObject({ mails: [{ step: 1, subject: 'Hello' }], failed: { step: 2 } });
    expect(body.mails[0]!.findings.map(({ rule }) => rule)).toContain('length');
  });

  it('needs a cadence, a lead and a company', async () => {
    const lead = await aLead(test);
    expect((await preview({ leadId: lead.id }, '99')).status).toBe(404);
    expect((await preview({ leadId: lead.id })).status).toBe(409);
    await aCompany(test);
    expect(await preview({ leadId: '77' })).toMatchObject({ status: 400, body: { errors: [{ field: 'leadId' }] } });
  });
});
