import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Papa from 'papaparse';
import { DataSource } from 'typeorm';
import { LoadImport } from '../src/intake/load-import.js';
import { ReadImport } from '../src/intake/read-import.js';
import { RemindImports } from '../src/intake/remind-imports.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { type Answer, IntakeApp, MONDAY } from './intake-app.js';
import { rowOf, workbookOf } from './workbook.js';

interface State {
  id: string;
  status: string;
  error: string | null;
  vendor: string;
  mapping: Record<string, string>;
  rowsRead: number;
  rowsMerged: number;
  bytes: number;
  bytesRead: number;
  marks: Record<string, number>;
  counts: Record<string, number>;
  standings: Record<string, number>;
  errors: { field: string; message: string }[];
}

let app: IntakeApp;
beforeAll(async () => void (app = await IntakeApp.start()), 60_000);
beforeEach(() => app.reset());
afterEach(async () => {
  expect(await app.unaccounted()).toEqual([]);
  await app.query(`update cadence set hold_out_percent = default`);
});
afterAll(() => app.stop());

const SAMPLE = readFileSync(join(import.meta.dirname, '..', 'samples', 'leads.csv'), 'utf8');

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, rows) => total + rows, 0);

/** The fields after the file, as `curl -F file=@… -F policy=…` sends them. */
function send<Body>(path: string, file: string | Buffer, fields: Record<string, string> = {}): Promise<Answer<Body>> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(Buffer.from(file))]), 'leads.csv');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return app.call<Body>('POST', path, form);
}

const upload = (file: string | Buffer, fields?: Record<string, string>) => send<State>('/api/imports', file, fields);

/** Sends a file that is taken, and has it read. */
async function read(file: string | Buffer, fields?: Record<string, string>): Promise<State> {
  const { status, body } = await upload(file, fields);
  expect({ status, errors: body.errors }).toEqual({ status: 202, errors: undefined });
  await app.get(ReadImport).run({ id: body.id });
  return state(body.id);
}

const state = async (id: string) => (await app.call<State>('GET', `/api/imports/${id}`)).body;

async function load(file: string | Buffer, fields: Record<string, string> = {}): Promise<State> {
  const { id, status, error, bytes, bytesRead } = await read(file, fields);
  expect({ status, error, bytesRead }).toEqual({ status: 'merging', error: null, bytesRead: bytes });
  return merge(id);
}

async function merge(id: string): Promise<State> {
  await app.get(LoadImport).run({ id });
  const done = await state(id);
  expect(done).toMatchObject({ status: 'done', rowsMerged: done.rowsRead });
  expect(sum(done.counts)).toBe(done.rowsRead);
  expect(sum(done.standings)).toBe(done.rowsRead - (done.counts.duplicate_in_file ?? 0));
  return done;
}

const count = async (what: string) => (await app.query<{ n: number }>(`select count(*)::int as n from ${what}`))[0]?.n;
const problems = async (id: string) => (await app.call<string>('GET', `/api/imports/${id}/problems.csv`)).body;

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await isSo()) return;
    await delay(20);
  }
  throw new Error('It did not come to that');
}

function generated(rows: number): string {
  const countries = ['DE', 'US', 'FR', '', 'JP'];
  const lines = Array.from(
    { length: rows },
    (_, n) => `p${n}@firm${n % 500}.example,First${n},Firm ${n % 500},${countries[n % 5]}`,
  );
  return csv('Email,First Name,Company,Country', ...lines);
}

