import { Global, Module, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AccessModule } from '../src/access/access.module.js';
import { ApiKeysStore } from '../src/access/api-keys.store.js';
import { Clock } from '../src/clock/clock.js';
import { Config, readConfig } from '../src/config.js';
import { DatabaseModule } from '../src/database/database.module.js';
import { row, rows } from '../src/database/sql.js';
import { AdvanceHandoff } from '../src/handoffs/advance-handoff.js';
import { DecideHandoff } from '../src/handoffs/decide-handoff.js';
import { HandOffLead } from '../src/handoffs/hand-off-lead.js';
import type { Handoff } from '../src/handoffs/handoff.entity.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { HandoffsStore } from '../src/handoffs/handoffs.store.js';
import { type LinkAct, offerToken } from '../src/handoffs/offer-links.js';
import type { Offer } from '../src/handoffs/offer.entity.js';
import { OffersStore } from '../src/handoffs/offers.store.js';
import { PutOffHandoffs } from '../src/handoffs/put-off-handoffs.js';
import { RepsStore } from '../src/handoffs/reps.store.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { JobsModule } from '../src/jobs/jobs.module.js';
import { MailTransport, type OutgoingMail, SendFailed, type SendReceipt } from '../src/mail/mail-transport.js';
import { DeliverNotice } from '../src/notices/deliver-notice.js';
import type { Notice } from '../src/notices/notice.entity.js';
import { NoticesModule } from '../src/notices/notices.module.js';
import { NoticesStore } from '../src/notices/notices.store.js';
import { RemindNotices } from '../src/notices/remind-notices.js';
import { type HandoffBrief, type HandoffBriefRequest, Writer, WriterFailed } from '../src/writer/writer.js';
import { Embedder } from '../src/writer/embedder.js';
import { NoEmbedder } from '../src/writer/no.embedder.js';
import { freshDatabase } from './support.js';

const HOUR = 3_600_000;
/** A Tuesday, at work. */
const START = new Date('2026-03-03T10:00:00Z');
const SECRET = 'a-secret-of-the-tests-with-32-characters';

class TestClock extends Clock {
  at = START;
  now(): Promise<Date> {
    return Promise.resolve(this.at);
  }
  pass(hours: number): void {
    this.at = new Date(this.at.getTime() + hours * HOUR);
  }
}

/** The pen of the tests: writes what it was given, or fails. */
class TestWriter extends Writer {
  readonly id = 'test/1';
  readonly isAi = false;
  fails: WriterFailed | null = null;
  asked: HandoffBriefRequest[] = [];
  writeBrief(request: HandoffBriefRequest): Promise<HandoffBrief> {
    this.asked.push(request);
    if (this.fails) return Promise.reject(this.fails);
    const quote = request.thread.findLast(({ from }) => from === 'lead')?.text ?? '';
    const who = [request.lead.firstName, request.lead.lastName].join(' ');
    return Promise.resolve({ who, whyWarm: 'Wants to talk.', quote, asked: [], nextStep: 'Call.' });
  }
  draftTouch = (): Promise<never> => Promise.reject(new Error('not asked here'));
  classifyReply = this.draftTouch;
  draftAnswer = this.draftTouch;
}

class TestWire extends MailTransport {
  fails: SendFailed | null = null;
  readonly sent: OutgoingMail[] = [];
  send(mail: OutgoingMail): Promise<SendReceipt> {
    this.sent.push(mail);
    return this.fails ? Promise.reject(this.fails) : Promise.resolve({ response: '250 ok' });
  }
}

const clock = new TestClock();
const writer = new TestWriter();
const wire = new TestWire();
const config = readConfig({ SECRET_KEY: SECRET, PUBLIC_URL: 'https://us.example' });

@Global()
@Module({
  providers: [
    { provide: Clock, useValue: clock },
    { provide: Config, useValue: config },
    { provide: Writer, useValue: writer },
    { provide: Embedder, useValue: new NoEmbedder() },
    { provide: MailTransport, useValue: wire },
  ],
  exports: [Clock, Config, Writer, Embedder, MailTransport],
})
class TestPorts {}

let database: Awaited<ReturnType<typeof freshDatabase>>;
let app: NestFastifyApplication;
let db: DataSource;
let key: string;

beforeAll(async () => {
  database = await freshDatabase();
  const imports = [
    TestPorts,
    DatabaseModule.for(database.url),
    JobsModule.forRootAsync({ useFactory: () => ({ redisUrl: null, databaseUrl: database.url }) }),
    AccessModule,
    NoticesModule,
    HandoffsModule,
  ];
  app = await NestFactory.create<NestFastifyApplication>({ module: class {}, imports }, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  await app.listen(0, '127.0.0.1');
  db = app.get(DataSource);
  key = await app.get(ApiKeysStore).create('test', ['admin']);
}, 60_000);

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

beforeEach(async () => {
  clock.at = START;
  writer.fails = null;
  writer.asked = [];
  wire.fails = null;
  wire.sent.length = 0;
  await db.query(`truncate lead, suppression, company, enrollment, mailbox, mailbox_day, message, notice, handoff, offer, rep,
    activity restart identity cascade`);
  await db.query(
    `insert into company (name, sells, audience, sender_name, updated_at) values ('Us', 'Desks.', 'teams', 'Sam', now())`,
  );
});

const OFFICE = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: false };

