import { CadencesModule } from '../src/cadences/cadences.module.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import type { Costs } from '../src/reports/costs.controller.js';
import type { Funnel, Replies, ReportStep, Share, Speed } from '../src/reports/reports.js';
import { ReportsModule } from '../src/reports/reports.module.js';
import { aMailbox, theSteps } from './builders.js';
import { after, ReportRows, START } from './report-rows.js';
import { startTestApp, type TestApp } from './support.js';

let test: TestApp;
let made: ReportRows;

beforeAll(async () => {
  test = await startTestApp([MessagesModule, CadencesModule, ReportsModule]);
  made = new ReportRows(test.database);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, offer, rep, model_call restart identity cascade`);
});
afterAll(() => test.stop());

const report = async <Body>(name: string, cut: Record<string, string> = {}): Promise<Body> =>
  (await test.call<Body>('GET', `/api/reports/${name}?${String(new URLSearchParams(cut))}`)).body;

async function file(name: string, cut: Record<string, string> = {}) {
  const answer = await fetch(`${test.url}/api/reports/${name}.csv?${String(new URLSearchParams(cut))}`, {
    headers: test.admin,
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    disposition: answer.headers.get('content-disposition'),
    text: Buffer.from(await answer.arrayBuffer()).toString('utf8'),
  };
}

/** Two leads that are alike in nothing but what happened to them. */
async function twoLeads() {
  const [first, second] = await theSteps(test);
  const [north, south] = [await aMailbox(test), await aMailbox(test, { address: 'south@acme.example' })];
  const other = await made.insert('cadence', {
    name: 'Other',
    position: 9,
    status: 'active',
    audience: '{"all":[]}',
    send_window: '{}',
    review: 'none',
    created_at: START,
    updated_at: START,
  });
  const ours = await made.lead({ source: 'fair', owner_email: 'ann@us.example' });
  const theirs = await made.lead({ source: 'web', owner_email: 'bob@us.example' });
  for (const [id, cadence] of [
    [ours, '1'],
    [theirs, other],
  ] as const) {
    const enrolled = { lead_id: id, status: 'stopped', reason: 'replied', lane: 1, opened_at: START, closed_at: START };
    await made.insert('enrollment', { ...enrolled, cadence_id: cadence });
  }
  const touch = { step_id: first!.id, mailbox_id: north.id };
  await made.sent(ours, 1, touch);
  await made.sent(ours, 50, { step_id: second!.id, mailbox_id: north.id });
  await made.replied(ours, 60, 'interested', { mailbox_id: north.id });
  await made.sent(theirs, 1, { step_id: first!.id, mailbox_id: south.id });
  await made.replied(theirs, 2, 'question', { mailbox_id: south.id });
  await made.replied(theirs, 3, null, { mailbox_id: south.id });
  const repId = await made.rep();
  const accepted = { status: 'accepted', rep_id: repId, accepted_at: after(62), first_action_at: after(63) };
  const brief = JSON.stringify({ qualification: [{ id: 'budget', name: 'Budget', standing: 'met' }] });
  const handoffId = await made.handOff(ours, { ...accepted, brief });
  await made.insert('offer', {
    handoff_id: handoffId,
    rep_id: repId,
    status: 'accepted',
    offered_at: after(61),
    expires_at: after(70),
    decided_at: after(62),
  });
  await made.modelCall({ lead_id: ours, cost: 1 });
  await made.modelCall({ lead_id: theirs, cost: 3 });
  return { first: first!.id, second: second!.id, north: north.id, south: south.id, other };
}

describe('a report about some of the leads', () => {
  it.each(['cadence', 'step', 'source', 'mailbox', 'owner'])('by %s', async (name) => {
    const { second, north } = await twoLeads();
    const values = { cadence: '1', step: second, source: 'fair', mailbox: north, owner: 'Ann@us.example' };
    const cut = { [name]: values[name as keyof typeof values] };
    expect(await report<Funnel>('funnel', cut)).toMatchObject({ leads: 1, touched: 1, replied: 1, warm: 1 });
    expect(await report<Share>('share', cut)).toMatchObject({ conversations: 1, agentThenPerson: 1 });
    const speed = await report<Speed>('speed', cut);
    expect(speed.firstTouch.agent).toMatchObject({ done: 1, waiting: 0 });
    expect(speed.replySettled.agent).toMatchObject({ done: 1, waiting: 0 });
    expect(speed.offerAccepted).toMatchObject({ done: 1, medianSeconds: 3600 });
    expect(speed.firstAction).toMatchObject({ done: 1, medianSeconds: 3600 });
    const { items } = await report<Replies>('replies', cut);
    expect(items).toEqual([{ from: '2026-03-02', class: 'interested', replies: 1 }]);
    const { mails, readings, models, spending } = await report<Costs>('cost', cut);
    expect(mails).toEqual([{ kind: 'touch', mails: name === 'step' ? 1 : 2 }]);
    expect(readings).toEqual([{ reader: 'offline/1', replies: 1 }]);
    expect(models.map(({ cost }) => cost)).toEqual(name === 'step' ? [] : [1]);
    expect(spending).toMatchObject({ leads: 1, models: 1 });
  });

  it('gives the reply to the touch it came after', async () => {
    const { first } = await twoLeads();
    expect((await report<Replies>('replies', { step: first })).items.map((line) => line.class)).toEqual([
      'question',
      null,
    ]);
    expect(await report<Funnel>('funnel', { step: first })).toMatchObject({ leads: 2 });
  });

  it('gives what an answer cost to the step whose mail was answered', async () => {
    const { first, second } = await twoLeads();
    const [ours] = await test.rows<{ id: string }>(`select min(id) as id from lead`);
    const [asked] = await test.rows<{ id: string }>(`select id from message where direction = 'in' and lead_id = $1`, [
      ours!.id,
    ]);
    const answer = await made.sent(ours!.id, 61, { kind: 'answer', answers_id: asked!.id, written_by: 'openai/x' });
    await made.sent(ours!.id, 130, { kind: 'nudge', answers_id: answer });
    await made.sent(ours!.id, 200, { kind: 'person', written_by: 'user:1' });
    for (const [purpose, about, cost] of [
      ['reply', 'reply', 2],
      ['answer', 'answer', 4],
      ['check', 'answer', 8],
      ['brief', 'brief', 16],
    ] as const) {
      await made.modelCall({ lead_id: ours!.id, purpose, about: `${about}/${asked!.id}`, cost });
    }
    const { mails, drafts, models } = await report<Costs>('cost', { step: second });
    expect(mails).toEqual([
      { kind: 'answer', mails: 1 },
      { kind: 'nudge', mails: 1 },
      { kind: 'touch', mails: 1 },
    ]);
    expect(drafts).toContainEqual({ writer: 'openai/x', drafts: 1 });
    expect(models.map(({ purpose, cost }) => `${purpose} ${cost}`)).toEqual(['check 8', 'answer 4', 'reply 2']);
    const before = await report<Costs>('cost', { step: first });
    expect([before.mails, before.models]).toEqual([[{ kind: 'touch', mails: 2 }], []]);
  });

  it('is about all that is asked for at once', async () => {
    const { south, other } = await twoLeads();
    expect((await report<Funnel>('funnel', { source: 'fair', mailbox: south })).leads).toBe(0);
    expect((await report<Funnel>('funnel', { source: 'web', mailbox: south, cadence: other })).leads).toBe(1);
    expect((await report<Funnel>('funnel', { source: 'web', from: '2026-03-03' })).leads).toBe(0);
  });

  it('can be about a step that new leads no longer get', async () => {
    const steps = ['opening', 'question', 'close'].map((purpose, i) => ({ waitDays: i, purpose }));
    const window = { days: [1], from: '09:00', to: '17:00', skipHolidays: false };
    const given = (kept: object[]) => ({ name: 'Edited', sendWindow: window, review: 'none', steps: kept });
    const { body } = await test.call<{ id: string; steps: (typeof steps)[number][] }>(
      'POST',
      '/api/cadences',
      given(steps),
    );
    const path = `/api/cadences/${body.id}`;
    await test.call('PUT', path, { ...given(steps.slice(1)), underWay: 'keep' });
    const second = await test.call<{ steps: { id: string; waitDays: number; purpose: string }[] }>('GET', path);
    const kept = second.body.steps.slice(1).map(({ id, waitDays, purpose }) => ({ id, waitDays, purpose }));
    await test.call('PUT', path, { ...given(kept), underWay: 'move' });
    const { items } = await report<{ items: ReportStep[] }>('steps');
    const told = items
      .filter(({ cadenceId }) => cadenceId === body.id)
      .map(({ edition, purpose, isCurrent, removedAt }) => [edition, purpose, isCurrent, removedAt !== null]);
    expect(told).toEqual([
      [2, 'close', true, false],
      [2, 'question', false, true],
      [1, 'opening', false, true],
      [1, 'question', false, true],
      [1, 'close', false, true],
    ]);
  });

  it('names the field that is wrong', async () => {
    const { status, body } = await test.call<object>('GET', '/api/reports/speed?step=second');
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('step')]);
  });
});

describe('replies over time', () => {
  it('counts them in days, weeks from Monday, and months', async () => {
    const id = await made.lead();
    for (const [hours, kind] of [
      [0, 'question'],
      [1, 'question'],
      [30, 'bounce'],
      [24 * 6, 'question'],
      [24 * 40, 'later'],
    ] as const) {
      await made.replied(id, hours, kind);
    }
    const told = async (by: string) =>
      (await report<Replies>('replies', { by })).items.map((line) => `${line.from} ${line.class} ${line.replies}`);
    expect(await told('day')).toEqual([
      '2026-03-02 question 2',
      '2026-03-03 bounce 1',
      '2026-03-08 question 1',
      '2026-04-11 later 1',
    ]);
    expect(await told('week')).toEqual(['2026-03-02 bounce 1', '2026-03-02 question 3', '2026-04-06 later 1']);
    expect(await told('month')).toEqual(['2026-03-01 bounce 1', '2026-03-01 question 3', '2026-04-01 later 1']);
  });
});

describe('first action', () => {
  it('runs from the acceptance to the first sign of the rep, and still waits where there is none', async () => {
    const rep = { rep_id: await made.rep(), accepted_at: after(10) };
    await made.handOff(await made.lead(), { ...rep, status: 'accepted', first_action_at: after(12) });
    await made.handOff(await made.lead(), { ...rep, status: 'accepted' });
    const ended = { ended_at: after(14), act_at: null };
    await made.handOff(await made.lead(), { ...rep, ...ended, status: 'closed', outcome: 'won' });
    await made.handOff(await made.lead(), { ...rep, ...ended, status: 'returned' });
    await made.handOff(await made.lead());
    expect((await report<Speed>('speed')).firstAction).toEqual({
      done: 2,
      waiting: 1,
      medianSeconds: 3 * 3600,
      p90Seconds: expect.closeTo(3.8 * 3600, 3) as number,
    });
  });
});

describe('a report as a file', () => {
  it.each([
    ['funnel', 'stage,leads', 'replied,2'],
    ['share', 'who,conversations', 'agentThenPerson,1'],
    ['speed', 'measure,by,done,waiting,medianSeconds,p90Seconds', 'firstAction,people,1,0,3600,3600'],
    ['replies', 'week,class,replies', '2026-03-02,question,1'],
    ['cost', 'what,amount', 'perLead,2'],
    ['cost', 'what,amount', 'currency,USD'],
    [
      'models',
      'model,purpose,calls,inputTokens,cachedTokens,outputTokens,cost,unpriced,currency',
      'm,touch,2,2000,400,200,4,0,USD',
    ],
    ['written', 'what,which,count', 'mails,touch,3'],
    ['qualification', 'id,name,standing,handoffs,accepted,meetingBooked,won,notAFit', 'budget,Budget,met,1,1,0,0,0'],
  ])('%s', async (name, header, line) => {
    await twoLeads();
    const { status, type, disposition, text } = await file(name, { from: '2026-03-01', until: '2026-04-01' });
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(disposition).toBe(`attachment; filename="${name}-from-2026-03-01-until-2026-04-01.csv"`);
    expect(text.startsWith(`\ufeff${header}\r\n`)).toBe(true);
    expect(text.split('\r\n')).toContain(line);
  });

  it('is about the leads that were asked for', async () => {
    await twoLeads();
    const { disposition, text } = await file('funnel', { source: 'fair' });
    expect(disposition).toBe('attachment; filename="funnel.csv"');
    expect(text.split('\r\n')).toContain('leads,1');
  });

  it('holds nothing that a spreadsheet would run', async () => {
    await made.modelCall({ model: '=HYPERLINK("https://x.example")' });
    const [, line] = (await file('models')).text.split('\r\n');
    expect(line).toMatch(/^"'=HYPERLINK\(""https/);
  });
});
