import { Client } from 'pg';
import type { Message } from '../../src/messages/message.entity.js';
import { aLead, aMailbox, anEnrollment, aReply, aTouch } from '../builders.js';
import { startFlowApp } from '../flow-app.js';
import type { TestApp } from '../support.js';
import { type Evidence, verdict } from './checker.js';
import { addressOf, canary } from './people.js';

const SEED = 7;
/** The first touch was handed over at this time, the reply came a minute later. */
const SENT = Date.parse('2026-03-10T09:00:00Z');
const REPLIED = SENT + 60_000;

let test: TestApp;
let database: Client;

beforeAll(async () => {
  test = await startFlowApp();
  const { url } = test.database.options as { url?: string };
  database = new Client({ connectionString: url });
  await database.connect();
  // What the product's own constraints would not let happen is told to the checker too.
  await database.query('set session_replication_role = replica');
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await database.query('truncate offer, handoff');
});
afterAll(async () => {
  await database.end();
  await test.stop();
});

interface Run {
  evidence: Evidence;
  touch: Message;
  reply: Message;
}

/** Two leads: one got a touch and answered it, and of the other's nobody knows whether it arrived. All is as it should be. */
async function goodRun(): Promise<Run> {
  const mailbox = await aMailbox(test);
  const [one, two] = [await aLead(test, { email: addressOf(1) }), await aLead(test, { email: addressOf(2) })];
  const sentAt = new Date(SENT);
  const gone = { mailboxId: mailbox.id, sentAt, wireStartedAt: sentAt };
  const enrolled = await anEnrollment(test, one, { mailboxId: mailbox.id });
  const to = { ...gone, status: 'sent' as const, toAddress: one.email, messageId: 'touch1@acme.example' };
  const touch = await aTouch(test, enrolled, to);
  const doubtful = { ...to, status: 'unknown' as const, toAddress: two.email, messageId: 'touch2@acme.example' };
  const unknown = await aTouch(test, await anEnrollment(test, two), { ...doubtful, reviewBy: new Date(REPLIED) });
  const reply = await aReply(test, one, { status: 'settled' });
  await database.query(`update lead set ledger_state = 'needs_review' where id = $1`, [two.id]);
  await database.query(`insert into mailbox_day (mailbox_id, day, taken) values ($1, '2026-03-10', 2)`, [mailbox.id]);
  await database.query(
    `insert into activity (at, actor, act, about, about_id, detail)
     values (now(), 'agent', 'message.sent', 'message', $1, '{}'), (now(), 'agent', 'message.unknown', 'message', $2, '{}')`,
    [touch.id, unknown.id],
  );
  const promised = (n: number, leadId: string, at: number) => ({ leadId, address: addressOf(n), at });
  const mail = (n: number) => ({
    at: SENT,
    to: addressOf(n),
    messageId: `touch${n}@acme.example`,
    raw: `Hello ${canary(n)}`,
  });
  const evidence = {
    database,
    coverage: { total: 2, unaccounted: 0, states: { in_cadence: 1, needs_review: 1 } },
    taken: [mail(1), mail(2)],
    prompts: [`Write to ${canary(1)}`, `Write to ${canary(2)}, ${canary(2)}`],
    leads: [promised(1, one.id, SENT), promised(2, two.id, SENT)],
    replies: [promised(1, one.id, REPLIED)],
    isUnknown: () => false,
  };
  return { evidence, touch, reply };
}

const sql = (statement: string) => async () => void (await database.query(statement));
const openHandoff = `insert into handoff (id, lead_id, status, reason, brief, language, act_at, opened_at)
  overriding system value select 1, lead_id, 'offered', 'r', '{}', 'en', now(), '2026-03-10T08:00:00Z' from message where message_id = 'touch1@acme.example'`;
const offer = `insert into offer (handoff_id, rep_id, status, offered_at, expires_at) values (1, 1, 'accepted', now(), now())`;

