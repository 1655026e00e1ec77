import { Enrollment } from '../src/cadences/enrollment.entity.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import { IntakeModule } from '../src/intake/intake.module.js';
import { ERASED_TABLES } from '../src/ledger/erase-lead.js';
import { LedgerModule } from '../src/ledger/ledger.module.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { Lead } from '../src/leads/lead.entity.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { ReportsModule } from '../src/reports/reports.module.js';
import { ModelCallsStore } from '../src/model-calls/model-calls.store.js';
import { ConsoleModule } from '../src/console/console.module.js';
import type { Asked } from '../src/writer/call-book.js';
import { aCompany, aLead, aMailbox, anEnrollment, aReply, aTouch } from './builders.js';
import { startTestApp, type TestApp } from './support.js';

let test: TestApp;
let repId: string;

beforeAll(async () => {
  test = await startTestApp([IntakeModule, OutreachModule, HandoffsModule, LedgerModule, ReportsModule, ConsoleModule]);
}, 60_000);
afterAll(() => test?.stop());

beforeEach(async () => {
  await test.rows(`truncate offer, handoff, rep, notice, kept_answer, import_row, idempotency_key restart identity`);
  await test.reset();
  await aCompany(test);
  await aMailbox(test);
  const rep = { name: 'Rita', email: 'rita@acme.example', timeZone: 'Europe/Berlin' };
  repId = (await call<{ id: string }>('POST', '/api/reps', rep)).body.id;
});