async function insert(table: string, values: Record<string, unknown>): Promise<string> {
  const names = Object.keys(values);
  const places = names.map((_, index) => `$${index + 1}`);
  const found = await row<{ id: string }>(
    db.manager,
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${places.join(', ')}) returning id`,
    Object.values(values),
  );
  return found!.id;
}

const addRep = (name: string, values: Record<string, unknown> = {}) =>
  insert('rep', {
    name,
    email: `${name}@us.example`,
    time_zone: 'UTC',
    hours: JSON.stringify(OFFICE),
    capacity: 20,
    created_at: START,
    ...values,
  });

let leads = 0;

const addLead = (values: Record<string, unknown> = {}) => {
  const email = `lead@acme${(leads += 1)}.example`;
  return insert('lead', {
    identity: email,
    email,
    email_domain: email.split('@')[1],
    first_name: 'Anna',
    last_name: 'Berg',
    company: 'Acme',
    country: 'DE',
    language: 'de',
    time_zone: 'Europe/Berlin',
    time_zone_source: 'country',
    intake: 'api',
    ledger_state: 'answering',
    ledger_reason: 'interested',
    next_action_at: START,
    created_at: START,
    updated_at: START,
    ...values,
  });
};

/** A step that is always there: the cadence the service seeds. */
const step = (position: number) =>
  row<{ id: string; cadenceId: string }>(db.manager, `select id, cadence_id from cadence_step where position = $1`, [
    position,
  ]).then((found) => found!);

/** A lead after the first touch, paused by a reply that is classified as a hand-off. */
async function addWarmLead(values: Record<string, unknown> = {}, body = 'Could we talk on Tuesday?'): Promise<string> {
  const id = await addLead(values);
  const [first, second] = await Promise.all([step(1), step(2)]);
  await insert('enrollment', {
    lead_id: id,
    cadence_id: first.cadenceId,
    status: 'paused',
    reason: 'replied',
    pause_owner: 'agent',
    lane: 3,
    next_step_id: second.id,
    last_step_id: first.id,
    steps_sent: 1,
    due_at: START,
    opened_at: START,
  });
  await addReply(id, body);
  return id;
}

const addReply = (leadId: string, body: string, kind = 'interested', act = 'hand_off') =>
  insert('message', {
    lead_id: leadId,
    direction: 'in',
    kind: 'reply',
    status: 'classified',
    body,
    digest: `${leadId}/${body}`,
    received_at: clock.at,
    meaning: JSON.stringify({ class: kind, confidence: 0.9, evidence: '', language: 'de', questions: [] }),
    decision: JSON.stringify({ act, reason: kind, until: null }),
    created_at: clock.at,
  });

const handOff = (...ids: string[]) => app.get(HandOffLead).run({ ids });
const advance = (...ids: string[]) => app.get(AdvanceHandoff).run({ ids });
const handoffOf = async (leadId: string): Promise<Handoff> => (await app.get(HandoffsStore).allOf(leadId))[0]!;
const offersOf = async (leadId: string): Promise<Offer[]> => app.get(OffersStore).allOf((await handoffOf(leadId)).id);
const leadRow = (id: string) =>
  row<{ ledgerState: string; ledgerReason: string; nextActionAt: Date | null }>(
    db.manager,
    `select ledger_state, ledger_reason, next_action_at from lead where id = $1`,
    [id],
  );
const notices = () => rows<Notice>(db.manager, `select * from notice order by id`);
const noticeKinds = async () => (await notices()).map(({ kind, toAddress }) => `${kind} ${toAddress.split('@')[0]}`);
const acts = async (leadId: string) =>
  (await rows<{ act: string }>(db.manager, `select act from activity where lead_id = $1 order by id`, [leadId])).map(
    ({ act }) => act,
  );
const decide = (id: string, decision: Parameters<DecideHandoff['run']>[1]) =>
  app.get(DecideHandoff).run(id, decision, { actor: 'key:1' }, clock.at);

async function accepted(): Promise<{ leadId: string; handoff: Handoff }> {
  const leadId = await addWarmLead();
  await handOff(leadId);
  const { id } = await handoffOf(leadId);
  expect(await decide(id, { act: 'accept' })).toBeNull();
  return { leadId, handoff: await handoffOf(leadId) };
}

describe('handing off a lead that replied', () => {
  it('stops the agent, offers the lead with a clock, tells the rep and settles the reply; twice is once', async () => {
    await addRep('mia');
    const leadId = await addWarmLead();
    const draft = await insert('message', {
      lead_id: leadId,
      direction: 'out',
      kind: 'answer',
      status: 'queued',
      created_at: START,
    });
    await handOff(leadId);
    await handOff(leadId);
    await Promise.all([handOff(leadId), handOff(leadId)]);

    const handoff = await handoffOf(leadId);
    const [offer, ...others] = await offersOf(leadId);
    expect(others).toEqual([]);
    expect(handoff).toMatchObject({
      status: 'offered',
      replyClass: 'interested',
      reason: 'interested',
      repId: offer!.repId,
    });
    expect(handoff.brief.quote).toBe('Could we talk on Tuesday?');
    expect(handoff.actAt).toEqual(new Date('2026-03-03T12:00:00Z'));
    expect(offer!.expiresAt).toEqual(handoff.actAt);
    expect(await leadRow(leadId)).toEqual({
      ledgerState: 'with_rep',
      ledgerReason: 'interested',
      nextActionAt: handoff.actAt,
    });
    expect(await rows(db.manager, `select status, reason from enrollment`)).toEqual([
      { status: 'stopped', reason: 'handed_off' },
    ]);
    expect(await rows(db.manager, `select status from message where kind = 'reply'`)).toEqual([{ status: 'settled' }]);
    expect(await row(db.manager, `select status from message where id = $1`, [draft])).toEqual({ status: 'cancelled' });
    expect(await noticeKinds()).toEqual(['handoff_offered mia']);
    expect(await acts(leadId)).toEqual(['reply.settled', 'handoff.opened', 'handoff.offered']);
  });

  it('gives the writer nothing that reaches the lead, and does without it when it fails', async () => {
    await addRep('mia');
    writer.fails = new WriterFailed('later', 'busy', 60);
    const leadId = await addWarmLead({ phone: '+4930123456' });
    await handOff(leadId);
    expect(JSON.stringify(writer.asked[0]!.lead)).not.toMatch(/@|4930123456/);
    expect((await handoffOf(leadId)).brief).toMatchObject({
      who: 'Anna Berg, Acme, DE',
      quote: 'Could we talk on Tuesday?',
    });
    expect((await notices())[0]!.body).toContain('> Could we talk on Tuesday?');
  });

  it('prefers the owner, and the rep who had the lead before', async () => {
    await addRep('mia');
    const jonas = await addRep('jonas', { capacity: 100 });
    const mia = await addRep('zoe', { capacity: 1000 });
    const owned = await addWarmLead({ owner_email: 'Jonas@us.example' });
    await handOff(owned);
    const first = await handoffOf(owned);
    expect(first.repId).toBe(jonas);
    await decide(first.id, { act: 'reassign', repId: mia });
    await decide(first.id, { act: 'accept' });
    await decide(first.id, { act: 'close', outcome: 'no_interest' });
    await db.query(`update lead set owner_email = null, ledger_state = 'answering' where id = $1`, [owned]);
    await addReply(owned, 'We changed our mind, please call');
    await handOff(owned);
    expect(await handoffOf(owned)).toMatchObject({ status: 'offered', repId: mia });
  });

  it('tells the rep who has the lead when it writes again, and keeps the hand-off', async () => {
    await addRep('mia');
    const { leadId } = await accepted();
    await addReply(leadId, 'Are you there?');
    await handOff(leadId);
    await handOff(leadId);
    expect(await noticeKinds()).toEqual(['handoff_offered mia', 'lead_wrote_again mia']);
    expect((await notices())[1]!.body).toContain('> Are you there?');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'accepted' });
    expect(await rows(db.manager, `select distinct status from message where kind = 'reply'`)).toEqual([
      { status: 'settled' },
    ]);
    expect(await rows(db.manager, `select id from handoff`)).toHaveLength(1);
  });

  it('gives the rep what the agent had not answered yet, once, in the thread', async () => {
    await addRep('mia');
    const leadId = await addWarmLead();
    await addReply(leadId, 'What does it cost?', 'question', 'answer');
    await handOff(leadId);
    expect(await rows(db.manager, `select status, decision->>'act' as act from message where kind = 'reply'`)).toEqual([
      { status: 'settled', act: 'hand_off' },
      { status: 'settled', act: 'hand_off' },
    ]);
    expect(await noticeKinds()).toEqual(['handoff_offered mia']);
    expect((await notices())[0]!.body).toContain('> What does it cost?');
  });

  it('has nobody call a lead who asked to be left alone meanwhile', async () => {
    await addRep('mia');
    const leadId = await addWarmLead({ email: 'left@alone.example' });
    await insert('suppression', {
      kind: 'address',
      value: 'left@alone.example',
      reason: 'unsubscribed',
      source: 'lead',
      created_at: START,
    });
    await handOff(leadId);
    expect(await rows(db.manager, `select id from handoff`)).toEqual([]);
    expect(await leadRow(leadId)).toEqual({
      ledgerState: 'excluded',
      ledgerReason: 'unsubscribed',
      nextActionAt: null,
    });
    expect(await rows(db.manager, `select status from message where kind = 'reply'`)).toEqual([{ status: 'settled' }]);
  });

  it.each([
    ['unsubscribed', ['offered']],
    ['complained', []],
  ])('has who %s and asked for a call after that called: %j', async (reason, statuses) => {
    await addRep('mia');
    const leadId = await addWarmLead({ email: 'left@alone.example' });
    const created = new Date(START.getTime() - 60_000);
    const closed = { kind: 'address', value: 'left@alone.example', reason, source: 'lead', created_at: created };
    await insert('suppression', closed);
    await handOff(leadId);
    expect(
      (await rows<{ status: string }>(db.manager, `select status from handoff`)).map(({ status }) => status),
    ).toEqual(statuses);
    for (const { text } of await rows<{ text: string }>(db.manager, `select body as text from notice`))
      expect(text).toContain('they asked for no more mails');
    expect(await leadRow(leadId)).toMatchObject({ ledgerState: statuses.length > 0 ? 'with_rep' : 'excluded' });
  });

  it('rolls back whole when a part fails, and the next run does all of it', async () => {
    await addRep('mia', { email: 'mia@us.example' });
    const leadId = await addWarmLead();
    await db.query(`alter table notice add constraint no_notices check (false)`);
    await expect(handOff(leadId)).rejects.toThrow('no_notices');
    expect(await rows(db.manager, `select id from handoff`)).toEqual([]);
    expect(await leadRow(leadId)).toMatchObject({ ledgerState: 'answering' });
    await db.query(`alter table notice drop constraint no_notices`);
    await handOff(leadId);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered' });
  });
});

describe('choosing reps while others choose', () => {
  it('waits for whoever chooses, and then counts what they gave away', async () => {
    const full = await addRep('mia', { capacity: 1 });
    const free = await addRep('jonas', { capacity: 2 });
    await db.query(`insert into handoff (lead_id, status, rep_id, reason, brief, language, act_at, opened_at)
      values (90001, 'accepted', ${free}, 'interested', '{}', 'de', now(), now())`);
    const leadId = await addWarmLead();
    const other = db.createQueryRunner();
    await other.startTransaction();
    const seen = await app.get(RepsStore).lockLoads(other.manager);
    expect(seen.map(({ id, open }) => [id, open])).toEqual([
      [full, 0],
      [free, 1],
    ]);
    const waiting = handOff(leadId);
    try {
      await untilWaiting();
      await other.query(`insert into handoff (lead_id, status, rep_id, reason, brief, language, act_at, opened_at)
        values (90002, 'offered', ${full}, 'interested', '{}', 'de', now(), now())`);
    } finally {
      await other.commitTransaction();
      await other.release();
      await waiting;
    }
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', repId: free });
  });

  /** Runs `work` while another connection holds the lead, and lets that one commit `meanwhile` once `work` waits. */
  async function whileHeld(leadId: string, work: () => Promise<void>[], meanwhile: string[]): Promise<void> {
    const other = db.createQueryRunner();
    await other.startTransaction();
    await other.query(`select id from lead where id = $1 for update`, [leadId]);
    const running = work();
    const ended = Promise.allSettled(running);
    await untilWaiting(running.length).catch(() => undefined);
    for (const statement of meanwhile) await other.query(statement);
    await other.commitTransaction();
    await other.release();
    expect((await ended).map(({ status }) => status)).toEqual(running.map(() => 'fulfilled'));
  }

  it('finds nothing to hand off when somebody else settled the reply while it waited for the lead', async () => {
    await addRep('mia');
    const leadId = await addWarmLead();
    await whileHeld(leadId, () => [handOff(leadId), handOff(leadId)], [`update message set status = 'settled'`]);
    expect(await rows(db.manager, `select id from handoff`)).toEqual([]);
    expect(await notices()).toEqual([]);
  });

  it('leaves an offer alone that was accepted while its end waited for the lead', async () => {
    await addRep('mia');
    await addRep('jonas');
    const leadId = await addWarmLead();
    await handOff(leadId);
    const { id, repId } = await handoffOf(leadId);
    clock.pass(2);
    await whileHeld(leadId, () => [advance(id), advance(id)], [
      `update offer set status = 'accepted', decided_at = now()`,
      `update handoff set status = 'accepted', accepted_at = now(), act_at = '2026-03-04T12:00:00Z'`,
    ]);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'accepted', repId });
    expect(await offersOf(leadId)).toMatchObject([{ status: 'accepted' }]);
  });

  it('spreads 500 hand-offs at once evenly over five reps', async () => {
    const reps = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => addRep(name, { capacity: 200 })));
    const ids = (
      await rows<{ id: string }>(
        db.manager,
        `insert into lead (identity, email, email_domain, language, time_zone, time_zone_source, intake, ledger_state,
           ledger_reason, next_action_at, created_at, updated_at)
         select 'many' || n, 'many@acme' || n || '.example', 'acme' || n || '.example', 'de', 'Europe/Berlin', 'country', 'import',
           'answering', 'interested', $1, $1, $1 from generate_series(1, 500) as n returning id`,
        [START],
      )
    ).map(({ id }) => id);
    await db.query(
      `insert into message (lead_id, direction, kind, status, body, digest, received_at, meaning, decision, created_at)
       select id, 'in', 'reply', 'classified', 'Yes', 'many' || id, $1,
         '{"class": "interested", "confidence": 1, "evidence": "", "language": "de", "questions": []}',
         '{"act": "hand_off", "reason": "interested", "until": null}', $1 from lead`,
      [START],
    );
    const batches = [0, 100, 200, 300, 400].map((from) => ids.slice(from, from + 100));
    await Promise.all(batches.map((batch) => handOff(...batch)));
    const loads = await rows<{ repId: string; taken: number }>(
      db.manager,
      `select rep_id, count(*)::int as taken from handoff where status = 'offered' group by rep_id order by rep_id`,
    );
    expect(loads).toEqual(reps.toSorted().map((repId) => ({ repId, taken: 100 })));
    expect(await notices()).toHaveLength(500);
  }, 60_000);

  it('never gives a rep more than they take', async () => {
    await addRep('mia', { capacity: 3 });
    await addRep('jonas', { capacity: 2 });
    const ids = await Promise.all(Array.from({ length: 8 }, () => addWarmLead()));
    await Promise.all(ids.map((id) => handOff(id)));
    const counted = await rows(
      db.manager,
      `select status, count(*)::int as n from handoff group by status order by status`,
    );
    expect(counted).toEqual([
      { status: 'offered', n: 5 },
      { status: 'unassigned', n: 3 },
    ]);
  });
});

describe('the accept clock', () => {
  it('passes an offer on when it runs out, and leaves the hand-off unassigned, visibly, when nobody is left', async () => {
    const mia = await addRep('mia', { last_offered_at: new Date('2026-01-01') });
    const jonas = await addRep('jonas', { last_offered_at: new Date('2026-02-01') });
    const leadId = await addWarmLead();
    await handOff(leadId);
    const { id, repId } = await handoffOf(leadId);
    expect(repId).toBe(mia);
    await advance(id);
    expect((await handoffOf(leadId)).repId).toBe(mia);

    clock.pass(2);
    expect(await app.get(HandoffsStore).remindDue(clock.at, 10)).toEqual([id]);
    expect(await app.get(HandoffsStore).remindDue(clock.at, 10)).toEqual([]);
    await advance(id);
    await Promise.all([advance(id), advance(id)]);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', repId: jonas, remindedUntil: null });
    expect((await offersOf(leadId)).map(({ status }) => status)).toEqual(['open', 'expired']);

    clock.pass(2);
    await advance(id);
    const unassigned = await handoffOf(leadId);
    expect(unassigned).toMatchObject({ status: 'unassigned', repId: null, actAt: new Date(clock.at.getTime() + HOUR) });
    expect(await leadRow(leadId)).toEqual({
      ledgerState: 'with_rep',
      ledgerReason: 'interested',
      nextActionAt: unassigned.actAt,
    });
    expect(await acts(leadId)).toEqual([
      'reply.settled',
      'handoff.opened',
      'handoff.offered',
      'handoff.offer_expired',
      'handoff.offered',
      'handoff.offer_expired',
      'handoff.unassigned',
      'handoff.alarm',
    ]);
  });

  it('looks again every hour, and at once when somebody new is there', async () => {
    const leadId = await addWarmLead();
    await handOff(leadId);
    const { id } = await handoffOf(leadId);
    clock.pass(1);
    await advance(id);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'unassigned', actAt: new Date(clock.at.getTime() + HOUR) });

    const created = await api('POST', '/api/reps', { name: 'Zoe', email: 'Zoe@us.example', hours: OFFICE });
    expect(created.statusCode).toBe(201);
    expect(await leadRow(leadId)).toMatchObject({ nextActionAt: clock.at });
    await advance(id);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered' });
    expect((await notices()).map(({ toAddress }) => toAddress)).toEqual(['zoe@us.example']);
  });

  it('puts all of them off together while nobody can take any, and none that somebody can', async () => {
    const leads = [await addWarmLead(), await addWarmLead()];
    for (const leadId of leads) await handOff(leadId);
    clock.pass(1);
    await app.get(PutOffHandoffs).run(clock.at);
    const anHourLater = new Date(clock.at.getTime() + HOUR);
    for (const leadId of leads) {
      expect(await handoffOf(leadId)).toMatchObject({ status: 'unassigned', actAt: anHourLater });
      expect(await leadRow(leadId)).toMatchObject({ nextActionAt: anHourLater });
    }
    await addRep('mia');
    clock.pass(1);
    await app.get(PutOffHandoffs).run(clock.at);
    for (const leadId of leads) expect(await handoffOf(leadId)).toMatchObject({ actAt: anHourLater });
  });

  it('lets the next rep decide when one declines, and never asks who declined again', async () => {
    await addRep('mia');
    const leadId = await addWarmLead();
    await handOff(leadId);
    const { id } = await handoffOf(leadId);
    expect(await decide(id, { act: 'decline', reason: 'too_busy' })).toBeNull();
    expect(await decide(id, { act: 'decline', reason: 'too_busy' })).toBe('not_offered');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'unassigned' });
    clock.pass(24 * 7);
    await advance(id);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'unassigned' });
    expect((await offersOf(leadId)).map(({ status, reason }) => [status, reason])).toEqual([['declined', 'too_busy']]);
  });

  it('asks whoever opens first when nobody is at work, with the clock starting then', async () => {
    await addRep('mia');
    clock.at = new Date('2026-03-03T22:00:00Z');
    const leadId = await addWarmLead();
    await handOff(leadId);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', actAt: new Date('2026-03-04T11:00:00Z') });
  });
});

describe('who else is asked, and who is woken', () => {
  const tellSupervisors = () => db.query(`update notice_settings set alarm_addresses = '["boss@us.example"]'`);
  const alarms = async () => (await notices()).filter(({ toAddress }) => toAddress === 'boss@us.example');

  afterEach(() => db.query(`update notice_settings set alarm_addresses = '[]'`));

  it('keeps colleagues of one company with one rep, and follows products', async () => {
    await addRep('mia', { products: '["Chat"]' });
    await addRep('tom');
    const one = await addWarmLead({ email_domain: 'big.example', custom: '{"Product interest": "Desk"}' });
    const other = await addWarmLead({ email_domain: 'big.example' });
    const stranger = await addWarmLead();
    await handOff(one);
    await handOff(other);
    await handOff(stranger);
    const repIds = await Promise.all([one, other, stranger].map(async (id) => (await handoffOf(id)).repId));
    expect(repIds).toEqual(['2', '2', '1']);
  });

  it('raises an alarm when there is no rep, once, and looks again when one has room: the longest waiting first', async () => {
    await tellSupervisors();
    await addRep('mia', { capacity: 1 });
    const first = await addWarmLead();
    const waiting = [await addWarmLead(), await addWarmLead()];
    await handOff(first);
    for (const id of waiting) {
      clock.pass(0.1);
      await handOff(id);
    }
    expect((await alarms()).map(({ kind, leadId }) => [kind, leadId])).toEqual(
      waiting.map((id) => ['alarm_unassigned', id]),
    );
    clock.pass(1);
    const { id } = await handoffOf(first);
    await advance((await handoffOf(waiting[1]!)).id);
    expect(await alarms()).toHaveLength(2);
    await decide(id, { act: 'accept' });
    await decide(id, { act: 'close', outcome: 'won' });
    await advance(...(await app.get(HandoffsStore).remindDue(clock.at, 10)));
    expect((await handoffOf(waiting[0]!)).status).toBe('offered');
    expect((await handoffOf(waiting[1]!)).status).toBe('unassigned');
  });

  it('raises an alarm when two reps have not taken a lead, by day and by night', async () => {
    await tellSupervisors();
    for (const name of ['mia', 'tom', 'zoe']) await addRep(name);
    const leadId = await addWarmLead();
    await handOff(leadId);
    const { id } = await handoffOf(leadId);
    await decide(id, { act: 'decline', reason: 'too_busy' });
    expect(await alarms()).toEqual([]);
    clock.pass(10);
    await advance(id);
    expect(await alarms()).toMatchObject([{ kind: 'alarm_nobody_accepts', tryAt: clock.at }]);
    expect((await handoffOf(leadId)).status).toBe('offered');
  });

  it('counts nobody who was asked and has left among those who did not take it', async () => {
    await tellSupervisors();
    const mia = await addRep('mia', { last_offered_at: new Date('2026-01-01') });
    for (const name of ['tom', 'zoe']) await addRep(name, { last_offered_at: new Date('2026-02-01') });
    const leadId = await addWarmLead();
    await handOff(leadId);
    const { id, repId } = await handoffOf(leadId);
    expect(repId).toBe(mia);
    await api('DELETE', `/api/reps/${mia}`);
    await advance(id);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', refusals: 0 });
    await decide(id, { act: 'decline', reason: 'too_busy' });
    expect(await alarms()).toEqual([]);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', refusals: 1 });
    expect((await offersOf(leadId)).map(({ status }) => status)).toEqual(['open', 'declined', 'expired']);
  });

  it('raises one alarm, not two, when the second rep who does not take a lead was the last', async () => {
    await tellSupervisors();
    for (const name of ['mia', 'tom']) await addRep(name);
    const leadId = await addWarmLead();
    await handOff(leadId);
    const { id } = await handoffOf(leadId);
    await decide(id, { act: 'decline', reason: 'too_busy' });
    await decide(id, { act: 'decline', reason: 'too_busy' });
    expect((await alarms()).map(({ kind }) => kind)).toEqual(['alarm_unassigned']);
  });

  it('raises an alarm about a lead that was taken and forgotten', async () => {
    await tellSupervisors();
    await addRep('mia');
    const { handoff } = await accepted();
    for (let day = 0; day < 3; day++) {
      clock.pass(24);
      await advance(handoff.id);
    }
    expect((await alarms()).map(({ kind }) => kind)).toEqual(['alarm_forgotten']);
    expect((await alarms())[0]!.body).toContain('With: mia');
  });

  it('tells a rep after their quiet hours, unless they are at work', async () => {
    const late = { ...OFFICE, from: '12:00', to: '23:00' };
    await addRep('mia', { hours: JSON.stringify(late) });
    await addRep('tom', { capacity: 0 });
    clock.pass(12);
    await handOff(await addWarmLead());
    await db.query(`update rep set capacity = 20 where name = 'tom'`);
    await db.query(`update rep set status = 'inactive' where name = 'mia'`);
    await handOff(await addWarmLead());
    expect((await notices()).map(({ toAddress, tryAt }) => [toAddress, tryAt])).toEqual([
      ['mia@us.example', clock.at],
      ['tom@us.example', new Date('2026-03-04T07:00:00Z')],
    ]);
  });

  it('lets admins set the patience and the supervisors, and names what is wrong', async () => {
    const put = (path: string, body: object) => api('PUT', `/api/settings/${path}`, body);
    expect((await put('notices', { alarmAddresses: ['nobody'] })).statusCode).toBe(400);
    expect((await put('handoffs', { acceptHours: 0 })).statusCode).toBe(400);
    const saved = await put('notices', { alarmAddresses: ['Boss@us.example'] });
    expect(saved.json()).toMatchObject({
      alarmAddresses: ['boss@us.example'],
      quiet: { from: '20:00', to: '07:00' },
    });
    expect((await put('handoffs', { acceptHours: 1 })).statusCode).toBe(200);
    await addRep('mia');
    const leadId = await addWarmLead();
    await handOff(leadId);
    expect((await handoffOf(leadId)).actAt).toEqual(new Date(START.getTime() + HOUR));
    await put('handoffs', {});
  });
});

describe('the scan', () => {
  it('reminds of what is due, once, and of nothing else', async () => {
    const scan = async () => {
      await app.get(RemindHandoffs).run(clock.at);
      await app.get(RemindNotices).run(clock.at);
      const { chores, writer: writing, mail } = await app.get(JobQueue).counts();
      return [chores.waiting, writing.waiting, mail.waiting];
    };
    await addRep('mia', { digest: false });
    const leadId = await addWarmLead();
    expect(await scan()).toEqual([0, 0, 0]);
    await handOff(leadId);
    expect(await scan()).toEqual([0, 0, 1]);
    clock.pass(2);
    expect(await scan()).toEqual([1, 0, 1]);
    await addLead({
      email: null,
      phone: '+491',
      ledger_state: 'excluded',
      ledger_reason: 'no_address',
      next_action_at: null,
    });
    expect(await scan()).toEqual([1, 1, 1]);
  });
});

describe('a hand-off that a rep took', () => {
  it('reminds them every working day until they are in touch, then every week until there is an outcome', async () => {
    await addRep('mia');
    const { leadId, handoff } = await accepted();
    expect(handoff).toMatchObject({ status: 'accepted', actAt: new Date('2026-03-04T10:00:00Z') });
    clock.at = handoff.actAt!;
    await Promise.all([advance(handoff.id), advance(handoff.id)]);
    await advance(handoff.id);
    expect(await noticeKinds()).toEqual(['handoff_offered mia', 'first_action_due mia']);
    expect(await handoffOf(leadId)).toMatchObject({ reminders: 1, actAt: new Date('2026-03-05T10:00:00Z') });
    clock.at = new Date('2026-03-05T10:00:00Z');
    await advance(handoff.id);
    expect(await noticeKinds()).toHaveLength(3);

    expect(await decide(handoff.id, { act: 'contacted' })).toBeNull();
    expect(await handoffOf(leadId)).toMatchObject({ firstActionAt: clock.at, actAt: new Date('2026-03-12T10:00:00Z') });
    clock.at = new Date('2026-03-12T10:00:00Z');
    await advance(handoff.id);
    expect((await noticeKinds()).at(-1)).toBe('gone_stale mia');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'accepted', actAt: new Date('2026-03-19T10:00:00Z') });
    expect(await leadRow(leadId)).toMatchObject({ nextActionAt: new Date('2026-03-19T10:00:00Z') });
  });

  it('goes stale after seven days, also when nobody ever was in touch', async () => {
    await addRep('mia');
    const { handoff } = await accepted();
    clock.at = new Date('2026-03-10T10:00:00Z');
    await advance(handoff.id);
    expect((await noticeKinds()).at(-1)).toBe('gone_stale mia');
  });

  it('is closed with an outcome, once', async () => {
    await addRep('mia');
    const { leadId, handoff } = await accepted();
    expect(await decide(handoff.id, { act: 'close', outcome: 'won' })).toBeNull();
    expect(await decide(handoff.id, { act: 'close', outcome: 'no_interest' })).toBe('over');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'closed', outcome: 'won', actAt: null, endedAt: clock.at });
    expect(await leadRow(leadId)).toEqual({ ledgerState: 'closed', ledgerReason: 'won', nextActionAt: null });
  });

  it('goes back to the agent behind the last step sent', async () => {
    await addRep('mia');
    const { leadId, handoff } = await accepted();
    expect(await decide(handoff.id, { act: 'return', reason: 'not_ready' })).toBeNull();
    expect(await decide(handoff.id, { act: 'return', reason: 'not_ready' })).toBe('over');
    const second = await step(2);
    const open = await rows<{ reason: string; nextStepId: string; stepsSent: number; dueAt: Date }>(
      db.manager,
      `select reason, next_step_id, steps_sent, due_at from enrollment where status = 'active'`,
    );
    expect(open).toMatchObject([{ reason: 'returned', nextStepId: second.id, stepsSent: 1 }]);
    // Three days on is a Friday.
    expect(open[0]!.dueAt.toISOString()).toMatch(/^2026-03-06T/);
    expect(await leadRow(leadId)).toMatchObject({ ledgerState: 'in_cadence', nextActionAt: open[0]!.dueAt });
    expect((await acts(leadId)).at(-1)).toBe('handoff.returned');
  });

  it('is closed when it goes back and every step was sent', async () => {
    await addRep('mia');
    const { leadId, handoff } = await accepted();
    await db.query(`update enrollment set last_step_id = $1`, [(await step(4)).id]);
    await decide(handoff.id, { act: 'return', reason: 'other' });
    expect(await leadRow(leadId)).toEqual({
      ledgerState: 'closed',
      ledgerReason: 'returned_all_steps_sent',
      nextActionAt: null,
    });
    expect(await rows(db.manager, `select id from enrollment where status = 'active'`)).toEqual([]);
  });

  it('goes to a rep somebody chose, and the one who had it is told', async () => {
    await addRep('mia');
    const { leadId, handoff } = await accepted();
    const jonas = await addRep('jonas', { capacity: 0 });
    expect(await decide(handoff.id, { act: 'reassign', repId: '999' })).toBe('no_rep');
    expect(await decide(handoff.id, { act: 'reassign', repId: jonas })).toBeNull();
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', repId: jonas, acceptedAt: null });
    expect(await noticeKinds()).toEqual(['handoff_offered mia', 'handoff_passed_on mia', 'handoff_offered jonas']);
  });

  it('goes to somebody else when its rep leaves', async () => {
    const mia = await addRep('mia');
    const { leadId, handoff } = await accepted();
    const jonas = await addRep('jonas');
    expect((await api('DELETE', `/api/reps/${mia}`)).json()).toMatchObject({ status: 'inactive' });
    expect(await app.get(HandoffsStore).remindDue(clock.at, 10)).toEqual([handoff.id]);
    await advance(handoff.id);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', repId: jonas, refusals: 0 });
  });
});

describe('leads that can only be called', () => {
  const callable = (values: Record<string, unknown> = {}) =>
    addLead({
      email: null,
      email_domain: null,
      phone: '+4930123456',
      ledger_state: 'excluded',
      ledger_reason: 'no_address',
      next_action_at: null,
      ...values,
    });

  it('are found and handed to a rep to call, once', async () => {
    const leadId = await callable();
    const bounced = await callable({ email: 'gone@acme.example', ledger_reason: 'bounced' });
    await callable({ phone: null });
    await callable({ ledger_reason: 'unsubscribed' });
    const found = () => app.get(HandoffsStore).leadsToCall();
    expect(await found()).toEqual([]);
    await addRep('mia');
    expect(await found()).toEqual([leadId, bounced]);
    await handOff(leadId, bounced);
    await handOff(leadId, bounced);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', reason: 'call_no_address', replyId: null });
    expect(await handoffOf(bounced)).toMatchObject({ reason: 'call_bounced' });
    expect(await leadRow(leadId)).toMatchObject({ ledgerState: 'with_rep', ledgerReason: 'call' });
    expect(writer.asked).toEqual([]);
    expect((await notices())[0]).toMatchObject({ subject: 'Please call: Anna Berg, Acme' });
    expect(await found()).toEqual([]);

    await decide((await handoffOf(leadId)).id, { act: 'return', reason: 'unreachable' });
    expect(await leadRow(leadId)).toEqual({ ledgerState: 'excluded', ledgerReason: 'no_address', nextActionAt: null });
    expect(await found()).toEqual([]);
    await handOff(leadId);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'returned' });
  });

  it('wait as they stand while many already wait for somebody to call', async () => {
    await addRep('mia', { capacity: 0 });
    await Promise.all(Array.from({ length: 103 }, () => callable()));
    const first = await app.get(HandoffsStore).leadsToCall();
    expect(first).toHaveLength(100);
    await handOff(...first.slice(0, 40));
    expect(await app.get(HandoffsStore).leadsToCall()).toHaveLength(60);
  });
});

interface Answer {
  statusCode: number;
  headers: Headers;
  body: string;
  json<Body>(): Body;
}

async function call(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${await app.getUrl()}${path}`, { method, ...init });
  const body = await response.text();
  return {
    statusCode: response.status,
    headers: response.headers,
    body,
    json: <Body>() => JSON.parse(body) as Body,
  };
}

