import { IntakeLead } from '../src/intake/intake-lead.js';
import { IntakeApp, MONDAY } from './intake-app.js';

interface Taken {
  id: string;
  outcome: string;
  ledger: { state: string; reason: string; nextActionAt: string | null };
  problems: { field: string; message: string }[];
}

interface Detail {
  id: string;
  firstName: string | null;
  ledgerState: string;
  ledgerReason: string;
  enrollment: { id: string; status: string; reason: string; resumeAt: string | null; pauseOwner: string | null } | null;
  nextAction: { what: string; at: string | null; whyNotSooner: string } | null;
}

let app: IntakeApp;
beforeAll(async () => void (app = await IntakeApp.start()), 60_000);
afterAll(() => app.stop());
// Whatever a test did: every lead stands where the independent query says it must.
afterEach(async () => expect(await app.unaccounted()).toEqual([]));

const post = (lead: object) => app.call<Taken>('POST', '/api/leads', lead);
const detail = async (id: string) => (await app.call<Detail>('GET', `/api/leads/${id}`)).body;
const enrollmentsOf = (id: string) =>
  app.query<{ status: string; reason: string }>(
    `select status, reason from enrollment where lead_id = $1 order by id`,
    [id],
  );

/** A draft as the outreach would have written it. */
const draft = (leadId: string) =>
  app.query(
    `insert into message (lead_id, direction, kind, status, enrollment_id, step_id, created_at)
     select lead_id, 'out', 'touch', 'queued', id, next_step_id, $2 from enrollment where lead_id = $1`,
    [leadId, MONDAY],
  );

describe('POST /api/leads', () => {
  it('puts a new lead under way', async () => {
    const { status, body } = await post({ email: 'Ana@Acme.example', firstName: 'Ana', country: 'Germany' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      outcome: 'created',
      ledger: { state: 'waiting_first_touch', reason: 'due' },
      problems: [],
    });
    expect(new Date(body.ledger.nextActionAt ?? 0) >= MONDAY).toBe(true);
    expect(await detail(body.id)).toMatchObject({
      email: 'ana@acme.example',
      timeZone: 'Europe/Berlin',
      language: 'de',
    });
  });

  it('completes a lead that is known and says so, without moving it', async () => {
    const first = await post({ email: 'bo@acme.example', firstName: 'Bo', custom: { tool: 'Zoho' } });
    const second = await post({ email: 'bo@acme.example', company: 'Acme', custom: { size: '9' } });
    expect(second).toMatchObject({ status: 200, body: { id: first.body.id, outcome: 'updated' } });
    expect(second.body.ledger).toEqual(first.body.ledger);
    const third = await post({ email: 'bo@acme.example', company: 'Acme' });
    expect(third.body.outcome).toBe('unchanged');
    expect(await detail(first.body.id)).toMatchObject({
      firstName: 'Bo',
      company: 'Acme',
      custom: { tool: 'Zoho', size: '9' },
    });
    expect(await enrollmentsOf(first.body.id)).toHaveLength(1);
  });

  it('keeps a lead without a usable address, and says why nothing is sent', async () => {
    const { status, body } = await post({ email: 'not an address', phone: '+49 30 901820', lastName: 'Kurz' });
    expect(status).toBe(201);
    expect(body.ledger).toEqual({ state: 'excluded', reason: 'no_address', nextActionAt: null });
    expect(body.problems).toEqual([{ field: 'email', message: 'The address is not a mail address' }]);
    expect(await enrollmentsOf(body.id)).toEqual([]);
  });

  it('gives the address that comes later to the lead that was known without it', async () => {
    const without = await post({ externalIds: { hubspot: '4711' }, lastName: 'Lang' });
    const later = await post({ externalIds: { hubspot: '4711' }, email: 'lang@late.example' });
    expect(later).toMatchObject({ status: 200, body: { id: without.body.id, outcome: 'updated' } });
    expect(later.body.ledger.state).toBe('waiting_first_touch');
  });

  it('obeys an opt-out, of a new lead and of one under way', async () => {
    const fresh = await post({ email: 'no1@out.example', optedOut: true });
    expect(fresh.body.ledger).toMatchObject({ state: 'excluded', reason: 'opted_out' });

    const { body } = await post({ email: 'no2@out.example' });
    await draft(body.id);
    const again = await post({ email: 'no2@out.example', optedOut: true });
    expect(again.body.ledger).toMatchObject({ state: 'excluded', reason: 'opted_out' });
    expect(await enrollmentsOf(body.id)).toEqual([{ status: 'stopped', reason: 'suppressed' }]);
    expect(await app.query(`select status from message where lead_id = $1`, [body.id])).toEqual([
      { status: 'cancelled' },
    ]);
    expect((await post({ email: 'no2@out.example' })).body.ledger.reason).toBe('opted_out');
  });

  it('makes one lead and one enrollment of two requests at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(
        [1, 2, 3].map((n) => post({ email: `race${round}@acme.example`, lastName: `N${n}` })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      const ids = new Set(answers.map(({ body }) => body.id));
      expect(ids.size).toBe(1);
      expect(await enrollmentsOf([...ids][0]!)).toHaveLength(1);
    }
  });

  it('does not move a lead whose cadence has ended', async () => {
    const { body } = await post({ email: 'done@acme.example' });
    await app.call('POST', `/api/leads/${body.id}/stop`);
    const again = await post({ email: 'done@acme.example', firstName: 'Dana' });
    expect(again.body).toMatchObject({ outcome: 'updated', ledger: { state: 'closed', reason: 'by_hand' } });
    expect(await enrollmentsOf(body.id)).toHaveLength(1);
  });

  it('names the field that is wrong', async () => {
    const { status, body } = await app.call('POST', '/api/leads', { email: 'x@acme.example', fristName: 'X' });
    expect(status).toBe(400);
    expect(JSON.stringify(body.errors)).toContain('fristName');
    expect((await app.call('POST', '/api/leads?cadenceId=999', { email: 'x@acme.example' })).status).toBe(400);
    expect(await app.query(`select from lead where email = 'x@acme.example'`)).toEqual([]);
  });

  it('writes one line of activity per lead it changed', async () => {
    const { body } = await post({ email: 'act@acme.example' });
    await post({ email: 'act@acme.example' });
    await post({ email: 'act@acme.example', firstName: 'A' });
    const { items } = (
      await app.call<{ items: { act: string; actor: string }[] }>('GET', `/api/leads/${body.id}/timeline`)
    ).body;
    expect(items.map(({ act }) => act)).toEqual(['lead.created', 'lead.updated']);
    expect(items[0]?.actor).toMatch(/^key:\d+$/);
  });
});