/** How a run can have gone wrong, and what has to be said about it. */
const WRONGS: [says: string, breaks: (run: Run) => unknown][] = [
  [
    'I1 lead3@company3.example was promised and is gone',
    ({ evidence }) => evidence.leads.push({ leadId: '99', address: addressOf(3), at: SENT }),
  ],
  ['I1 1 leads are not accounted for', ({ evidence }) => (evidence.coverage.unaccounted = 1)],
  [
    'I1 2 leads were promised, 2 are stored, the ledger counts 1',
    ({ evidence }) => (evidence.coverage.states = { in_cadence: 1 }),
  ],
  [
    'I2 a mail to lead1@company1.example left that no row had announced',
    ({ evidence }) => (evidence.taken[0]!.messageId = 'stranger'),
  ],
  [
    'left and its row does not know (sent)',
    sql(`update message set wire_started_at = null where message_id = 'touch1@acme.example'`),
  ],
  [
    'was taken by the server and is cancelled',
    sql(`update message set status = 'cancelled' where message_id = 'touch1@acme.example'`),
  ],
  ['left twice', ({ evidence }) => evidence.taken.push(evidence.taken[0]!)],
  [
    'I3 lead1@company1.example had replied and got message',
    async ({ evidence }) => {
      evidence.taken[0]!.at = REPLIED + 60_000;
      await database.query(`update message set wire_started_at = $1 where message_id = 'touch1@acme.example'`, [
        new Date(REPLIED + 50_000),
      ]);
    },
  ],
  ['I4 the reply of lead1@company1.example is stored 0 times', sql(`delete from message where direction = 'in'`)],
  [
    'I4 the reply of lead1@company1.example is stored 2 times',
    async () => {
      const [lead] = await test.rows<{ id: string }>(`select id from lead order by id limit 1`);
      await aReply(test, { id: lead!.id, email: addressOf(1), emailDomain: 'company1.example' } as never, {
        status: 'settled',
      });
    },
  ],
  [
    'I4 the reply of lead1@company1.example was never understood',
    sql(`update message set status = 'received' where direction = 'in'`),
  ],
  [
    'is still sending',
    sql(`insert into message overriding system value select (jsonb_populate_record(null::message, to_jsonb(message) ||
     '{"id": 900, "status": "sending", "message_id": null, "not_before": null, "step_id": null}')).* from message where message_id = 'touch1@acme.example'`),
  ],
  ['has no time to be looked at', sql(`update message set review_by = null where status = 'unknown'`)],
  ['I5 the lead of unknown message', sql(`update lead set ledger_state = 'in_cadence'`)],
  ['left while a rep had the lead', sql(openHandoff)],
  ['I6 hand-off 1 has 2 owners', sql(`${offer}; ${offer}`)],
  ['I7 2 mails left through 1 slots', sql(`update mailbox_day set taken = 1`)],
  [
    'failed for good, and the server knows the address',
    ({ evidence: { taken } }) => {
      taken.shift();
      return database.query(`update message set status = 'failed' where message_id = 'touch1@acme.example'`);
    },
  ],
  ['I8 message', sql(`delete from activity where act = 'message.sent'`)],
  ['I9 a mail to lead1@company1.example names Canarycx', ({ evidence }) => (evidence.taken[0]!.raw += canary(2))],
  ['I9 a prompt names Canarybx and Canarycx', ({ evidence }) => (evidence.prompts[0] += canary(2))],
];

describe('the checker', () => {
  it('has nothing to say of a run in which all is well', async () => {
    expect(await verdict(SEED, (await goodRun()).evidence)).toBe(`seed ${SEED}: every law holds`);
  });

  it.each(WRONGS)('says, with the seed: %s', async (says, breaks) => {
    const run = await goodRun();
    await breaks(run);
    const said = await verdict(SEED, run.evidence);
    expect(said).toMatch(new RegExp(`^seed ${SEED}: (?:I\\d|F8) `));
    expect(said).toContain(says);
  });
});