describe('a file of leads', () => {
  it('becomes leads, each where it belongs, and every row is counted', async () => {
    await app.call('POST', '/api/suppressions', { domain: 'blocked.example' });
    const known = (
      await app.call<{ id: string }>('POST', '/api/leads', { email: 'known@acme.example', firstName: 'Kim' })
    ).body.id;
    const rep = (await app.call<{ id: string }>('POST', '/api/leads', { email: 'rep@acme.example' })).body.id;
    await app.query(`delete from enrollment where lead_id = $1`, [rep]);
    await app.query(
      `insert into handoff (lead_id, status, reason, brief, language, act_at, opened_at) values ($1, 'unassigned', 'asked', '{}', 'en', $2, $2)`,
      [rep, MONDAY],
    );
    await app.query(
      `update lead set ledger_state = 'with_rep', ledger_reason = 'asked', next_action_at = $2 where id = $1`,
      [rep, MONDAY],
    );
    const done = await load(
      csv(
        'Email,First Name,Company,Phone,Country,Do Not Email',
        'new@acme.example,Ann,Acme,,DE,',
        'known@acme.example,Other,Acme,,,',
        'rep@acme.example,Rita,,,,',
        'NEW@acme.example,Ann again,,,,',
        ',Nora,NoMail Ltd,+49 30 901820,,',
        'bad@@acme.example,Bert,,,,',
        'out@acme.example,Olga,,,,yes',
        'x@blocked.example,Xaver,,,,',
        'late@acme.example,Lea,,,,',
        'late@acme.example,Lea,,,,yes',
      ),
    );
    expect(done.counts).toEqual({ created: 6, updated: 2, duplicate_in_file: 2 });
    expect(done.standings).toEqual({
      enrolled: 1,
      already_in_cadence: 1,
      with_rep: 1,
      no_address: 1,
      invalid_address: 1,
      suppressed: 3,
    });
    expect((await app.call('GET', `/api/leads/${known}`)).body).toMatchObject({ firstName: 'Kim', company: 'Acme' });
    expect(await count(`activity where about = 'import' and lead_id is null`)).toBe(1);
    expect(await count(`lead where import_id = ${done.id}`)).toBe(6);
    expect(await count(`import_result where lead_id is null`)).toBe(0);
  });

  it('makes nothing double when it comes twice', async () => {
    const first = await load(SAMPLE);
    const leads = await count('lead');
    const second = await load(SAMPLE);
    expect(await count('lead')).toBe(leads);
    expect(await count('enrollment')).toBe(first.standings.enrolled);
    expect(second.counts).toEqual({ unchanged: leads, duplicate_in_file: first.counts.duplicate_in_file });
    expect(second.standings).toMatchObject({ already_in_cadence: first.standings.enrolled });
    expect(second.standings).not.toHaveProperty('enrolled');
  });

  it('is read as a marketer would read it', async () => {
    const done = await load(SAMPLE);
    expect(done.vendor).toBe('hubspot');
    expect(done.mapping).toMatchObject({
      Email: 'email',
      'Unsubscribed from all email': 'optedOut',
      'Favorite tool': 'custom',
    });
    const filled = await app.query<Record<string, number>>(
      `select count(*)::int as leads, count(first_name)::int as names, count(country)::int as countries,
         count(*) filter (where time_zone_source = 'default')::int as no_zone, count(distinct language)::int as languages from lead`,
    );
    const { leads = 0, names = 0, countries = 0, noZone = 0, languages = 0 } = filled[0] ?? {};
    expect(leads).toBe(done.counts.created);
    expect(names / leads).toBeGreaterThan(0.9);
    expect(countries / leads).toBeGreaterThan(0.8);
    expect(noZone / leads).toBeLessThan(0.15);
    expect(languages).toBeGreaterThan(3);
    expect((done.standings.enrolled ?? 0) / done.rowsRead).toBeGreaterThan(0.9);
    // Nobody is mailed outside the hours of the place where they are.
    const early = await app.query(
      `select email from lead join enrollment on lead_id = lead.id
       where extract(hour from due_at at time zone time_zone) not between 9 and 16 or extract(isodow from due_at at time zone time_zone) > 5`,
    );
    expect(early).toEqual([]);
  });

  it('counts in a dry run exactly what the import then does, and changes nothing', async () => {
    await app.call('POST', '/api/leads', { email: 'p1@firm1.example' });
    await app.call('POST', '/api/leads', { email: 'p6000@firm0.example', firstName: 'Known' });
    const file =
      generated(6_000) + csv('p5@firm5.example,Double,,', ',Nobody,,', 'p6000@firm0.example,Other,New,', 'broken,,,');
    const before = await app.query(`select * from lead order by id`);
    const rehearsal = await load(file, { dryRun: 'true' });
    expect(await app.query(`select * from lead order by id`)).toEqual(before);
    expect(await count('enrollment')).toBe(2);
    const rehearsed = await problems(rehearsal.id);
    const real = await load(file);
    expect({ counts: rehearsal.counts, standings: rehearsal.standings }).toEqual({
      counts: real.counts,
      standings: real.standings,
    });
    expect(real.counts).toEqual({ created: 6_001, updated: 2, duplicate_in_file: 1 });
    expect(await problems(real.id)).toBe(rehearsed);
  });

  it('draws the lots of a rehearsal that the import itself draws', async () => {
    await app.query(`update cadence set hold_out_percent = 50`);
    const rehearsal = await load(generated(200), { dryRun: 'true' });
    const real = await load(generated(200));
    expect(rehearsal.standings).toEqual(real.standings);
    expect(real.standings.held_out).toBeGreaterThan(50);
  });

  it.each([
    ['fill_blanks', { firstName: 'Old', company: 'New Ltd', city: 'Bonn' }, { updated: 1 }],
    ['overwrite', { firstName: 'New', company: 'New Ltd', city: 'Bonn' }, { updated: 1 }],
    ['skip', { firstName: 'Old', company: null, city: 'Bonn' }, { duplicate_in_database: 1 }],
    ['create', { firstName: 'Old', company: null, city: 'Bonn' }, { duplicate_in_database: 1 }],
  ])('does to known leads what the policy says: %s', async (policy, facts, counts) => {
    const { id } = (
      await app.call<{ id: string }>('POST', '/api/leads', { email: 'a@b.example', firstName: 'Old', city: 'Bonn' })
    ).body;
    const done = await load(csv('Email,First Name,Company,City', 'a@b.example,New,New Ltd,'), { policy });
    expect(done.counts).toEqual(counts);
    expect((await app.call('GET', `/api/leads/${id}`)).body).toMatchObject(facts);
  });

  it('goes on behind the last batch when a worker is killed', async () => {
    await app.call('POST', '/api/leads', { email: 'p7000@firm0.example' });
    const { id } = await read(generated(12_000));
    const source = app.get(DataSource);
    const blocker = source.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query(`select from lead where email = 'p7000@firm0.example' for update`);
    const killed = expect(app.get(LoadImport).run({ id })).rejects.toThrow();
    const waits = `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await waitFor(async () => (await count(waits)) === 1);
    expect(await state(id)).toMatchObject({ status: 'merging', rowsMerged: 6_000, counts: { created: 6_000 } });
    await app.query(`select pg_terminate_backend(pid) from ${waits}`);
    await killed;
    await blocker.rollbackTransaction();
    await blocker.release();
    expect(await count('lead')).toBe(6_001);

    const queue = app.get(JobQueue);
    const waiting = await queue.unfinished();
    await app.get(RemindImports).run();
    expect(await queue.unfinished()).toBe(waiting);
    await app.query(`update import set reminded_until = now() - interval '1 second'`);
    await app.get(RemindImports).run();
    // Two workers at once: the second finds nothing to take.
    await Promise.all([app.get(LoadImport).run({ id }), app.get(LoadImport).run({ id })]);
    await app.get(LoadImport).run({ id });
    expect(await state(id)).toMatchObject({ status: 'done', counts: { created: 11_999, updated: 1 } });
    expect(await count('lead')).toBe(12_000);
    expect(await count(`enrollment where status = 'active'`)).toBe(12_000);
  }, 60_000);

  it('finds out who came between the look ahead and the batch', async () => {
    await app.call('POST', '/api/leads', { email: 'p100@firm100.example' });
    const { id } = await read(generated(5_000));
    const blocker = app.get(DataSource).createQueryRunner();
    await blocker.startTransaction();
    await blocker.query(`select from lead where email = 'p100@firm100.example' for update`);
    const loaded = app.get(LoadImport).run({ id });
    // The first batch waits; the second is looked up by now.
    await waitFor(
      async () =>
        (await count(`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)) === 1,
    );
    await app.call('POST', '/api/leads', { email: 'p4500@firm0.example' });
    await blocker.rollbackTransaction();
    await blocker.release();
    await loaded;
    expect(await state(id)).toMatchObject({ status: 'done', counts: { created: 4_998, updated: 2 } });
    expect(
      await app.query(`select intake, first_name as "firstName" from lead where email = 'p4500@firm0.example'`),
    ).toEqual([{ intake: 'api', firstName: 'First4500' }]);
    expect(await count('lead')).toBe(5_000);
    expect(await count('enrollment')).toBe(5_000);
  });

  it('stays unread as a whole when it is broken, and says where', async () => {
    const broken = await read(generated(3_000) + '"never closed,x,y,z\n');
    expect(broken).toMatchObject({ status: 'failed', error: expect.stringContaining('row 3002') as string });
    expect(await count('import_row')).toBe(0);
    expect(await count('import_piece')).toBe(0);
    const empty = await upload('');
    expect(empty.status).toBe(422);
    expect(empty.body.errors[0]).toEqual({ field: 'file', message: 'The file is empty' });
  });

  it('says what to do about columns it does not know', async () => {
    const file = csv('Work-Address Email,Ticket', 'a@b.example,1');
    const unknown = await upload(file);
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors[0]?.message).toContain('{"Work-Address Email": "email"}');
    expect((await upload(csv('Colour,Size', 'red,9'))).status).toBe(422);
    expect((await upload(file, { mapping: '{"Nope": "email"}' })).body.errors[0]?.field).toBe('mapping.Nope');
    expect((await upload(file, { mapping: '{not json' })).status).toBe(400);
    expect((await upload(file, { policy: 'replace' })).status).toBe(400);
    expect((await upload(file, { cadenceId: '999' })).status).toBe(400);
    const mapped = await load(file, { mapping: '{"Work-Address Email": "email"}', cadenceId: '1' });
    expect(mapped.standings).toEqual({ enrolled: 1 });
    expect((await app.call('POST', '/api/imports', { file: 'x' })).status).toBe(400);
    const empty = new FormData();
    empty.set('policy', 'skip');
    expect((await app.call('POST', '/api/imports', empty)).status).toBe(400);
  });

  it('is done at once when it holds only a header', async () => {
    expect(await load('Email,Name\n')).toMatchObject({ rowsRead: 0, counts: {} });
  });

  it('is read again from its first row when the reader died', async () => {
    const { id } = (await upload(generated(3_000))).body;
    const source = app.get(DataSource);
    // Another reader is at it: this one leaves it alone.
    const other = source.createQueryRunner();
    await other.startTransaction();
    await other.query(`select pg_advisory_xact_lock(7133703, $1)`, [Number(id)]);
    await app.get(ReadImport).run({ id });
    expect(await state(id)).toMatchObject({ status: 'reading' });
    await other.rollbackTransaction();

    // It dies when all rows are copied and none is committed.
    await other.startTransaction();
    await other.query(`lock table import_piece in share mode`);
    const killed = expect(app.get(ReadImport).run({ id })).rejects.toThrow();
    const waits = `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await waitFor(async () => (await count(waits)) === 1);
    await app.query(`select pg_terminate_backend(pid) from ${waits}`);
    await killed;
    await other.rollbackTransaction();
    await other.release();
    expect(await count('import_row')).toBe(0);

    await app.query(`update import set reminded_until = now() - interval '1 second'`);
    const waiting = await app.get(JobQueue).unfinished();
    await app.get(RemindImports).run();
    expect(await app.get(JobQueue).unfinished()).toBeGreaterThanOrEqual(waiting);
    await app.get(ReadImport).run({ id });
    await app.get(ReadImport).run({ id });
    expect((await merge(id)).counts).toEqual({ created: 3_000 });
  }, 60_000);

  it('is not read when it was cancelled before', async () => {
    const { id } = (await upload(generated(10))).body;
    await app.call('POST', `/api/imports/${id}/cancel`);
    await app.get(ReadImport).run({ id });
    expect(await state(id)).toMatchObject({ status: 'cancelled', rowsRead: 0 });
    expect(await count('import_piece')).toBe(0);
  });

  it('is given up when reading it fails again and again', async () => {
    const { id } = (await upload(generated(10))).body;
    await app.query(`update import set tries = 3`);
    await app.get(ReadImport).run({ id });
    expect(await state(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('save it anew') as string,
    });
  });

  it('becomes the import that was rehearsed, without being sent again', async () => {
    await app.call('POST', '/api/leads', { email: 'p1@firm1.example' });
    const rehearsal = await load(generated(20) + csv('p5@firm5.example,Double,,'), { dryRun: 'true' });
    expect(await count('lead')).toBe(1);
    expect((await app.call<State>('POST', `/api/imports/${rehearsal.id}/start`)).body.status).toBe('merging');
    const done = await merge(rehearsal.id);
    expect([done.counts, done.standings]).toEqual([rehearsal.counts, rehearsal.standings]);
    expect(await count('lead')).toBe(20);
    expect((await app.call('POST', `/api/imports/${rehearsal.id}/start`)).status).toBe(409);
  });

  it('marks throw-away addresses and desks', async () => {
    const done = await load(
      csv('Email', 'ana@mailinator.com', 'info@acme.example', 'ana@acme.example', 'info@acme.example'),
    );
    expect(done.marks).toEqual({ disposable: 1, role: 1 });
    expect(await app.query(`select address_mark from lead order by email`)).toEqual(
      [null, 'disposable', 'role'].map((addressMark) => ({ addressMark })),
    );
    expect(await problems(done.id)).toContain(
      '2,The address is of a service for throw-away addresses,ana@mailinator.com',
    );
  });

  it('starts leads again that got every step only when told to', async () => {
    const file = csv('Email', 'a@b.example', 'no@b.example');
    await load(file);
    await app.query(
      `update enrollment set status = 'finished', reason = 'completed', due_at = null, next_step_id = null, closed_at = $1`,
      [MONDAY],
    );
    await app.query(`update lead set ledger_state = 'finished', ledger_reason = 'completed', next_action_at = null`);
    await app.query(
      `update enrollment set status = 'stopped', reason = 'not_interested' from lead where lead.id = lead_id and email = 'no@b.example'`,
    );
    await app.query(
      `update lead set ledger_state = 'closed', ledger_reason = 'not_interested' where email = 'no@b.example'`,
    );
    expect((await load(file)).standings).toEqual({ finished: 1, closed: 1 });
    expect((await load(file, { again: 'true' })).standings).toEqual({ enrolled: 1, closed: 1 });
  });

  it('lists leads that are known as problems when only new ones were meant', async () => {
    await app.call('POST', '/api/leads', { email: 'a@b.example' });
    const file = csv('Email', 'a@b.example', 'new@b.example');
    const created = await load(file, { policy: 'create' });
    expect(created.counts).toEqual({ created: 1, duplicate_in_database: 1 });
    expect(await problems(created.id)).toContain('2,This lead is known already');
    expect(await problems((await load(file, { policy: 'skip' })).id)).not.toContain('known already');
  });
});

describe('a file that is made to do harm', () => {
  it.each<[string, () => string | Buffer, string]>([
    ['a quote that never closes', () => `Email\n"${'x,'.repeat(2_000_000)}`, 'row 2'],
    ['a row of ten million columns', () => `Email,Name\n${','.repeat(10_000_000)}\n`, 'longer than'],
    ['a header of ten million columns', () => `Email${',Email'.repeat(2_000_000)}\n`, 'Row 1'],
    ['a cell of more than 64 KB', () => `Email,Note\na@b.example,${'x'.repeat(65_537)}\n`, '65536 characters'],
    ['a workbook that unpacks to a hundred times its size', () => workbookOf(' '.repeat(12_000_000)), 'too large'],
  ])('%s is refused with its reason, and the service answers meanwhile', async (_, make, words) => {
    const sent = upload(make());
    const answers = [];
    let done = false;
    void sent.finally(() => (done = true));
    while (!done) answers.push((await app.call('GET', '/api/imports')).status);
    const { status, body } = await sent;
    if (status === 202) {
      await app.get(ReadImport).run({ id: body.id });
      expect(await state(body.id)).toMatchObject({ status: 'failed', error: expect.stringContaining(words) as string });
    } else {
      expect(body.errors[0]).toMatchObject({ field: 'file', message: expect.stringContaining(words) as string });
    }
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await count('import_row')).toBe(0);
  });
});

