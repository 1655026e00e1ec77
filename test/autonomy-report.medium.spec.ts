import type { Lead } from '../src/leads/lead.entity.js';
import type { AutonomyReportController, CellReport } from '../src/reports/autonomy-report.controller.js';
import { ReportsModule } from '../src/reports/reports.module.js';
import { aCompany, aLeadUnderWay, replied } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  test = await startFlowApp(ReportsModule);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await aCompany(test);
  await call('POST', '/api/knowledge', {
    title: 'What does it cost?',
    text: 'Team costs 39 euros a month.',
    language: 'en',
  });
});
afterEach(() => expectAllAccounted(test));
afterAll(() => test.stop());

const call = <Body>(method: string, path: string, body?: unknown) => test.call<Body>(method, path, body);
type Report = Awaited<ReturnType<AutonomyReportController['autonomy']>>;

async function asks(): Promise<{ lead: Lead; replyId: string; draftId: string }> {
  const lead = await aLeadUnderWay(test);
  const { id: replyId } = await replied(test, lead, 'What does it cost?');
  const [draft] = await test.rows<{ id: string }>(`select id from message where answers_id = $1`, [replyId]);
  return { lead, replyId, draftId: draft!.id };
}

const cellOf = async (query = ''): Promise<CellReport> =>
  (await call<Report>('GET', `/api/reports/autonomy${query}`)).body.items.find(
    (cell) => cell.class === 'question' && cell.confidence === 'high' && cell.value === 'normal',
  )!;

describe('the cell of a reply', () => {
  it('is the one the agent saw, whatever a person says of the reply later', async () => {
    const { replyId } = await asks();
    await call('POST', `/api/replies/${replyId}/reclassify`, { class: 'interested' });
    const [reply] = await test.rows<{ decision: { autonomy: object }; agent_cell: object }>(
      `select decision, agent_cell from message where id = $1`,
      [replyId],
    );
    expect(reply!.agent_cell).toEqual({
      class: 'question',
      confidence: 'high',
      value: 'normal',
      act: 'draft',
      minutes: null,
    });
    expect(reply!.decision.autonomy).toMatchObject({ act: 'hand_off' });
    expect(await cellOf()).toMatchObject({ replies: 1, reclassified: 1, approved: 0 });
  });

  it('is none where a person read it first', async () => {
    const lead = await aLeadUnderWay(test);
    const { id } = await replied(test, lead, 'asdf qwer');
    await call('POST', `/api/replies/${id}/reclassify`, { class: 'question' });
    expect(await test.rows(`select agent_cell from message where id = $1`, [id])).toEqual([{ agent_cell: null }]);
  });
});

describe('the record of a cell', () => {
  it('counts first drafts by what people made of them', async () => {
    const [approved, edited, rejected] = [await asks(), await asks(), await asks()];
    await asks();
    await call('POST', `/api/messages/${approved.draftId}/approve`);
    await call('POST', `/api/messages/${edited.draftId}/edit`, { subject: '', body: 'It is 39 euros a month.' });
    await call('POST', `/api/messages/${rejected.draftId}/reject`, { then: 'redraft' });
    expect(await cellOf()).toEqual({
      class: 'question',
      confidence: 'high',
      value: 'normal',
      act: 'draft',
      minutes: null,
      replies: 4,
      reclassified: 0,
      approved: 1,
      edited: 1,
      rejected: 1,
      alone: 0,
      waiting: 1,
      proposal: null,
    });
    expect((await cellOf('?until=2026-01-01')).replies).toBe(0);
  });

  it('begins anew with another freedom, and the file keeps both', async () => {
    await asks();
    await call('PUT', '/api/settings/autonomy', { cells: [{ class: 'question', act: 'send' }] });
    await asks();
    expect(await cellOf()).toMatchObject({ act: 'send', replies: 1, alone: 1, waiting: 0 });
    const file = await fetch(`${test.url}/api/reports/autonomy.csv`, { headers: test.admin });
    expect((await file.text()).split('\r\n')).toEqual([
      'class,confidence,value,act,minutes,replies,reclassified,approved,edited,rejected,alone,waiting',
      'question,high,normal,draft,,1,0,0,0,0,0,1',
      'question,high,normal,send,,1,0,0,0,0,1,0',
      '',
    ]);
  });

  it('is enough for a proposal, and one request decides', async () => {
    const { draftId } = await asks();
    await call('POST', `/api/messages/${draftId}/approve`);
    // As if it had gone like this for a month.
    await test.rows(
      `with reply as (
         insert into message (lead_id, direction, kind, status, received_at, settled_at, meaning, agent_cell, classified_by, created_at)
         select lead_id, 'in', 'reply', 'settled', received_at, received_at, meaning, agent_cell, classified_by, created_at
         from message, generate_series(1, 29) where agent_cell is not null returning id, lead_id, created_at)
       insert into message (lead_id, direction, kind, status, answers_id, flags, sent_at, created_at)
       select lead_id, 'out', 'answer', 'sent', id, '["approved"]', created_at, created_at from reply`,
    );
    const { proposal, ...cell } = await cellOf();
    expect(proposal).toEqual({
      direction: 'promote',
      to: { act: 'send_after', minutes: 10 },
      because: 'approved_as_is',
      of: 30,
      cases: 30,
    });
    const { class: kind, confidence, value } = cell;
    const cells = [{ class: kind, confidence, value, ...proposal!.to }];
    expect((await call('PUT', '/api/settings/autonomy', { cells })).status).toBe(200);
    expect(await cellOf()).toMatchObject({ act: 'send_after', replies: 0, proposal: null });
  });
});