const api = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
  call(method, path, {
    headers: { authorization: `Bearer ${key}`, ...(payload ? { 'content-type': 'application/json' } : {}) },
    ...(payload ? { body: JSON.stringify(payload) } : {}),
  });

describe("the links in a rep's mail", () => {
  const link = (act: LinkAct, offerId: string) => `/h/${offerToken(SECRET, { act, offerId })}`;
  const get = (path: string) => call('GET', path);
  const post = (path: string, form = '') =>
    call('POST', path, { body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } });

  it('shows the brief on GET and changes nothing; acts on POST; says the same when it is pressed twice', async () => {
    const mia = await addRep('mia');
    const leadId = await addWarmLead({ first_name: '<b>Anna</b>' });
    await handOff(leadId);
    const [offer] = await offersOf(leadId);
    const url = link('accept', offer!.id);
    expect((await notices())[0]!.body).toContain(`https://us.example${url}\n`);

    const shown = await get(url);
    expect(shown.statusCode).toBe(200);
    expect(shown.headers.get('content-type')).toContain('text/html');
    expect(shown.body).toContain('Could we talk on Tuesday?');
    expect(shown.body).toContain('&lt;b&gt;Anna&lt;/b&gt;');
    expect(shown.body).not.toContain('<b>Anna');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered' });

    const done = await post(url);
    expect(done.body).toContain('This lead is yours');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'accepted', repId: mia });
    const actAt = (await handoffOf(leadId)).actAt;
    clock.pass(1);
    expect((await post(url)).body).toContain('This lead is yours');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'accepted', actAt });
    expect((await acts(leadId)).filter((act) => act === 'handoff.accepted')).toHaveLength(1);
    expect(await row(db.manager, `select actor from activity where act = 'handoff.accepted'`)).toEqual({
      actor: `rep:${mia}`,
    });

    expect((await post(link('contacted', offer!.id))).statusCode).toBe(200);
    expect(await handoffOf(leadId)).toMatchObject({ firstActionAt: clock.at });
    expect((await post(link('meeting_booked', offer!.id))).body).toContain('This hand-off has ended');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'closed', outcome: 'meeting_booked' });
    expect((await get(url)).body).not.toContain('Anna');
  });

  it('answers kindly when the offer is over, and does nothing', async () => {
    await addRep('mia', { last_offered_at: new Date('2026-01-01') });
    const jonas = await addRep('jonas', { last_offered_at: new Date('2026-02-01') });
    const leadId = await addWarmLead();
    await handOff(leadId);
    const [offer] = await offersOf(leadId);
    clock.pass(2);
    await advance((await handoffOf(leadId)).id);
    for (const act of ['accept', 'decline', 'won', 'return'] as const) {
      const answer = await post(link(act, offer!.id));
      expect([answer.statusCode, answer.body.includes('A colleague is asked')]).toEqual([200, true]);
      expect(answer.body).not.toContain('Berg');
    }
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered', repId: jonas });
  });

  it('does nothing for a rep whose lead was given to a colleague, also once that one took it', async () => {
    await addRep('mia');
    const { leadId, handoff } = await accepted();
    const [mias] = await offersOf(leadId);
    const jonas = await addRep('jonas');
    await decide(handoff.id, { act: 'reassign', repId: jonas });
    expect(await decide(handoff.id, { act: 'accept' })).toBeNull();
    for (const act of ['won', 'contacted', 'return', 'accept'] as const) {
      expect((await post(link(act, mias!.id))).body).toContain('A colleague is asked');
    }
    expect(await handoffOf(leadId)).toMatchObject({ status: 'accepted', repId: jonas, firstActionAt: null });
  });

  it('still takes a late yes when nobody else has the lead', async () => {
    const mia = await addRep('mia');
    const leadId = await addWarmLead();
    await handOff(leadId);
    const [offer] = await offersOf(leadId);
    clock.pass(2);
    await advance((await handoffOf(leadId)).id);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'unassigned' });
    expect((await post(link('accept', offer!.id))).body).toContain('This lead is yours');
    expect(await handoffOf(leadId)).toMatchObject({ status: 'accepted', repId: mia });
  });

  it('declines with the reason of the form, and lets nobody end what is not theirs yet', async () => {
    await addRep('mia');
    const leadId = await addWarmLead();
    await handOff(leadId);
    const [offer] = await offersOf(leadId);
    await post(link('won', offer!.id));
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered' });
    expect((await post(link('decline', offer!.id), 'reason=not_my_area')).body).toContain('Passed on');
    expect(await offersOf(leadId)).toMatchObject([{ status: 'declined', reason: 'not_my_area' }]);
  });

  it('knows only its own tokens, each for one act', async () => {
    await addRep('mia');
    const leadId = await addWarmLead();
    await handOff(leadId);
    const [offer] = await offersOf(leadId);
    const token = offerToken(SECRET, { act: 'decline', offerId: offer!.id });
    for (const forged of [`${offer!.id}.${'a'.repeat(32)}`, token.replace(/^\d+/, '99'), 'nonsense']) {
      expect((await post(`/h/${forged}`)).statusCode).toBe(404);
    }
    const elsewhere = offerToken('another-secret-with-32-characters!!', { act: 'accept', offerId: offer!.id });
    expect((await get(`/h/${elsewhere}`)).statusCode).toBe(404);
    expect(await handoffOf(leadId)).toMatchObject({ status: 'offered' });
  });
});