describe('a workbook', () => {
  it('becomes leads like any other file', async () => {
    const rows = [
      ['Email', 'First Name'],
      ['ana@acme.example', 'Ana'],
      ['bad@', 'Bo'],
    ].map((cells) => rowOf(...cells));
    const done = await load(workbookOf(rows.join('')));
    expect(done.standings).toEqual({ enrolled: 1, invalid_address: 1 });
    expect(await problems(done.id)).toContain('3,The address is not a mail address,bad@,Bo');
  });
});

describe('capacity told in advance', () => {
  interface Capacity {
    leads: number;
    perDay: { date: string; sends: number; firstTouches: number }[];
    perMailbox: { address: string; cap: number; today: number }[];
    firstTouchesDoneOn: string | null;
    heldBackBy: { what: string; message: string }[];
    changes: { message: string; firstTouchesDoneOn: string }[];
  }
  const capacity = async (id: string) => (await app.call<Capacity>('GET', `/api/imports/${id}/capacity`)).body;
  const berliners = (leads: number) =>
    csv('Email,Country', ...Array.from({ length: leads }, (_, n) => `p${n}@firm.example,DE`));

  beforeEach(() =>
    app.query(
      `insert into mailbox (address, from_name, wire, status, daily_cap, ramp_start, ramp_per_day, ramp_from, gap_seconds, time_zone, created_at)
       values ('nora@acme.example', 'Nora', 'capture', 'active', 40, 10, 10, '2026-03-02', 0, 'Europe/Berlin', $1)`,
      [MONDAY],
    ),
  );

  it('is the same before and after the import', async () => {
    const rehearsal = await load(berliners(90), { dryRun: 'true' });
    const before = await capacity(rehearsal.id);
    expect(before).toMatchObject({
      leads: 90,
      perMailbox: [{ address: 'nora@acme.example', cap: 10, today: 10 }],
      firstTouchesDoneOn: '2026-03-06',
      heldBackBy: [{ what: 'ramp' }, { what: 'cap' }],
    });
    expect(before.perDay.slice(0, 3)).toEqual([
      { date: '2026-03-02', sends: 9, firstTouches: 9 },
      { date: '2026-03-03', sends: 18, firstTouches: 18 },
      { date: '2026-03-04', sends: 27, firstTouches: 27 },
    ]);
    expect(before.changes).toContainEqual({
      message: 'Mailboxes without their ramp',
      firstTouchesDoneOn: '2026-03-04',
    });
    await app.call('POST', `/api/imports/${rehearsal.id}/start`);
    await merge(rehearsal.id);
    expect(await capacity(rehearsal.id)).toEqual(before);
  });

  it('counts those who are under way already, and says when nothing is sent at all', async () => {
    await load(berliners(60));
    const dryRun = (body: object) => app.call<Capacity>('POST', '/api/cadences/1/dry-run', body);
    const { body } = await dryRun({ count: 30 });
    expect(body).toMatchObject({ leads: 30, firstTouchesDoneOn: '2026-03-06' });
    await app.query(`update mailbox set status = 'paused'`);
    expect((await dryRun({ count: 30 })).body).toMatchObject({
      firstTouchesDoneOn: null,
      perDay: [],
      heldBackBy: [{ what: 'no_mailbox' }],
    });
    expect((await dryRun({})).status).toBe(400);
    expect((await dryRun({ importId: '1' })).status).toBe(409);
    expect((await app.call('POST', '/api/cadences/99/dry-run', { count: 1 })).status).toBe(404);
  });
});

