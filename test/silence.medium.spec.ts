import { EnrollmentsStore } from '../src/cadences/enrollments.store.js';
import { ScanDue } from '../src/cadences/scan-due.js';
import { HandOffLead } from '../src/handoffs/hand-off-lead.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import type { Lead } from '../src/leads/lead.entity.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { ActOnReply } from '../src/replies/act-on-reply.js';
import { aCompany, aLeadUnderWay, replied } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import type { TestApp } from './support.js';

let test: TestApp;
let lead: Lead;

beforeAll(async () => {
  test = await startFlowApp(HandoffsModule);
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await test.rows(`truncate handoff, offer, rep, notice restart identity cascade`);
  await aCompany(test);
  await test.call('PUT', '/api/settings/autonomy', { cells: [{ class: 'question', act: 'send' }] });
  await test.call('POST', '/api/knowledge', { title: 'Price', text: 'Team costs 39 euros a month.', language: 'en' });
  lead = await aLeadUnderWay(test);
});
afterAll(() => test.stop());
afterEach(() => expectAllAccounted(test));

const send = () => test.app.get(SendMessage).run({ ids: test.queue.take('message.send') });
const scan = () => test.app.get(ScanDue).run(test.clock.at);
const draft = () => test.app.get(DraftTouch).run({ ids: test.queue.take('touch.draft') });
const enrollment = async () => (await test.app.get(EnrollmentsStore).lastOf(lead.id))!;
const texts = () => test.wire.mails.map(({ raw }) => raw.toString().replace(/=\n/g, ''));
const nudges = () =>
  test.rows<{ id: string; status: string }>(`select id, status from message where kind = 'nudge' order by id`);
const says = (body: string) => replied(test, lead, body);

/** What is due is found, written and sent. */
async function passDays(days: number): Promise<void> {
  for (let hour = 0; hour < days * 24; hour += 12) {
    test.clock.pass(12);
    await scan();
    await draft();
    await send();
  }
}

async function answered(): Promise<void> {
  await says('What does it cost?');
  await send();
  expect(test.wire.mails).toHaveLength(1);
}

describe('silence after an answer', () => {
  it('is met with one nudge in the thread, and then the cadence goes on', async () => {
    await answered();
    await passDays(4);
    expect(await nudges()).toEqual([expect.objectContaining({ status: 'sent' })]);
    const [answer, nudge] = test.wire.mails;
    expect(texts()[1]).toContain(`In-Reply-To: <${answer!.messageId}>`);
    expect(nudge!.envelope.to).toBe(lead.email);
    const { status, stepsSent, dueAt } = await enrollment();
    expect([status, stepsSent]).toEqual(['active', 1]);
    expect(dueAt!.getTime() - test.clock.at.getTime()).toBeGreaterThan(2 * 86_400_000);
    await passDays(6);
    expect(await nudges()).toHaveLength(1);
    expect((await enrollment()).stepsSent).toBe(2);
  });

  it('is no silence when the lead writes while the nudge waits at the door', async () => {
    await answered();
    test.clock.pass(24 * 3 + 1);
    await scan();
    await draft();
    expect(await nudges()).toMatchObject([{ status: 'queued' }]);
    await test.rows(`update message set not_before = null where kind = 'nudge'`);
    test.clock.pass(0.1);
    await says('Thanks, that is all I wanted to know.');
    await send();
    expect(test.wire.mails).toHaveLength(1);
    expect(await nudges()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('leaves a lead who has had every step finished, after the nudge', async () => {
    await test.rows(`update enrollment set next_step_id = null, due_at = null, status = 'paused', reason = 'replied',
      pause_owner = 'agent', last_step_id = (select max(id) from cadence_step where cadence_id = 1)`);
    await answered();
    await passDays(5);
    expect(await nudges()).toMatchObject([{ status: 'sent' }]);
    expect(await enrollment()).toMatchObject({ status: 'finished', reason: 'completed' });
  });

  it('is left alone when a person skips the nudge', async () => {
    await test.rows(`update cadence set review = 'all'`);
    await answered();
    await passDays(4);
    const [nudge] = await nudges();
    expect(nudge).toMatchObject({ status: 'needs_review' });
    expect((await test.call('POST', `/api/messages/${nudge!.id}/reject`, { then: 'skip' })).status).toBe(200);
    await passDays(2);
    expect(await nudges()).toHaveLength(1);
    expect(await enrollment()).toMatchObject({ status: 'active', reason: 'pause_over' });
    await test.rows(`update cadence set review = 'first_step'`);
  });
});

describe('a lead who asks us to come back', () => {
  it('is written to on that day, with what they said', async () => {
    // The next step would come long after.
    await test.rows(`update enrollment set due_at = $1`, [new Date('2026-06-01T10:00:00Z')]);
    const reply = await says('Not now. Please get back to me on 20 March, our budget round is over then.');
    await test.app.get(ActOnReply).run({ ids: [reply.id] });
    expect(await enrollment()).toMatchObject({ status: 'paused', reason: 'snoozed' });
    await passDays(9);
    expect(test.wire.mails).toEqual([]);
    await passDays(1.5);
    const { askedBack, step } = test.writer.briefs[0]!;
    expect([step.purpose, askedBack?.on.slice(0, 10)]).toEqual(['come_back', '2026-03-10']);
    expect(texts()).toEqual([expect.stringContaining('March')]);
    expect(texts()[0]).toContain(askedBack!.words.slice(0, 20));
    expect((await enrollment()).stepsSent).toBe(2);
    await passDays(8);
    expect(
      test.writer.briefs.map((brief) => brief.step.purpose).filter((purpose) => purpose === 'come_back'),
    ).toHaveLength(1);
  });
});

describe('a lead who has had every step', () => {
  it('is picked up when they write months later', async () => {
    await test.rows(
      `update enrollment set status = 'finished', reason = 'completed', closed_at = $1, next_step_id = null, due_at = null`,
      [test.clock.at],
    );
    test.clock.pass(24 * 150);
    await says('What does it cost?');
    await send();
    expect(texts()).toEqual([expect.stringContaining('39 euros')]);
    const [row] = await test.rows<{ state: string }>(`select ledger_state as state from lead`);
    expect(row?.state).toBe('finished');
    await says('Sounds good, please call me tomorrow.');
    await test.app.get(HandOffLead).run({ ids: [lead.id] });
    expect(await test.rows(`select status from handoff`)).toEqual([{ status: 'unassigned' }]);
  });
});

describe('a lead a rep gave back', () => {
  it('is written to as one whom a person has talked with, once', async () => {
    await test.call('POST', '/api/reps', {
      name: 'Rita',
      email: 'rita@acme.example',
      timeZone: 'Europe/Berlin',
      capacity: 5,
    });
    await says('Sounds good, please call me tomorrow.');
    await test.app.get(HandOffLead).run({ ids: [lead.id] });
    expect((await test.call('POST', '/api/handoffs/1/accept')).status).toBe(200);
    test.clock.pass(48);
    expect((await test.call('POST', '/api/handoffs/1/return', { reason: 'unreachable' })).status).toBe(200);
    await passDays(14);
    const [first, second] = test.writer.briefs;
    expect(first?.humanStretch).toMatchObject({ since: '2026-03-10T09:00:00.000Z', reason: 'unreachable' });
    expect(texts()[0]).toContain('A colleague of mine tried to reach you');
    expect(second).toBeDefined();
    expect(second?.humanStretch).toBeUndefined();
  });
});
