import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Papa from 'papaparse';
import { DataSource } from 'typeorm';
import { LoadImport } from '../src/intake/load-import.js';
import { RemindImports } from '../src/intake/remind-imports.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { type Answer, IntakeApp, MONDAY } from './intake-app.js';

interface State {
  id: string;
  status: string;
  error: string | null;
  vendor: string;
  mapping: Record<string, string>;
  rowsRead: number;
  rowsMerged: number;
  counts: Record<string, number>;
  standings: Record<string, number>;
  errors: { field: string; message: string }[];
}

let app: IntakeApp;
beforeEach(async () => void (app = await IntakeApp.start()), 60_000);
afterEach(async () => {
  try {
    expect(await app.unaccounted()).toEqual([]);
  } finally {
    await app.stop();
  }
});

const SAMPLE = readFileSync(join(import.meta.dirname, '..', 'samples', 'leads.csv'), 'utf8');

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, rows) => total + rows, 0);

/** The fields after the file, as `curl -F file=@… -F policy=…` sends them. */
function upload(text: string, fields: Record<string, string> = {}): Promise<Answer<State>> {
  const form = new FormData();
  form.set('file', new Blob([text]), 'leads.csv');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return app.call<State>('POST', '/api/imports', form);
}

const state = async (id: string) => (await app.call<State>('GET', `/api/imports/${id}`)).body;

async function load(text: string, fields: Record<string, string> = {}): Promise<State> {
  const { status, body } = await upload(text, fields);
  expect({ status, errors: body.errors }).toEqual({ status: 202, errors: undefined });
  await app.get(LoadImport).run({ id: body.id });
  const done = await state(body.id);
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
    expect(await count(`import_row where lead_id is null`)).toBe(0);
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

  it.each([
    ['fill_blanks', { firstName: 'Old', company: 'New Ltd', city: 'Bonn' }, { updated: 1 }],
    ['overwrite', { firstName: 'New', company: 'New Ltd', city: 'Bonn' }, { updated: 1 }],
    ['skip', { firstName: 'Old', company: null, city: 'Bonn' }, { skipped: 1 }],
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
    const { id } = (await upload(generated(12_000))).body;
    const source = app.get(DataSource);
    const blocker = source.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query(`select from lead where email = 'p7000@firm0.example' for update`);
    const killed = expect(app.get(LoadImport).run({ id })).rejects.toThrow();
    const waits = `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await waitFor(async () => (await count(waits)) === 1);
    expect(await state(id)).toMatchObject({ status: 'merging', rowsMerged: 5_000, counts: { created: 5_000 } });
    await app.query(`select pg_terminate_backend(pid) from ${waits}`);
    await killed;
    await blocker.rollbackTransaction();
    await blocker.release();
    expect(await count('lead')).toBe(5_001);

    const queue = app.get(JobQueue);
    const waiting = await queue.unfinished();
    await app.get(RemindImports).run(MONDAY);
    expect(await queue.unfinished()).toBe(waiting);
    await app.query(`update import set reminded_until = now() - interval '1 second'`);
    await app.get(RemindImports).run(MONDAY);
    // Two workers at once: the second finds nothing to take.
    await Promise.all([app.get(LoadImport).run({ id }), app.get(LoadImport).run({ id })]);
    await app.get(LoadImport).run({ id });
    expect(await state(id)).toMatchObject({ status: 'done', counts: { created: 11_999, updated: 1 } });
    expect(await count('lead')).toBe(12_000);
    expect(await count(`enrollment where status = 'active'`)).toBe(12_000);
  }, 60_000);

  it('stays unread as a whole when it is broken, and says where', async () => {
    const broken = generated(3_000) + '"never closed,x,y,z\n';
    const { status, body } = await upload(broken);
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ field: 'file', message: expect.stringContaining('row 3002') as string });
    expect(await count('import_row')).toBe(0);
    const { items } = (await app.call<{ items: State[] }>('GET', '/api/imports')).body;
    expect(items).toMatchObject([{ status: 'failed', error: expect.stringContaining('row 3002') as string }]);
    expect((await upload('')).status).toBe(422);
    expect((await upload('PK\u0003\u0004 and so on')).body.errors[0]?.message).toContain('Excel');
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

  it('gives up a file whose reader died', async () => {
    await app.query(
      `insert into import (file_name, vendor, headers, mapping, policy, dry_run, status, started_by, reminded_until, created_at)
       values ('a.csv', 'unknown', '[]', '{}', 'skip', false, 'reading', 'key:1', now() - interval '1 second', now())`,
    );
    await app.get(RemindImports).run(MONDAY);
    expect(await state('1')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('send it again') as string,
    });
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
    app.clock.current = MONDAY;
  });

  it('takes back what a cancelled import brought', async () => {
    await app.call('POST', '/api/leads', { email: 'p7000@firm0.example' });
    const { id } = (await upload(generated(12_000))).body;
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
    // The batch under way is finished, and whether the next one begins before the cancelling gets its turn is open.
    const { body } = await cancelled;
    expect(body.status).toBe('cancelled');
    await app.get(LoadImport).run({ id });
    const { rowsMerged, counts } = await state(id);
    expect(rowsMerged).toBe(body.rowsMerged);
    expect(await count('lead')).toBe(rowsMerged);
    expect((await app.call('POST', `/api/imports/${id}/cancel`)).status).toBe(409);
    expect((await undo(id)).body.removed).toBe(counts.created);
    expect(await count('lead')).toBe(1);
  }, 60_000);

  it('is refused where there is nothing to take back', async () => {
    const rehearsal = await load(csv('Email', 'a@b.example'), { dryRun: 'true' });
    expect((await undo(rehearsal.id)).status).toBe(409);
    const { body } = await upload(csv('Email', 'a@b.example'));
    expect((await undo(body.id)).status).toBe(409);
    expect((await undo('999')).status).toBe(404);
  });
});