describe('the preview', () => {
  interface Preview {
    format: object;
    vendor: string;
    remembered: boolean;
    columns: { name: string; use: string; suggestion: string | null; samples: string[] }[];
    rows: { rowNumber: number; lead: { email: string | null }; problems: string[] }[];
    refusal: { column: string; message: string } | null;
    fields: { name: string }[];
  }
  const preview = (file: string, mapping?: object) =>
    send<Preview>('/api/imports/preview', file, mapping ? { mapping: JSON.stringify(mapping) } : {});

  it('shows how a file would be read, and keeps nothing', async () => {
    const { status, body } = await preview(
      `sep=;\nKontakt;Vorname;Note\n${'"ana@acme.example";Ana;x\n'.repeat(60)}bad@;Bo;\n`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      format: { kind: 'csv', delimiter: ';', encoding: null, sheet: null, headerRow: 1 },
      vendor: 'unknown',
      remembered: false,
      columns: [
        { name: 'Kontakt', use: 'custom', suggestion: 'email', samples: ['ana@acme.example'] },
        { name: 'Vorname', use: 'firstName', suggestion: null, samples: ['Ana'] },
        { name: 'Note', use: 'custom', suggestion: null, samples: ['x'] },
      ],
    });
    expect(body.rows).toHaveLength(10);
    expect(body.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['email', 'optedOut', 'custom', 'ignore']),
    );
    expect(await count('import')).toBe(0);
  });

  it('says what would be refused, and why', async () => {
    const file = csv('Colour,Size', 'red,9');
    const { body } = await preview(file);
    expect(body.refusal).toMatchObject({ column: 'Colour', message: expect.stringContaining('mapping') as string });
    const mapped = (await preview(file, { Colour: 'company' })).body;
    expect(mapped).toMatchObject({ refusal: null, columns: [{ use: 'company' }, { use: 'custom' }] });
    const unknown = (await preview(file, { Colour: 'nonsense' })).body;
    expect(unknown).toMatchObject({ refusal: { column: 'Colour' }, columns: [{ use: 'custom' }, { use: 'custom' }] });
    expect((await preview('')).status).toBe(422);
  });

  it('remembers what was said of such a file, whatever the order of its columns', async () => {
    await load(csv('Kontakt,Score', 'a@b.example,9'), { mapping: '{"Kontakt": "email", "Score": "ignore"}' });
    const { body } = await preview(csv('SCORE,kontakt', '7,c@d.example'));
    expect(body).toMatchObject({ remembered: true, refusal: null, columns: [{ use: 'ignore' }, { use: 'email' }] });
    expect(body.rows[0]?.lead.email).toBe('c@d.example');
    const other = await load(csv('Score,Kontakt', '7,c@d.example'));
    expect(other.mapping).toEqual({ Score: 'ignore', Kontakt: 'email' });
    const said = (await preview(csv('Score,Kontakt', '7,c@d.example'), { Score: 'custom' })).body;
    expect(said.columns[0]?.use).toBe('custom');
  });
});

