import { DataSource } from 'typeorm';
import { ReportsStore } from '../src/reports/reports.store.js';
import { freshDatabase } from './support.js';

const HOUR = 3_600_000;
const START = new Date('2026-03-02T08:00:00Z');
const after = (hours: number): Date => new Date(START.getTime() + hours * HOUR);
const MARCH = { from: new Date('2026-03-01T00:00:00Z'), until: new Date('2026-04-01T00:00:00Z') };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataSource: DataSource;
let reports: ReportsStore;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  reports = new ReportsStore(dataSource);
}, 60_000);

beforeEach(() => dataSource.query('truncate lead, message, handoff, offer, rep, activity cascade'));

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Inserts one row and gives its id. */
async function insert(table: string, values: Record<string, unknown>): Promise<string> {
  const names = Object.keys(values);
  const [row] = await dataSource.query<{ id: string }[]>(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    Object.values(values),
  );
  return row!.id;
}

let leads = 0;
const lead = (values: Record<string, unknown> = {}): Promise<string> =>
  insert('lead', {
    identity: `lead ${++leads}`,
    language: 'en',
    time_zone: 'UTC',
    time_zone_source: 'default',
    intake: 'api',
    ledger_state: 'in_cadence',
    ledger_reason: 'due',
    created_at: START,
    updated_at: START,
    ...values,
  });

const sent = (leadId: string, hours: number, values: Record<string, unknown> = {}): Promise<string> =>
  insert('message', {
    lead_id: leadId,
    direction: 'out',
    kind: 'touch',
    status: 'sent',
    written_by: 'offline/1',
    sent_at: after(hours),
    created_at: after(hours),
    ...values,
  });

const replied = (leadId: string, hours: number, kind: string | null, values: Record<string, unknown> = {}) =>
  insert('message', {
    lead_id: leadId,
    direction: 'in',
    kind: 'reply',
    status: kind === null ? 'received' : 'settled',
    meaning: kind === null ? null : JSON.stringify({ class: kind }),
    classified_by: kind === null ? null : 'offline/1',
    received_at: after(hours),
    settled_at: kind === null ? null : after(hours + 1),
    created_at: after(hours),
    ...values,
  });

const handOff = (leadId: string, values: Record<string, unknown> = {}): Promise<string> =>
  insert('handoff', {
    lead_id: leadId,
    status: 'unassigned',
    reason: 'interested',
    brief: '{}',
    language: 'en',
    act_at: START,
    opened_at: after(30),
    ...values,
  });

const rep = (): Promise<string> =>
  insert('rep', {
    name: 'Ann',
    email: 'ann@us.example',
    time_zone: 'UTC',
    hours: '{}',
    capacity: 5,
    created_at: START,
  });

const accepted = { status: 'accepted', accepted_at: after(32) };