describe('the API', () => {
  it('keeps reps, names what is wrong, and has each address once', async () => {
    const created = await api('POST', '/api/reps', {
      name: 'Mia',
      email: 'Mia@us.example',
      timeZone: 'Europe/Berlin',
      hours: OFFICE,
      countries: ['DE'],
      languages: ['de'],
    });
    const { id } = created.json<{ id: string }>();
    expect(created.json()).toMatchObject({ email: 'mia@us.example', capacity: 20, status: 'active' });
    expect((await api('POST', '/api/reps', { name: 'M', email: 'mia@us.example' })).statusCode).toBe(409);
    for (const wrong of [
      { timeZone: 'Berlin' },
      { countries: ['Germany'] },
      { capacity: -1 },
      { hours: { days: [] } },
      { leave: [{ from: '2026-03-10', until: '2026-03-09' }] },
      { weight: 0 },
      { bookingLink: 'javascript:alert(1)' },
    ]) {
      expect((await api('POST', '/api/reps', { name: 'X', email: 'x@us.example', ...wrong })).statusCode).toBe(400);
    }
    const leave = [{ from: '2026-03-10', until: '2026-03-12' }];
    const away = { name: 'Mia', email: 'mia@us.example', awayUntil: '2026-03-10T08:00:00Z', leave };
    expect((await api('PUT', `/api/reps/${id}`, away)).json()).toMatchObject({
      id,
      awayUntil: '2026-03-10T08:00:00.000Z',
      leave,
    });
    expect((await api('GET', '/api/reps/loads')).json()).toEqual({
      items: [{ id, name: 'Mia', open: 0, capacity: 20, atWork: false, backAt: '2026-03-13T09:00:00.000Z' }],
    });
    expect((await api('GET', '/api/reps')).json<{ items: unknown[] }>().items).toHaveLength(1);
    expect((await api('GET', '/api/reps/77')).statusCode).toBe(404);
    expect((await call('GET', '/api/reps')).statusCode).toBe(401);
  });

  it('lists hand-offs by status and rep, page by page, and carries out decisions', async () => {
    const mia = await addRep('mia');
    const ids = await Promise.all(Array.from({ length: 3 }, () => addWarmLead()));
    await handOff(...ids);
    const { id } = await handoffOf(ids[0]!);
    expect((await api('POST', `/api/handoffs/${id}/accept`)).json()).toMatchObject({ id, status: 'accepted' });
    const again = await api('POST', `/api/handoffs/${id}/accept`);
    expect(again.statusCode).toBe(409);
    const items = async (query: string) =>
      (await api('GET', `/api/handoffs?${query}`)).json<{ items: Handoff[]; nextCursor: string | null }>();
    expect((await items('status=accepted')).items.map((one) => one.id)).toEqual([id]);
    const first = await items(`rep=${mia}&limit=2`);
    expect(first.items).toHaveLength(2);
    expect((await items(`rep=${mia}&limit=2&cursor=${first.nextCursor}`)).items).toHaveLength(1);
    expect((await items('status=unassigned')).items).toEqual([]);
    expect((await api('POST', `/api/handoffs/${id}/close`, { outcome: 'great' })).statusCode).toBe(400);
    expect((await api('POST', `/api/handoffs/${id}/close`, { outcome: 'won' })).json()).toMatchObject({
      outcome: 'won',
    });
    expect((await api('POST', `/api/handoffs/${id}/reassign`, { repId: mia })).statusCode).toBe(409);
    expect((await api('POST', '/api/handoffs/999/accept')).statusCode).toBe(404);
  });
});