describe('the list of problems', () => {
  it('holds the rows to mend, and is read when it comes back mended', async () => {
    const done = await load(
      csv(
        'Email,First Name,Formula',
        'good@acme.example,Gina,=1+1',
        'bad@,Bert,"=cmd|\' /C calc\'!A0"',
        'good@acme.example,Gina,',
        'more@acme.example,Mo,x,too,many',
      ),
    );
    const text = await problems(done.id);
    const table = Papa.parse<string[]>(text.replace('\ufeff', ''), { skipEmptyLines: true }).data;
    expect(table.map(([row, problem]) => [row, problem])).toEqual([
      ['Everylead row', 'Everylead problem'],
      ['3', 'The address is not a mail address'],
      ['4', 'The same lead stands further up in the file; that row was used'],
      ['5', expect.stringContaining('more cells than the header')],
    ]);
    expect(table[1]?.[4]).toBe(`'=cmd|' /C calc'!A0`);

    const mended = await load(text.replace('bad@,', 'bert@acme.example,'));
    expect(mended).toMatchObject({
      counts: { updated: 1, unchanged: 2 },
      standings: { enrolled: 1, already_in_cadence: 2 },
    });
    const [lead] = await app.query<{ custom: object }>(`select custom from lead where email = 'bert@acme.example'`);
    expect(lead?.custom).toEqual({ Formula: `=cmd|' /C calc'!A0` });
  });
});

