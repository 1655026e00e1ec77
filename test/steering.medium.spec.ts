import { Enrollment } from '../src/cadences/enrollment.entity.js';
import { HandoffsModule } from '../src/handoffs/handoffs.module.js';
import { RemindHandoffs } from '../src/handoffs/remind-handoffs.js';
import { IntakeModule } from '../src/intake/intake.module.js';
import { ERASED_TABLES } from '../src/ledger/erase-lead.js';
import { LedgerModule } from '../src/ledger/ledger.module.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { Lead } from '../src/leads/lead.entity.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { DraftTouch } from '../src/outreach/draft-touch.js';
import { RemindMessages } from '../src/outreach/remind-messages.js';
import { AnswerReply } from '../src/replies/answer-reply.js';
import { RepliesModule } from '../src/replies/replies.module.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { ReportsModule } from '../src/reports/reports.module.js';
import { ModelCallsStore } from '../src/model-calls/model-calls.store.js';
import { ConsoleModule } from '../src/console/console.module.js';
import type { Asked } from '../src/writer/call-book.js';
import { aCompany, aLead, aMailbox, anEnrollment, aReply, aTouch, aLeadUnderWay, replied } from './builders.js';
import { Browser } from './browser.js';
import { startTestApp, type TestApp } from './support.js';

let test: TestApp;
let repId: string;

const PRICE = 'Team costs 39 euros per agent and month.';

beforeAll(async () => {
  test = await startTestApp([
    IntakeModule,
    OutreachModule,
    HandoffsModule,
    LedgerModule,
    ReportsModule,
    ConsoleModule,
    RepliesModule,
    KnowledgeModule,
  ]);
}, 60_000);
afterAll(() => test?.stop());