describe('funnel', () => {
  it('counts each lead once in every stage it reached', async () => {
    const repId = await rep();
    await lead({ ledger_state: 'excluded' });
    const silent = await lead();
    await sent(silent, 1);
    await sent(silent, 73);
    const away = await lead();
    await sent(away, 1);
    await replied(away, 2, 'out_of_office');
    const asks = await lead();
    await sent(asks, 1);
    await replied(asks, 2, 'question');
    await replied(asks, 3, 'question');
    const warm = await lead();
    await sent(warm, 1);
    await replied(warm, 2, 'interested');
    await handOff(warm, { status: 'returned', act_at: null });
    await handOff(warm, { ...accepted, rep_id: repId });
    const won = await lead();
    await sent(won, 1);
    await replied(won, 2, 'wants_meeting');
    await handOff(won, { ...accepted, status: 'closed', rep_id: repId, outcome: 'won' });
    await handOff(await lead({ ledger_state: 'with_rep' }), { reason: 'call_no_address' });
    const failed = await lead();
    await sent(failed, 1, { status: 'failed', sent_at: null });
    expect(await reports.funnel({})).toEqual({
      leads: 8,
      excluded: 1,
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
    await lead({ created_at: MARCH.from });
    await lead({ created_at: new Date(MARCH.until.getTime() - 1) });
    await lead({ created_at: MARCH.until });
    await lead({ created_at: new Date(MARCH.from.getTime() - 1) });
    expect((await reports.funnel(MARCH)).leads).toBe(2);
    expect((await reports.funnel({ from: MARCH.until })).leads).toBe(1);
    expect((await reports.funnel({ until: MARCH.from })).leads).toBe(1);
  });
});

describe('share', () => {
  it('splits the conversations by who spoke, and the parts add up', async () => {
    const repId = await rep();
    const alone = await lead();
    await sent(alone, 1);
    await replied(alone, 2, 'not_interested');
    const steered = await lead();
    const answer = await sent(steered, 3, { kind: 'answer' });
    await replied(steered, 2, 'question');
    await insert('activity', {
      at: START,
      actor: 'key:1',
      act: 'message.approve',
      about: 'message',
      about_id: answer,
      lead_id: steered,
    });
    const both = await lead();
    await sent(both, 1);
    await replied(both, 2, 'interested');
    await handOff(both, { ...accepted, rep_id: repId });
    const written = await lead();
    await sent(written, 3, { kind: 'person' });
    await replied(written, 2, 'question');
    const called = await lead();
    await handOff(called, { ...accepted, reason: 'call_no_address', rep_id: repId });
    await replied(await lead(), 2, 'unclear');
    const machine = await lead();
    await sent(machine, 1);
    await replied(machine, 2, 'bounce');
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
    const long = await lead();
    await replied(long, 0, 'question');
    await replied(long, 24 * 40, 'question');
    expect((await reports.share(MARCH)).conversations).toBe(1);
    expect((await reports.share({ from: MARCH.until })).conversations).toBe(0);
  });
});

describe('speed', () => {
  it('takes the first mail only, and shows who still waits beside the median', async () => {
    for (const hours of [1, 2, 3, 10]) await sent(await lead(), hours);
    await dataSource.query(`update message set kind = 'person' where sent_at = $1`, [after(10)]);
    const twice = await lead();
    await sent(twice, 2);
    await sent(twice, 100);
    await lead({ ledger_state: 'waiting_first_touch' });
    await lead({ ledger_state: 'excluded' });
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
    const id = await lead();
    await replied(id, 1, 'question');
    await replied(id, 2, 'interested', { settled_at: after(5), classified_by: 'key:4' });
    await replied(id, 3, 'bounce', { settled_at: after(3) });
    await replied(id, 4, null);
    await replied(id, 5, 'unclear', { status: 'classified', settled_at: null });
    const { agent, people } = await reports.replySettled({});
    expect(agent).toMatchObject({ done: 1, waiting: 2, medianSeconds: 3600 });
    expect(people).toMatchObject({ done: 1, waiting: 0, medianSeconds: 3 * 3600 });
  });

  it('measures the offers that were accepted and counts those that were not', async () => {
    const handoffId = await handOff(await lead());
    const repId = await rep();
    const offer = (status: string, hours: number | null) =>
      insert('offer', {
        handoff_id: handoffId,
        rep_id: repId,
        status,
        offered_at: START,
        expires_at: after(24),
        decided_at: hours === null ? null : after(hours),
      });
    await offer('declined', 1);
    await offer('expired', 24);
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

describe('cost', () => {
  it('counts what left, and what was written whether it left or not', async () => {
    const id = await lead();
    await sent(id, 1);
    await sent(id, 2, { kind: 'answer', written_by: 'openai/x' });
    await sent(id, 3, { status: 'cancelled', sent_at: null });
    await replied(id, 4, 'question');
    expect(await reports.mails({})).toEqual([
      { kind: 'answer', mails: 1 },
      { kind: 'touch', mails: 1 },
    ]);
    expect(await reports.drafts({})).toEqual([
      { writer: 'offline/1', drafts: 2 },
      { writer: 'openai/x', drafts: 1 },
    ]);
    expect(await reports.readings({})).toEqual([{ reader: 'offline/1', replies: 1 }]);
  });
});
