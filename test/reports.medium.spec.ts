import { DataSource } from 'typeorm';
import { ReportsStore } from '../src/reports/reports.store.js';
import { after, ReportRows, START } from './report-rows.js';
import { freshDatabase } from './support.js';

const MARCH = { from: new Date('2026-03-01T00:00:00Z'), until: new Date('2026-04-01T00:00:00Z') };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataSource: DataSource;
let reports: ReportsStore;
let made: ReportRows;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  reports = new ReportsStore(dataSource);
  made = new ReportRows(dataSource);
}, 60_000);

beforeEach(() => dataSource.query('truncate lead, message, handoff, offer, rep, activity cascade'));

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const accepted = { status: 'accepted', accepted_at: after(32) };

describe('funnel', () => {
  it('counts each lead once in every stage it reached', async () => {
    const repId = await made.rep();
    await made.lead({ ledger_state: 'excluded' });
    const silent = await made.lead();
    await made.sent(silent, 1);
    await made.sent(silent, 73);
    const away = await made.lead();
    await made.sent(away, 1);
    await made.replied(away, 2, 'out_of_office');
    const asks = await made.lead();
    await made.sent(asks, 1);
    await made.replied(asks, 2, 'question');
    await made.replied(asks, 3, 'question');
    const warm = await made.lead();
    await made.sent(warm, 1);
    await made.replied(warm, 2, 'interested');
    await made.handOff(warm, { status: 'returned', act_at: null });
    await made.handOff(warm, { ...accepted, rep_id: repId });
    const won = await made.lead();
    await made.sent(won, 1);
    await made.replied(won, 2, 'wants_meeting');
    await made.handOff(won, { ...accepted, status: 'closed', rep_id: repId, outcome: 'won' });
    await made.handOff(await made.lead({ ledger_state: 'with_rep' }), { reason: 'call_no_address' });
    const failed = await made.lead();
    await made.sent(failed, 1, { status: 'failed', sent_at: null });
    expect(await reports.funnel({})).toEqual({
      leads: 8,
      excluded: 1,
      heldOut: 0,
      touched: 5,
      replied: 3,
      warm: 2,
      accepted: 2,
      won: 1,
      calls: 1,
      callsAccepted: 0,
      callsWon: 0,
    });
  });

  it('is about the leads that came in the period, its last instant excluded', async () => {
    await made.lead({ created_at: MARCH.from });
    await made.lead({ created_at: new Date(MARCH.until.getTime() - 1) });
    await made.lead({ created_at: MARCH.until });
    await made.lead({ created_at: new Date(MARCH.from.getTime() - 1) });
    expect((await reports.funnel(MARCH)).leads).toBe(2);
    expect((await reports.funnel({ from: MARCH.until })).leads).toBe(1);
    expect((await reports.funnel({ until: MARCH.from })).leads).toBe(1);
  });
});

describe('share', () => {
  it('splits the conversations by who spoke, and the parts add up', async () => {
    const repId = await made.rep();
    const alone = await made.lead();
    await made.sent(alone, 1);
    await made.replied(alone, 2, 'not_interested');
    const steered = await made.lead();
    const answer = await made.sent(steered, 3, { kind: 'answer' });
    await made.replied(steered, 2, 'question');
    await made.insert('activity', {
      at: START,
      actor: 'key:1',
      act: 'message.approve',
      about: 'message',
      about_id: answer,
      lead_id: steered,
    });
    const both = await made.lead();
    await made.sent(both, 1);
    await made.replied(both, 2, 'interested');
    await made.handOff(both, { ...accepted, rep_id: repId });
    const written = await made.lead();
    await made.sent(written, 3, { kind: 'person' });
    await made.replied(written, 2, 'question');
    const called = await made.lead();
    await made.handOff(called, { ...accepted, reason: 'call_no_address', rep_id: repId });
    await made.replied(await made.lead(), 2, 'unclear');
    const machine = await made.lead();
    await made.sent(machine, 1);
    await made.replied(machine, 2, 'bounce');
    const share = await reports.share({});
    expect(share).toEqual({
      conversations: 6,
      agentAlone: 2,
      agentAloneSteered: 1,
      agentThenPerson: 1,
      personAlone: 2,
      nobodyYet: 1,
    });
  });

  it('counts a conversation when it began, not again when it goes on', async () => {
    const long = await made.lead();
    await made.replied(long, 0, 'question');
    await made.replied(long, 24 * 40, 'question');
    expect((await reports.share(MARCH)).conversations).toBe(1);
    expect((await reports.share({ from: MARCH.until })).conversations).toBe(0);
  });
});

describe('speed', () => {
  it('takes the first mail only, and shows who still waits beside the median', async () => {
    for (const hours of [1, 2, 3, 10]) await made.sent(await made.lead(), hours);
    await dataSource.query(`update message set kind = 'person' where sent_at = $1`, [after(10)]);
    const twice = await made.lead();
    await made.sent(twice, 2);
    await made.sent(twice, 100);
    await made.lead({ ledger_state: 'waiting_first_touch' });
    await made.lead({ ledger_state: 'excluded' });
    const { agent, people } = await reports.firstTouch({});
    expect(agent).toEqual({
      done: 4,
      waiting: 1,
      medianSeconds: 2 * 3600,
      p90Seconds: expect.closeTo(2.7 * 3600, 3) as number,
    });
    expect(people).toEqual({ done: 1, waiting: 0, medianSeconds: 10 * 3600, p90Seconds: 10 * 3600 });
  });

  it('measures replies that people wrote, by whoever read them', async () => {
    const id = await made.lead();
    await made.replied(id, 1, 'question');
    await made.replied(id, 2, 'interested', { settled_at: after(5), classified_by: 'key:4' });
    await made.replied(id, 3, 'bounce', { settled_at: after(3) });
    await made.replied(id, 4, null);
    await made.replied(id, 5, 'unclear', { status: 'classified', settled_at: null });
    const { agent, people } = await reports.replySettled({});
    expect(agent).toMatchObject({ done: 1, waiting: 2, medianSeconds: 3600 });
    expect(people).toMatchObject({ done: 1, waiting: 0, medianSeconds: 3 * 3600 });
  });

  it('measures the offers that were accepted and counts those that were not', async () => {
    const handoffId = await made.handOff(await made.lead());
    const repId = await made.rep();
    const offer = (status: string, hours: number | null, reason: string | null = null) =>
      made.insert('offer', {
        reason,
        handoff_id: handoffId,
        rep_id: repId,
        status,
        offered_at: START,
        expires_at: after(24),
        decided_at: hours === null ? null : after(hours),
      });
    await offer('declined', 1);
    await offer('expired', 24, 'no_answer');
    // Nobody let the time of these run out.
    for (const reason of ['rep_left', 'reassigned', 'recalled']) await offer('expired', 2, reason);
    await offer('accepted', 3);
    await offer('open', null);
    expect(await reports.offerAccepted({})).toEqual({
      done: 1,
      waiting: 1,
      medianSeconds: 3 * 3600,
      p90Seconds: 3 * 3600,
      declined: 1,
      expired: 1,
    });
  });

  it('says nothing about nothing', async () => {
    const none = { done: 0, waiting: 0, medianSeconds: null, p90Seconds: null };
    expect(await reports.firstTouch({})).toEqual({ agent: none, people: none });
  });
});