beforeEach(async () => {
  await test.rows(
    `truncate offer, handoff, rep, notice, kept_answer, import_row, import_result, idempotency_key restart identity`,
  );
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
    const { what, whyNotSooner } = (detail as unknown as { nextAction: Record<string, string> }).nextAction;
    expect(what).toMatch(/gets in touch$/);
    expect(whyNotSooner).toContain('the agent is silent');
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

  describe('written in the console by the rep who has the lead', () => {
    const BOOKING = 'https://cal.acme.example/rita';
    const RITA = { name: 'Rita', email: 'rita@acme.example', timeZone: 'Europe/Berlin', bookingLink: BOOKING };
    const PASSWORD = 'a sentence to keep in mind';
    let rita: Browser;

    beforeEach(async () => {
      await test.rows(`truncate app_user, session, invitation restart identity cascade`);
      await call('PUT', `/api/reps/${repId}`, RITA);
      const person = { email: RITA.email, role: 'supervisor' };
      const { body } = await call<{ link: string }>('POST', '/api/invitations', person);
      const path = `/api/invitations/${new URL(body.link).searchParams.get('token')}/accept`;
      rita = new Browser(test.url);
      expect(await rita.enter('POST', path, { name: 'Rita', password: PASSWORD })).toBe(201);
    });

    /** As the lead reads it. */
    async function write(lead: Lead, body: string): Promise<string> {
      const written = await rita.call<{ id: string }>('POST', `/api/leads/${lead.id}/message`, { subject: 'Us', body });
      expect(written.status).toBe(201);
      await test.app.get(SendMessage, { strict: false }).run({ ids: [written.body.id] });
      return test.wire.mails.at(-1)!.raw.toString();
    }

    it('leaves in their name with their booking link, the first time only, as one written by mail does', async () => {
      const lead = await underWay();
      await call('POST', `/api/leads/${lead.id}/take-over`, { repId });
      const first = await write(lead, 'Shall we talk?');
      expect(first).toMatch(/^From: Rita </m);
      expect(first).toMatch(/Shall we talk\?\r\n\r\nMy calendar: https:\/\/cal\.acme\.example\/rita\r\n\r\nRita\r\n/);
      const second = await write(lead, 'Until then!');
      expect(second).toMatch(/Until then!\r\n\r\nRita\r\n/);
      expect(await faults()).toEqual([]);
    });

    it('is no more than it says where somebody else has the lead, or nobody', async () => {
      const other = { name: 'Otto', email: 'otto@acme.example', timeZone: 'Europe/Berlin' };
      const { body } = await call<{ id: string }>('POST', '/api/reps', other);
      const [ottos, nobodys] = [await underWay(), await underWay()];
      await call('POST', `/api/leads/${ottos.id}/take-over`, { repId: body.id });
      for (const lead of [ottos, nobodys]) {
        const mail = await write(lead, 'Shall we talk?');
        expect(mail).not.toContain(BOOKING);
        expect(mail).not.toMatch(/^From: Rita/m);
      }
    });
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

describe('a whisper', () => {
  const WORDS = { text: 'Mention the fair in Hannover' };
  const drafts = (...ids: string[]) => test.app.get(DraftTouch, { strict: false }).run({ ids });
  const send = (...ids: string[]) => test.app.get(SendMessage, { strict: false }).run({ ids });
  const mailsOf = (leadId: string) =>
    test.rows<{ id: string; kind: string; status: string; whisper: string | null }>(
      `select id, kind, status, whisper from message where lead_id = $1 and direction = 'out' order by id`,
      [leadId],
    );
  const whispered = async (leadId: string) =>
    (await call<{ whisper: string | null }>('GET', `/api/leads/${leadId}`)).body.whisper;

  it.each([
    ['waits at the door', { status: 'queued' as const }],
    ['is approved', { status: 'queued' as const, flags: ['approved'] }],
    ['waits for a person', { status: 'needs_review' as const, reviewBy: new Date('2026-03-12T09:00:00Z') }],
  ])('is obeyed by a touch that %s: it is written anew, and waits for a person', async (_, touch) => {
    const lead = await aLead(test);
    const enrollment = await anEnrollment(test, lead);
    const { id } = await aTouch(test, enrollment, touch);
    expect((await call('POST', `/api/leads/${lead.id}/whisper`, WORDS)).status).toBe(200);
    await send(id);
    await drafts(enrollment.id);
    const [first, second] = await mailsOf(lead.id);
    expect([first!.status, second!.status, second!.whisper]).toEqual(['cancelled', 'needs_review', WORDS.text]);
    expect(test.wire.mails).toEqual([]);
    await call('POST', `/api/leads/${lead.id}/whisper`, WORDS);
    expect(await mailsOf(lead.id)).toHaveLength(2);
    expect(await faults()).toEqual([]);
    await call('POST', `/api/messages/${second!.id}/approve`);
    await send(second!.id);
    expect([test.wire.mails.length, await whispered(lead.id)]).toEqual([1, null]);
  });

  it('is obeyed by an answer that could still be taken back', async () => {
    await call('PUT', '/api/settings/autonomy', { cells: [{ class: 'question', act: 'send_after', minutes: 10 }] });
    await call('POST', '/api/knowledge', { title: 'What does it cost?', text: PRICE, language: 'en' });
    const lead = await aLeadUnderWay(test);
    const asked = await replied(test, lead, 'What does it cost?');
    const [first] = (await mailsOf(lead.id)).slice(-1);
    expect(first).toMatchObject({ kind: 'answer', status: 'queued', whisper: null });
    await call('POST', `/api/leads/${lead.id}/whisper`, WORDS);
    expect(await faults()).toEqual([]);
    test.clock.pass(1);
    await send(first!.id);
    await test.app.get(AnswerReply, { strict: false }).run({ ids: [asked.id] });
    const [second] = (await mailsOf(lead.id)).slice(-1);
    expect(second).toMatchObject({ kind: 'answer', status: 'needs_review', whisper: WORDS.text });
    expect(test.wire.mails).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  it('taken back lets the next mail go as it would have', async () => {
    const lead = await aLead(test);
    const enrollment = await anEnrollment(test, lead);
    await call('POST', `/api/leads/${lead.id}/whisper`, WORDS);
    await drafts(enrollment.id);
    await call('POST', `/api/leads/${lead.id}/whisper`, { text: null });
    await drafts(enrollment.id);
    expect((await mailsOf(lead.id)).map(({ status, whisper }) => [status, whisper])).toEqual([
      ['cancelled', WORDS.text],
      ['queued', null],
    ]);
  });
});

describe('while the agent is writing', () => {
  it('a take-over is stronger: nothing of it is kept', async () => {
    const lead = await aLead(test);
    const enrollment = await anEnrollment(test, lead);
    const write = test.writer.draftTouch.bind(test.writer);
    test.writer.write = async (brief) => {
      test.writer.write = null;
      expect((await call('POST', `/api/leads/${lead.id}/take-over`, { repId })).status).toBe(200);
      return write(brief);
    };
    await test.app.get(DraftTouch, { strict: false }).run({ ids: [enrollment.id] });
    expect(await statusesOf(lead.id)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

describe('pausing a lead', () => {
  it('cancels its unsent touches, and the resumed cadence writes anew', async () => {
    const lead = await aLead(test);
    const enrollment = await anEnrollment(test, lead);
    const { id } = await aTouch(test, enrollment);
    await call('POST', `/api/leads/${lead.id}/pause`, {});
    await test.app.get(SendMessage, { strict: false }).run({ ids: [id] });
    expect([await statusesOf(lead.id), test.wire.mails]).toEqual([['cancelled'], []]);
    await call('POST', `/api/leads/${lead.id}/resume`);
    await test.app.get(DraftTouch, { strict: false }).run({ ids: [enrollment.id] });
    expect(await statusesOf(lead.id)).toEqual(['cancelled', 'queued']);
    expect(await faults()).toEqual([]);
  });
});

describe('a lead whose draft waits for a person', () => {
  it.each([
    ['paused', 'pause', {}, { ledgerState: 'snoozed', ledgerReason: 'by_hand' }],
    ['snoozed', 'snooze', { until: '2026-03-20T09:00:00Z' }, { ledgerState: 'snoozed', ledgerReason: 'snoozed' }],
    ['stopped', 'stop', {}, { ledgerState: 'closed', ledgerReason: 'by_hand' }],
  ])('stands where it is put when it is %s: the draft is gone', async (_, act, body, stand) => {
    const lead = await aLead(test);
    await aTouch(test, await anEnrollment(test, lead), { status: 'needs_review', reviewBy: test.clock.at });
    await test.rows(`update lead set ledger_state = 'needs_review', ledger_reason = 'review' where id = $1`, [lead.id]);
    expect((await call('POST', `/api/leads/${lead.id}/${act}`, body)).status).toBe(200);
    expect(await statusesOf(lead.id)).toEqual(['cancelled']);
    expect((await call('GET', `/api/leads/${lead.id}`)).body).toMatchObject(stand);
    expect(await faults()).toEqual([]);
  });
});

describe('a draft that waits for a person', () => {
  const someone = (name: string, role: string) =>
    test.rows<{ id: string }>(
      `insert into app_user (name, email, role, password_hash) values ($1, lower($1) || '@acme.example', $2, '') returning id`,
      [name, role],
    );
  const remind = () => test.app.get(RemindMessages, { strict: false }).run(test.clock.at);
  const told = () => test.rows<{ kind: string; to_address: string }>(`select kind, to_address from notice order by id`);

  beforeEach(() => test.rows(`truncate app_user cascade`));

  it('is given to somebody, who is told once, and again each day it waits', async () => {
    const [[sue], [max]] = await Promise.all([someone('Sue', 'supervisor'), someone('Max', 'marketing')]);
    const lead = await aLead(test);
    const draft = await aTouch(test, await anEnrollment(test, lead), {
      status: 'needs_review',
      reviewBy: new Date(test.clock.at.getTime() + 86_400_000),
    });
    const assign = (userId: string | null) => call('POST', `/api/messages/${draft.id}/assign`, { userId });
    expect((await assign(max!.id)).status).toBe(400);
    expect((await assign(sue!.id)).body).toMatchObject({ assignedTo: sue!.id });
    await assign(sue!.id);
    expect(await told()).toEqual([{ kind: 'review_assigned', to_address: 'sue@acme.example' }]);
    type Listed = { items: { id: string }[] };
    const mine = await call<Listed>('GET', `/api/messages?status=needs_review&assignedTo=${sue!.id}`);
    expect(mine.body.items.map(({ id }) => id)).toEqual([draft.id]);
    expect((await call<Listed>('GET', '/api/messages?assignedTo=nobody')).body.items).toEqual([]);
    for (let day = 1; day <= 3; day++) {
      test.clock.pass(25);
      await remind();
      await remind();
    }
    expect((await told()).slice(1).map(({ kind }) => kind)).toEqual(Array(3).fill('review_overdue'));
    await call('POST', `/api/messages/${draft.id}/approve`);
    expect((await assign(null)).status).toBe(409);
  });

  it('never expires: after forty days it waits still, and the ledger says so', async () => {
    const lead = await aLead(test);
    await aTouch(test, await anEnrollment(test, lead), { status: 'needs_review', reviewBy: test.clock.at });
    for (let day = 0; day < 40; day++) {
      await remind();
      test.clock.pass(24);
    }
    expect(await statusesOf(lead.id)).toEqual(['needs_review']);
    const { body } = await call('GET', `/api/leads/${lead.id}`);
    expect(body).toMatchObject({ ledgerState: 'needs_review' });
  });
});

describe('many leads at once', () => {
  type Answer = { leads: number; acted: boolean; done: number; refused: { reason: string; leads: number }[] };
  const bulk = (body: object) => call<Answer>('POST', '/api/leads/bulk-acts', body);
  const listed = async (query: string) =>
    (await call<{ items: { id: string }[] }>('GET', `/api/leads?${query}`)).body.items.map(({ id }) => id);

  it('are found by cadence, source, owner and the class of the last reply', async () => {
    const one = await aLead(test, { source: 'fair', ownerEmail: 'rita@acme.example' });
    await anEnrollment(test, one);
    const other = await aLead(test, { source: 'web' });
    const meaning = (kind: string) => ({ status: 'settled' as const, meaning: { class: kind } as never });
    await aReply(test, other, meaning('question'));
    await aReply(test, other, meaning('interested'));
    expect(await listed('cadence=1')).toEqual([one.id]);
    expect(await listed('source=fair&owner=RITA@acme.example')).toEqual([one.id]);
    expect(await listed('replyClass=interested')).toEqual([other.id]);
    expect(await listed('replyClass=question')).toEqual([]);
    expect((await call('GET', '/api/leads?replyClass=angry')).status).toBe(400);
  });

  it('are steered once the number is confirmed, and never when it has changed', async () => {
    const leads = [await underWay(), await underWay(), await aLead(test)];
    const filter = { q: 'Silva' };
    const steering = { act: 'pause' };
    expect((await bulk({ filter, steering })).body).toMatchObject({ leads: 3, acted: false, done: 0 });
    expect((await bulk({ filter, steering, confirm: 2 })).status).toBe(409);
    expect(await statusesOf(leads[0]!.id)).toEqual(['queued']);
    expect((await bulk({ filter, steering, confirm: 3 })).body).toMatchObject({
      leads: 3,
      acted: true,
      done: 2,
      refused: [{ reason: 'no_open_enrollment', leads: 1 }],
    });
    expect(await listed('ledger=snoozed')).toEqual([leads[1]!.id, leads[0]!.id]);
    expect((await bulk({ ids: [leads[0]!.id], steering: { act: 'resume' }, confirm: 1 })).body.done).toBe(1);
    expect((await bulk({ steering })).status).toBe(400);
    expect(await faults()).toEqual([]);
  });

  it('are steered by the thousand in one request, each as it stands', async () => {
    const known = await underWay();
    const holds = await aLead(test);
    await anEnrollment(test, holds, { status: 'paused', reason: 'replied', pauseOwner: 'agent' });
    await aReply(test, holds, { status: 'received' });
    await test.rows(
      `insert into lead (identity, email, email_domain, language, time_zone, time_zone_source, intake, source, ledger_state, ledger_reason,
         next_action_at, created_at, updated_at)
       select 'many' || n, 'p' || n || '@many.example', 'many.example', 'en', 'UTC', 'given', 'api', 'many', 'waiting_first_touch', 'due',
         $1, $1, $1 from generate_series(1, 2500) as n`,
      [test.clock.at],
    );
    await test.rows(
      `insert into enrollment (lead_id, cadence_id, status, reason, lane, next_step_id, due_at, opened_at)
       select lead.id, like_it.cadence_id, 'active', 'opened', 2, like_it.next_step_id, $2, $2
       from lead, enrollment as like_it where lead.source = 'many' and like_it.lead_id = $1`,
      [known.id, test.clock.at],
    );
    await test.rows(`update lead set source = 'many' where id = any($1)`, [[known.id, holds.id]]);
    await test.rows(`update lead set ledger_state = 'answering', ledger_reason = 'reply_received' where id = $1`, [
      holds.id,
    ]);
    const filter = { source: 'many' };
    const states = () =>
      test.rows<{ ledgerState: string; leads: number }>(
        `select ledger_state as "ledgerState", count(*)::int as leads from lead where source = 'many' group by 1 order by 1`,
      );
    const act = async (steering: object) => (await bulk({ filter, steering, confirm: 2502 })).body;
    expect(await act({ act: 'pause' })).toMatchObject({ done: 2502, refused: [] });
    expect(await states()).toEqual([
      { ledgerState: 'answering', leads: 1 },
      { ledgerState: 'snoozed', leads: 2501 },
    ]);
    expect(await statusesOf(known.id)).toEqual(['cancelled']);
    expect(await act({ act: 'stop' })).toMatchObject({ done: 2502 });
    expect(await act({ act: 'resume' })).toMatchObject({
      done: 0,
      refused: [{ reason: 'no_open_enrollment', leads: 2502 }],
    });
    expect(await act({ act: 'enroll' })).toMatchObject({
      done: 0,
      refused: [{ reason: 'was_in_cadence', leads: 2502 }],
    });
    expect(await act({ act: 'enroll', again: true })).toMatchObject({
      done: 2501,
      refused: [{ reason: 'reply_open', leads: 1 }],
    });
    expect(await faults()).toEqual([]);
  });

  it('leave as a table that no spreadsheet runs', async () => {
    await aLead(test, { company: '=cmd()', lastName: 'Di, "Silva"' });
    await aLead(test, { company: 'Other' });
    const response = await fetch(`${test.url}/api/leads.csv?q=cmd`, { headers: test.admin });
    const text = await response.text();
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`Ana,"Di, ""Silva""",'=cmd(),`);
    expect(response.headers.get('content-disposition')).toContain('leads.csv');
  });

  it('leave with the columns that are asked for, in their order', async () => {
    await aLead(test, { company: 'Fresh Market', email: 'ana@fresh.example' });
    const file = (columns: string) =>
      fetch(`${test.url}/api/leads.csv?q=fresh&columns=${columns}`, { headers: test.admin });
    const text = await (await file('company,email,ledgerState')).text();
    expect(text.trimEnd().split('\r\n')).toEqual([
      'company,email,ledgerState',
      'Fresh Market,ana@fresh.example,excluded',
    ]);
    const refused = await file('company,identity');
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('columns')]);
  });
});

describe('the system', () => {
  it('says how it stands, with what the doctor finds', async () => {
    const { body } = await call<{ version: string; findings: { check: string; level: string }[] }>(
      'GET',
      '/api/system',
    );
    expect(body.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(body.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ check: 'migrations', level: 'ok' }),
        expect.objectContaining({ check: 'mailboxes', level: 'ok' }),
      ]),
    );
  });
});