describe('undo', () => {
  const undo = (id: string) =>
    app.call<{ removed: number; kept: { reason: string; leads: number }[] }>('POST', `/api/imports/${id}/undo`);

  it('takes back what nobody has touched, and says what stays', async () => {
    await app.call('POST', '/api/leads', { email: 'known@acme.example' });
    const names = ['fresh', 'drafted', 'mailed', 'replied', 'paused', 'again', 'twice'];
    const done = await load(
      csv(
        'Email,Company,Do Not Email',
        'known@acme.example,Acme,',
        'out@acme.example,,yes',
        ...names.map((n) => `${n}@acme.example,,`),
      ),
    );
    const id = async (name: string) =>
      (await app.query<{ id: string }>(`select id from lead where email = $1`, [`${name}@acme.example`]))[0]?.id;
    const message = async (name: string, direction: string, kind: string, status: string) =>
      app.query(
        `insert into message (lead_id, direction, kind, status, enrollment_id, step_id, settled_at, created_at)
         select lead_id, $2, $3, $4, id, next_step_id, case when $2 = 'in' then $5::timestamptz end, $5 from enrollment where lead_id = $1`,
        [await id(name), direction, kind, status, MONDAY],
      );
    await message('drafted', 'out', 'touch', 'queued');
    await message('mailed', 'out', 'touch', 'sent');
    await message('replied', 'in', 'reply', 'settled');
    await app.call('POST', `/api/leads/${await id('paused')}/pause`);
    await app.call('POST', '/api/leads', { email: 'again@acme.example', firstName: 'A' });
    await load(csv('Email', 'twice@acme.example'));

    const { status, body } = await undo(done.id);
    expect(status).toBe(200);
    expect(body.removed).toBe(3);
    expect(body.kept.map(({ reason, leads }) => [reason, leads])).toEqual([
      ['given_again', 1],
      ['mailed', 1],
      ['replied', 1],
      ['touched', 2],
      ['known_before', 1],
      ['opted_out', 1],
    ]);
    for (const name of ['fresh', 'drafted', 'out']) expect(await id(name)).toBeUndefined();
    expect(await count(`message where status = 'queued'`)).toBe(0);
    expect(await count(`enrollment where not exists (select from lead where lead.id = lead_id)`)).toBe(0);
    expect(await count(`suppression where value = 'out@acme.example'`)).toBe(1);
    expect((await app.call('GET', `/api/leads/${await id('mailed')}`)).body).toMatchObject({
      ledgerState: 'closed',
      ledgerReason: 'import_undone',
    });
    expect((await app.call('GET', `/api/leads/${await id('replied')}`)).body).toMatchObject({
      ledgerState: 'waiting_first_touch',
    });
    expect(await undo(done.id)).toMatchObject({ status: 409 });
    expect((await load(csv('Email', 'fresh@acme.example'))).counts).toEqual({ created: 1 });
  });

  it('is refused after seven days', async () => {
    const done = await load(csv('Email', 'a@b.example'));
    app.clock.current = new Date(MONDAY.getTime() + 7 * 86_400_000 + 1);
    expect(await undo(done.id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('7 days') as string },
    });
    app.clock.current = new Date(MONDAY.getTime() + 7 * 86_400_000);
    expect((await undo(done.id)).body.removed).toBe(1);
  });

  it('takes back what a cancelled import brought', async () => {
    await app.call('POST', '/api/leads', { email: 'p7000@firm0.example' });
    const { id } = await read(generated(12_000));
    const blocker = app.get(DataSource).createQueryRunner();
    await blocker.startTransaction();
    await blocker.query(`select from lead where email = 'p7000@firm0.example' for update`);
    const waiting = async () =>
      count(`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    const loading = app.get(LoadImport).run({ id });
    await waitFor(async () => (await waiting()) === 1);
    const cancelled = app.call<State>('POST', `/api/imports/${id}/cancel`);
    await waitFor(async () => (await waiting()) === 2);
    await blocker.rollbackTransaction();
    await blocker.release();
    await loading;
    // The batch under way is finished, and no other begins.
    const { body } = await cancelled;
    expect(body.status).toBe('cancelled');
    await app.get(LoadImport).run({ id });
    const { rowsMerged, counts } = await state(id);
    expect([rowsMerged, body.rowsMerged]).toEqual([9_000, 9_000]);
    expect(await count('lead')).toBe(rowsMerged);
    expect((await app.call('POST', `/api/imports/${id}/cancel`)).status).toBe(409);
    expect((await undo(id)).body.removed).toBe(counts.created);
    expect(await count('lead')).toBe(1);
  }, 60_000);

  it('is refused where there is nothing to take back', async () => {
    const rehearsal = await load(csv('Email', 'a@b.example'), { dryRun: 'true' });
    expect((await undo(rehearsal.id)).status).toBe(409);
    const { id } = await read(csv('Email', 'a@b.example'));
    expect((await undo(id)).status).toBe(409);
    expect((await undo('999')).status).toBe(404);
  });
});