describe('POST /api/leads/bulk', () => {
  it('takes the good ones and refuses each bad one by itself', async () => {
    const leads = [
      { email: 'b1@bulk.example' },
      { email: 'b2@bulk.example', firstName: 'two\nlines' },
      { nonsense: true },
      { email: 'B1@bulk.example', company: 'Bulk' },
      { lastName: 'Only' },
      null,
    ];
    const { status, body } = await app.call<{ items: (Taken & { errors?: { field: string }[] })[]; counts: object }>(
      'POST',
      '/api/leads/bulk',
      { leads },
    );
    expect(status).toBe(207);
    expect(body.counts).toEqual({ created: 2, updated: 1, unchanged: 0, refused: 3 });
    expect(body.items.map(({ outcome }) => outcome)).toEqual([
      'created',
      'refused',
      'refused',
      'updated',
      'created',
      'refused',
    ]);
    expect(body.items[1]?.errors?.[0]?.field).toBe('firstName');
    expect(body.items[3]?.id).toBe(body.items[0]?.id);
    expect(await detail(body.items[0]?.id ?? '')).toMatchObject({ company: 'Bulk' });
  });

  it('takes 1,000 leads in one go, and no more', async () => {
    const leads = Array.from({ length: 1_000 }, (_, n) => ({ email: `m${n}@many.example`, country: 'FR' }));
    expect(await app.call('POST', '/api/leads/bulk', { leads })).toMatchObject({
      status: 200,
      body: { counts: { created: 1_000 } },
    });
    expect((await app.call('POST', '/api/leads/bulk', { leads: [...leads, {}] })).status).toBe(400);
  });

  it('lets two batches with the same leads in another order pass', async () => {
    const leads = Array.from({ length: 200 }, (_, n) => ({ email: `o${n}@order.example`, company: 'Order' }));
    const intake = app.get(IntakeLead);
    const batches = [leads, leads.toReversed(), leads.toSorted(() => 1)];
    await Promise.all(batches.map((batch) => intake.run(batch, { intake: 'api', by: 'key:1' })));
    expect(await app.query(`select count(*)::int as leads from lead where email_domain = 'order.example'`)).toEqual([
      { leads: 200 },
    ]);
  });
});