describe('delivering notices', () => {
  const deliver = (...ids: string[]) => app.get(DeliverNotice).run({ ids });
  const add = async (): Promise<string> => {
    const notice = {
      kind: 'test',
      about: 'offer',
      aboutId: '7',
      leadId: null,
      to: 'mia@us.example',
      zone: null,
      subject: 'Hello',
      body: 'Text.\n',
    };
    await app.get(NoticesStore).add(db.manager, notice, clock.at);
    await app.get(NoticesStore).add(db.manager, notice, clock.at);
    const all = await notices();
    expect(all).toHaveLength(1);
    return all[0]!.id;
  };
  const addMailbox = () =>
    insert('mailbox', {
      address: 'sam@us.example',
      from_name: 'Sam',
      wire: 'smtp',
      daily_cap: 5,
      time_zone: 'UTC',
      created_at: START,
    });
  const busy = () => new SendFailed('421 later', 'not_accepted', 'host', false, 421);

  it('hands each to the wire once, from our mailbox, marked as made by a machine', async () => {
    await addMailbox();
    const id = await add();
    expect(await app.get(NoticesStore).remindDue(clock.at, 10)).toEqual([id]);
    expect(await app.get(NoticesStore).remindDue(clock.at, 10)).toEqual([]);
    await Promise.all([deliver(id), deliver(id)]);
    await deliver(id);
    expect(wire.sent.map(({ envelope }) => envelope)).toEqual([{ from: 'sam@us.example', to: 'mia@us.example' }]);
    expect(wire.sent[0]!.raw.toString()).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect((await notices())[0]).toMatchObject({ status: 'sent', sentAt: clock.at, wireResponse: '250 ok' });
  });

  it('tries again later with the same Message-ID, also after a crash on the wire', async () => {
    await addMailbox();
    const id = await add();
    wire.fails = busy();
    await deliver(id);
    await deliver(id);
    expect(wire.sent).toHaveLength(1);
    expect((await notices())[0]).toMatchObject({ status: 'queued', tryAt: new Date(clock.at.getTime() + HOUR / 12) });
    clock.pass(1 / 12);
    wire.fails = null;
    // A worker that died after the hand-over: leased, and never finished.
    await app.get(NoticesStore).lease(id, clock.at);
    await deliver(id);
    expect(wire.sent).toHaveLength(1);
    await db.query(`update notice set leased_until = now() - interval '1 second'`);
    await deliver(id);
    expect(wire.sent).toHaveLength(2);
    expect(new Set(wire.sent.map(({ messageId }) => messageId)).size).toBe(1);
    expect(wire.sent[0]!.raw.equals(wire.sent[1]!.raw)).toBe(true);
    expect((await notices())[0]).toMatchObject({ status: 'sent' });
  });

  it('is given up after ten tries, each wait twice the one before, or at once when the address is refused for good', async () => {
    await addMailbox();
    const id = await add();
    wire.fails = busy();
    const waits: number[] = [];
    for (let tries = 0; tries < 9; tries++) {
      await deliver(id);
      const { tryAt } = (await notices())[0]!;
      waits.push((tryAt.getTime() - clock.at.getTime()) / 60_000);
      clock.at = tryAt;
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280]);
    await deliver(id);
    expect((await notices())[0]).toMatchObject({ status: 'failed', attempts: 10 });

    await db.query(`truncate notice restart identity`);
    const other = await add();
    wire.fails = new SendFailed('550 no such user', 'not_accepted', 'message', true, 550);
    await deliver(other);
    expect((await notices())[0]).toMatchObject({ status: 'failed', attempts: 1 });
  });

  it('waits without counting a try while our own side cannot send', async () => {
    const id = await add();
    await deliver(id);
    expect((await notices())[0]).toMatchObject({
      status: 'queued',
      attempts: 0,
      wireResponse: 'no_mailbox',
      tryAt: new Date(clock.at.getTime() + HOUR),
    });
    await addMailbox();
    clock.pass(1);
    wire.fails = new SendFailed('no server', 'not_accepted', 'mailbox', false);
    await deliver(id);
    expect((await notices())[0]).toMatchObject({ status: 'queued', attempts: 0 });
  });
});

/** Until so many connections wait for a lock that another holds. */
async function untilWaiting(connections = 1): Promise<void> {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const found = await row<{ waiting: number }>(
      db.manager,
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (found!.waiting >= connections) return;
  }
  throw new Error('nobody waits for the lock');
}