async function call<Body = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(test.url + path, {
    method,
    headers: { ...test.admin, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as Body };
}

/** A lead under way, with a touch that waits at the door. */
async function underWay(): Promise<Lead> {
  const lead = await aLead(test);
  await aTouch(test, await anEnrollment(test, lead));
  return lead;
}

const statusesOf = async (leadId: string) =>
  (await test.rows<{ status: string }>(`select status from message where lead_id = $1 order by id`, [leadId])).map(
    ({ status }) => status,
  );
const faults = () => new LedgerStore(test.database).unaccounted(test.clock.at, 10);

describe('taking a lead over', () => {
  it('silences the agent and gives the lead to the rep, in one go', async () => {
    const lead = await underWay();
    const { status, body } = await call('POST', `/api/leads/${lead.id}/take-over`, { repId });
    expect([status, body]).toEqual([200, expect.objectContaining({ status: 'accepted', repId, leadId: lead.id })]);
    expect(await statusesOf(lead.id)).toEqual(['cancelled']);
    const { body: detail } = await call('GET', `/api/leads/${lead.id}`);
    expect(detail).toMatchObject({ ledgerState: 'with_rep', enrollment: { status: 'stopped', reason: 'handed_off' } });
    expect(await faults()).toEqual([]);
    expect((await call('POST', `/api/leads/${lead.id}/take-over`, { repId })).status).toBe(200);
    expect(await test.rows(`select id from offer`)).toHaveLength(1);
  });

  it('leaves no reply waiting for the agent', async () => {
    const lead = await aLead(test);
    const decision = { act: 'answer' as const, reason: 'question', until: null };
    const reply = await aReply(test, lead, { status: 'classified', decision });
    await call('POST', `/api/leads/${lead.id}/take-over`, { repId });
    expect(await statusesOf(lead.id)).toEqual(['settled']);
    const [handoff] = await test.rows<{ brief: { quote: string } }>(`select brief from handoff`);
    expect(handoff?.brief.quote).toContain(reply.body);
  });

  it('asks a program who shall have the lead, and refuses nobody and strangers', async () => {
    const lead = await underWay();
    expect((await call('POST', `/api/leads/${lead.id}/take-over`, {})).status).toBe(400);
    expect((await call('POST', `/api/leads/${lead.id}/take-over`, { repId: '999' })).status).toBe(400);
    expect((await call('POST', `/api/leads/999999/take-over`, { repId })).status).toBe(404);
    expect(await statusesOf(lead.id)).toEqual(['queued']);
  });
});

describe('the clock of a rep who took a lead', () => {
  it('is stopped by their mail to it, and by no mail that has not left', async () => {
    const lead = await underWay();
    await call('POST', `/api/leads/${lead.id}/take-over`, { repId });
    test.clock.pass(1);
    const text = { subject: 'A word from me', body: 'Hello Ana, shall we talk?' };
    const { body } = await call<{ id: string }>('POST', `/api/leads/${lead.id}/message`, text);
    const remind = () => test.app.get(RemindHandoffs, { strict: false }).run(test.clock.at);
    const firstAction = async () =>
      (await test.rows<{ at: Date | null; act_at: Date }>(`select first_action_at as at, act_at from handoff`))[0]!;
    await remind();
    expect((await firstAction()).at).toBeNull();
    await test.app.get(SendMessage, { strict: false }).run({ ids: [body.id] });
    await remind();
    const { at, act_at } = await firstAction();
    expect(at).toEqual(test.clock.at);
    expect(act_at.getTime() - test.clock.at.getTime()).toBeGreaterThan(6 * 86_400_000);
    const { body: detail } = await call('GET', `/api/leads/${lead.id}`);
    expect(detail).toMatchObject({ ledgerState: 'with_rep', enrollment: { status: 'stopped' } });
    expect(await faults()).toEqual([]);
  });

  it('is told to the colleague who had the lead', async () => {
    const lead = await underWay();
    await call('POST', `/api/leads/${lead.id}/take-over`, { repId });
    const other = { name: 'Otto', email: 'otto@acme.example', timeZone: 'Europe/Berlin' };
    const { body } = await call<{ id: string }>('POST', '/api/reps', other);
    await call('POST', `/api/leads/${lead.id}/take-over`, { repId: body.id });
    const notices = await test.rows<{ kind: string; to_address: string }>(`select kind, to_address from notice`);
    expect(notices).toEqual([{ kind: 'handoff_passed_on', to_address: 'rita@acme.example' }]);
    expect(await faults()).toEqual([]);
  });
});

describe('handing a lead off', () => {
  it('offers it to the rep the routing chooses, and not twice', async () => {
    const lead = await underWay();
    const { body } = await call('POST', `/api/leads/${lead.id}/hand-off`, {});
    expect(body).toMatchObject({ status: 'offered', repId, reason: 'by_hand' });
    expect(await faults()).toEqual([]);
    expect((await call('POST', `/api/leads/${lead.id}/hand-off`, {})).status).toBe(409);
  });
});

describe('a mail from a person', () => {
  it('leaves through the door, in place of what the agent was about to say', async () => {
    const lead = await underWay();
    const text = { subject: 'A word from me', body: 'Hello Ana, shall we talk?' };
    const { status, body } = await call<{ id: string }>('POST', `/api/leads/${lead.id}/message`, text);
    expect(status).toBe(201);
    expect(test.queue.take('message.send')).toEqual([body.id]);
    await test.app.get(SendMessage, { strict: false }).run({ ids: [body.id] });
    expect(await statusesOf(lead.id)).toEqual(['cancelled', 'sent']);
    expect(test.wire.mails).toHaveLength(1);
    expect(test.wire.mails[0]?.raw.toString()).toContain('shall we talk?');
    const { body: detail } = await call('GET', `/api/leads/${lead.id}`);
    expect(detail).toMatchObject({ ledgerState: 'snoozed', enrollment: { status: 'paused', reason: 'answering' } });
    expect(await faults()).toEqual([]);
  });

  it('is refused where nobody may be written to, and without a subject for the first mail', async () => {
    const lead = await underWay();
    const path = `/api/leads/${lead.id}/message`;
    expect((await call('POST', path, { body: 'Hello' })).status).toBe(400);
    await call('POST', '/api/suppressions', { address: lead.email });
    expect((await call('POST', path, { subject: 'Hi', body: 'Hello' })).status).toBe(409);
    expect(test.wire.mails).toEqual([]);
  });
});

const HER = {
  email: 'hildegunde@papenbrock.example',
  firstName: 'Hildegunde',
  lastName: 'Papenbrock',
  company: 'Papenbrock & Co',
  phone: '+49 30 5550123',
  country: 'DE',
};

/** Tables of the whole database in which these words stand, in whatever column. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await test.rows<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const hit = await test.rows(
      // Bytes show as hexadecimal digits.
      `select from "${name}" as t where t::text ilike $1 or position($2 in t::text) > 0 limit 1`,
      [`%${words}%`, Buffer.from(words).toString('hex')],
    );
    if (hit.length > 0) found.push(name);
  }
  return found;
}

describe('erasing a lead', () => {
  it('knows every table that has rows of leads', async () => {
    const tables = await test.rows<{ table_name: string }>(
      `select table_name from information_schema.columns
       where table_schema = 'public' and column_name = 'lead_id' and table_name not in ('activity', 'model_call')`,
    );
    expect(tables.map(({ table_name }) => table_name).filter((name) => !ERASED_TABLES.includes(name))).toEqual([]);
  });

  it('leaves nothing of the person but a hash that keeps us from writing again', async () => {
    const other = await aLead(test);
    const { body: taken } = await call<{ id: string }>('POST', '/api/leads', HER, { 'idempotency-key': 'a form' });
    const lead = (await test.database.manager.findOneBy(Lead, { id: taken.id }))!;
    await aTouch(test, (await test.database.manager.findOneBy(Enrollment, { leadId: lead.id }))!);
    await aReply(test, lead, { body: 'Hildegunde here, call me on +49 30 5550123' });
    await call('POST', `/api/leads/${lead.id}/whisper`, { text: 'Hildegunde likes it short' });
    await call('POST', `/api/leads/${lead.id}/hand-off`, {}, { 'idempotency-key': 'a hand-off' });
    await test.app
      .get(ModelCallsStore, { strict: false })
      .claim({ key: 'one', occasion: { leadId: lead.id, about: 'brief/1', round: 0 } } as Asked, 60);
    await test.app.get(ModelCallsStore, { strict: false }).keep('one', { model: 'm', value: { who: 'Hildegunde' } });
    const exported = await call('GET', `/api/leads/${lead.id}/export`);
    expect(JSON.stringify(exported.body)).toContain('Hildegunde here');
    const places = ['handoff', 'kept_answer', 'lead', 'message', 'notice'];
    expect(await tablesWith('hildegunde')).toEqual(expect.arrayContaining(places));
    const { status, body } = await call('DELETE', `/api/leads/${lead.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ leadId: lead.id, addressKept: 'hash', rows: { lead: 1, message: 2, handoff: 1 } });
    expect((await call('GET', `/api/leads/${lead.id}`)).status).toBe(404);
    for (const words of ['hildegunde', 'papenbrock', '5550123']) expect(await tablesWith(words)).toEqual([]);
    expect((await call('GET', `/api/leads/${other.id}`)).status).toBe(200);
    const again = await call('POST', '/api/leads', HER);
    expect(again.body).toMatchObject({ ledger: { state: 'excluded', reason: 'erased' } });
  });

  it('waits for a mail that is on the wire', async () => {
    const lead = await underWay();
    await test.rows(`update message set status = 'sending' where lead_id = $1`, [lead.id]);
    expect((await call('DELETE', `/api/leads/${lead.id}`)).status).toBe(409);
    expect((await call('GET', `/api/leads/${lead.id}`)).status).toBe(200);
  });
});

describe('lifting a suppression', () => {
  it('opens what we closed, and not what the person closed', async () => {
    await call('POST', '/api/suppressions', { address: 'a@x.example', reason: 'by_hand' });
    await call('POST', '/api/suppressions', { address: 'b@x.example', reason: 'unsubscribed' });
    const rows = await test.rows<{ id: string }>(`select id from suppression order by id`);
    expect((await call('DELETE', `/api/suppressions/${rows[0]!.id}`)).status).toBe(204);
    expect((await call('DELETE', `/api/suppressions/${rows[1]!.id}`)).status).toBe(409);
    expect(await test.rows(`select id from suppression`)).toHaveLength(1);
  });
});

describe('the audit', () => {
  it('says who did what, with the names people know, and can leave the agent out', async () => {
    const lead = await underWay();
    await call('POST', `/api/leads/${lead.id}/take-over`, { repId });
    type Acts = { items: { act: string; actorName: string | null; leadName: string | null }[] };
    const { body } = await call<Acts>('GET', `/api/audit?leadId=${lead.id}&byPeople=true&limit=5`);
    expect(body.items).toEqual([
      expect.objectContaining({ act: 'lead.taken_over', actorName: 'test', leadName: 'Ana Silva' }),
    ]);
    expect((await call<Acts>('GET', '/api/audit?act=rep.saved&limit=1')).body.items).toHaveLength(1);
    expect((await call('GET', '/api/audit?from=yesterday')).status).toBe(400);
  });
});