describe('steering', () => {
  const steer = (id: string, act: string, body?: object) => app.call<Detail>('POST', `/api/leads/${id}/${act}`, body);

  it('pauses with an owner or until a date, and resumes', async () => {
    const { id } = (await post({ email: 'steer@acme.example' })).body;
    await draft(id);
    const paused = await steer(id, 'pause');
    expect(paused).toMatchObject({
      status: 200,
      body: { ledgerState: 'snoozed', enrollment: { status: 'paused', resumeAt: null } },
    });
    expect(paused.body.nextAction?.whyNotSooner).toContain('resumes it');
    expect(await app.query(`select status from message where lead_id = $1`, [id])).toEqual([{ status: 'cancelled' }]);
    expect((await steer(id, 'resume')).body).toMatchObject({ ledgerState: 'waiting_first_touch' });
    expect(await steer(id, 'resume')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('nothing to resume') as string },
    });
    const until = new Date(MONDAY.getTime() + 86_400_000).toISOString();
    expect((await steer(id, 'snooze', { until })).body.enrollment).toMatchObject({
      status: 'paused',
      reason: 'snoozed',
      resumeAt: until,
    });
    expect((await steer(id, 'snooze', { until: '2020-01-01' })).status).toBe(400);
    expect((await steer(id, 'snooze', {})).status).toBe(400);
  });

  it('stops, and starts again only when that is said', async () => {
    const { id } = (await post({ email: 'stop@acme.example' })).body;
    expect(await steer(id, 'enroll')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('stop it first') as string },
    });
    expect((await steer(id, 'stop')).body).toMatchObject({
      ledgerState: 'closed',
      ledgerReason: 'by_hand',
      nextAction: null,
    });
    expect((await steer(id, 'stop')).status).toBe(409);
    expect((await steer(id, 'enroll')).status).toBe(409);
    expect((await steer(id, 'enroll', { again: true })).body).toMatchObject({ ledgerState: 'waiting_first_touch' });
    expect(await enrollmentsOf(id)).toHaveLength(2);
  });

  it('leaves a lead where it stood when it cannot be enrolled', async () => {
    const { id } = (await post({ email: 'later@blocked.example' })).body;
    await steer(id, 'stop');
    await app.query(`update cadence set audience = '{"all": [{"field": "country", "op": "is", "value": "ZZ"}]}'`);
    expect(await steer(id, 'enroll', { again: true })).toMatchObject({ status: 409 });
    expect(await detail(id)).toMatchObject({ ledgerState: 'closed' });
    await app.query(`update cadence set audience = '{"all": []}'`);
  });

  it('lets an open reply say where the lead stands', async () => {
    const { id } = (await post({ email: 'reply@acme.example' })).body;
    await app.query(
      `insert into message (lead_id, direction, kind, status, act_by, created_at) values ($1, 'in', 'reply', 'received', $2, $2)`,
      [id, MONDAY],
    );
    await app.query(`update enrollment set status = 'paused', reason = 'replied', resume_at = $2 where lead_id = $1`, [
      id,
      MONDAY,
    ]);
    await app.query(
      `update lead set ledger_state = 'answering', ledger_reason = 'reply_received', next_action_at = $2 where id = $1`,
      [id, MONDAY],
    );
    expect((await steer(id, 'pause')).body).toMatchObject({
      ledgerState: 'answering',
      enrollment: { reason: 'by_hand' },
    });
    expect((await steer(id, 'stop')).body).toMatchObject({
      ledgerState: 'answering',
      enrollment: { status: 'stopped' },
    });
    expect(await steer(id, 'enroll', { again: true })).toMatchObject({ status: 409 });
  });

  it('whispers, and takes it back', async () => {
    const { id } = (await post({ email: 'whisper@acme.example' })).body;
    expect((await steer(id, 'whisper', { text: ' Mention the fair ' })).body).toMatchObject({
      whisper: 'Mention the fair',
    });
    expect((await steer(id, 'whisper', { text: '' })).body).toMatchObject({ whisper: null });
    const acts = await app.query<{ detail: object }>(
      `select detail from activity where lead_id = $1 and act = 'lead.whisper'`,
      [id],
    );
    expect(acts).toEqual([{ detail: {} }, { detail: {} }]);
  });

  it('knows no lead that is not there', async () => {
    expect((await steer('999999', 'stop')).status).toBe(404);
    expect((await steer('x', 'stop')).status).toBe(404);
  });
});

describe('suppressions', () => {
  it('stops every lead of a domain at once', async () => {
    const ids = [];
    for (const name of ['a', 'b']) ids.push((await post({ email: `${name}@stopped.example` })).body.id);
    const other = (await post({ email: 'c@sub.stopped.example' })).body.id;
    const added = await app.call('POST', '/api/suppressions', { domain: 'Stopped.example' });
    expect(added).toMatchObject({ status: 201, body: { kind: 'domain', value: 'stopped.example', stopped: 2 } });
    expect((await app.call('POST', '/api/suppressions', { domain: 'stopped.example' })).body).toMatchObject({
      stopped: 0,
    });
    for (const id of ids) expect(await detail(id)).toMatchObject({ ledgerState: 'excluded', ledgerReason: 'by_hand' });
    expect(await detail(other)).toMatchObject({ ledgerState: 'waiting_first_touch' });
    expect((await post({ email: 'd@stopped.example' })).body.ledger).toMatchObject({
      state: 'excluded',
      reason: 'by_hand',
    });
    const { items } = (await app.call<{ items: { value: string }[] }>('GET', '/api/suppressions')).body;
    expect(items.filter(({ value }) => value === 'stopped.example')).toHaveLength(1);
  });

  it('are found by an address they concern, or by how they begin', async () => {
    for (const body of [
      { domain: 'quiet.example' },
      { address: 'ada@quiet.example' },
      { address: 'adam@loud.example' },
    ])
      await app.call('POST', '/api/suppressions', body);
    await app.query(
      `insert into suppression (kind, value, reason, source, created_at)
       values ('hash', encode(sha256('gone@erased.example'), 'hex'), 'erased', 'erased', now())`,
    );
    const found = async (q: string) =>
      (await app.call<{ items: { kind: string; value: string }[] }>('GET', `/api/suppressions?q=${q}`)).body.items.map(
        ({ kind, value }) => (kind === 'hash' ? kind : value),
      );
    expect(await found('Ada@Quiet.example')).toEqual(['ada@quiet.example', 'quiet.example']);
    expect(await found('bert@quiet.example')).toEqual(['quiet.example']);
    expect(await found('ada')).toEqual(['adam@loud.example', 'ada@quiet.example']);
    expect(await found('gone@erased.example')).toEqual(['hash']);
    expect(await found('gone')).toEqual([]);
    expect(await found('%25')).toEqual([]);
  });

  it.each([{}, { address: 'a@b.example', domain: 'b.example' }, { domain: 'com' }, { address: 'nobody' }])(
    'refuses %j',
    async (body) => expect((await app.call('POST', '/api/suppressions', body)).status).toBe(400),
  );
});

describe('knowledge', () => {
  it('keeps passages until they are taken away', async () => {
    const passage = { title: 'Price?', text: 'Ask us.', language: 'en' };
    const { status, body } = await app.call<{ id: string }>('POST', '/api/knowledge', passage);
    expect(status).toBe(201);
    expect((await app.call('GET', '/api/knowledge')).body).toMatchObject({ items: [{ id: body.id, ...passage }] });
    expect((await app.call('DELETE', `/api/knowledge/${body.id}`)).status).toBe(204);
    expect((await app.call('DELETE', `/api/knowledge/${body.id}`)).status).toBe(404);
  });
});

it('searches leads', async () => {
  await post({ email: 'search@needle.example', firstName: 'Søren', lastName: 'Ångström', company: '100% Cotton' });
  const found = async (query: string) =>
    (await app.call<{ items: Detail[] }>('GET', `/api/leads?${query}`)).body.items.length;
  expect(await found('q=needle')).toBe(1);
  expect(await found(`q=${encodeURIComponent('søren ång')}`)).toBe(1);
  expect(await found(`q=${encodeURIComponent('100% c')}`)).toBe(1);
  expect(await found('q=needle&ledger=with_rep')).toBe(0);
  const page = (await app.call<{ items: Detail[]; nextCursor: string }>('GET', '/api/leads?limit=2')).body;
  const next = (await app.call<{ items: Detail[] }>('GET', `/api/leads?limit=2&cursor=${page.nextCursor}`)).body;
  expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(4);
});
