import { ActivityStore } from '../src/activity/activity.store.js';
import { CadencesModule } from '../src/cadences/cadences.module.js';
import { DueStore } from '../src/cadences/due.store.js';
import { ScanDue } from '../src/cadences/scan-due.js';
import { ImportRowsStore } from '../src/intake/import-rows.store.js';
import { LeadMergeStore } from '../src/intake/lead-merge.store.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { LeadsStore } from '../src/leads/leads.store.js';
import { SuppressionsStore } from '../src/leads/suppressions.store.js';
import { BoardStore } from '../src/ledger/board.store.js';
import { EraseLead } from '../src/ledger/erase-lead.js';
import { LedgerStore } from '../src/ledger/ledger.store.js';
import { MailTransport } from '../src/mail/mail-transport.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { MessagesStore } from '../src/messages/messages.store.js';
import { MailDelaysStore } from '../src/messages/mail-delays.store.js';
import { RefusedTextsStore } from '../src/messages/refused-texts.store.js';
import { OutboxStore } from '../src/messages/outbox.store.js';
import { ModelCallsStore } from '../src/model-calls/model-calls.store.js';
import { CostsStore } from '../src/reports/costs.store.js';
import { LiftStore } from '../src/reports/lift.store.js';
import { ReportsStore } from '../src/reports/reports.store.js';
import { aMailbox, theSteps } from './builders.js';
import { sentStatements } from './sent-statements.js';
import { startTestApp, type TestApp, TUESDAY } from './support.js';

const LEADS = 40_000;
const BIG = new Set(['lead', 'enrollment', 'message', 'activity', 'import_row', 'import_result', 'notice']);

interface Plan {
  'Node Type': string;
  'Total Cost': number;
  'Relation Name'?: string;
  'Index Name'?: string;
  /** Pages that were looked at; only of a plan that was run. */
  'Shared Hit Blocks'?: number;
  Plans?: Plan[];
}

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([LeadsModule, MessagesModule, CadencesModule]);
  await aMailbox(test, { dailyCap: 50 });
  await fill();
}, 120_000);
afterAll(() => test.stop());

/** As a year of work leaves them: most leads are at their end, most mails have left, some of everything is open. */
async function fill(): Promise<void> {
  const [first] = await theSteps(test);
  await test.rows(
    `insert into lead (identity, email, email_domain, first_name, language, time_zone, time_zone_source, intake, lawful_basis, external_ids,
       custom, ledger_state, ledger_reason, next_action_at, created_at, updated_at)
     select 'p' || n || '@x.example', 'p' || n || '@x.example', 'x.example', 'Pat', 'en', 'Europe/Berlin', 'given', 'api', 'unknown', '{}', '{}',
       case when n % 200 = 0 then 'waiting_first_touch' else 'finished' end, case when n % 200 = 0 then 'due' else 'completed' end,
       case when n % 200 = 0 then $2::timestamptz end, $2::timestamptz - n * interval '20 minutes', $2 from generate_series(1, $1) as n`,
    [LEADS, TUESDAY],
  );
  await test.rows(
    `insert into enrollment (lead_id, cadence_id, status, reason, lane, next_step_id, due_at, opened_at, closed_at)
     select id, 1, case ledger_state when 'finished' then 'finished' else 'active' end, 'opened', 1,
       case when ledger_state <> 'finished' then $1::bigint end, case when ledger_state <> 'finished' then $2::timestamptz end, $2,
       case when ledger_state = 'finished' then $2::timestamptz end from lead`,
    [first!.id, TUESDAY],
  );
  await test.rows(
    `insert into message (lead_id, enrollment_id, step_id, direction, kind, status, sent_at, received_at, settled_at, created_at)
     select id, case when id % 10 <> 0 then (select id from enrollment where lead_id = lead.id) end,
       case when id % 10 <> 0 then $2::bigint end, case when id % 10 = 0 then 'in' else 'out' end, case when id % 10 = 0 then 'reply' else 'touch' end,
       case when id % 10 = 0 then 'settled' else 'sent' end, case when id % 10 <> 0 then at end, case when id % 10 = 0 then at end, at, at
     from lead, lateral (select $1::timestamptz - lead.id * interval '20 minutes' as at) as sent where ledger_state = 'finished'`,
    [TUESDAY, first!.id],
  );
  await test.rows(
    `insert into message (lead_id, direction, kind, status, to_address, sent_at, created_at)
     select id, 'out', 'answer', case when id % 4000 = 10 then 'queued' else 'sent' end, case when id % 4000 <> 10 then id || '@' || id % 1000 || '.example' end,
       case when id % 4000 <> 10 then at end, at
     from lead, lateral (select $1::timestamptz - lead.id * interval '20 minutes' as at) as sent where id % 10 = 0`,
    [TUESDAY],
  );
  await test.rows(
    `insert into activity (at, actor, act, about, about_id, lead_id)
     select created_at, 'agent', 'message.sent', 'message', id, lead_id from message`,
  );
  await test.rows(
    `insert into notice (kind, about, about_id, lead_id, lead_ids, to_address, subject, body, status, attempts, try_at, created_at)
     select 'told', 'lead', id, case when id % 10 <> 0 then id end, case when id % 10 = 0 then array[id, id + 1] else '{}' end,
       'rep@us.example', '', '', 'sent', 1, $1, $1 from lead`,
    [TUESDAY],
  );
  await test.rows(
    `insert into import_row (import_id, ordinal, row_number, cells, identity, email, language, time_zone, time_zone_source, lawful_basis,
       external_ids, custom, opted_out, problems)
     select 1, id, id, '[]', case when id % 2 = 0 then identity else 'x' || identity end, email, 'en', 'UTC', 'default', 'unknown', '{}', '{}', false, '[]' from lead`,
  );
  await test.rows(
    `insert into import_result (import_id, ordinal, lead_id, outcome) select 1, id, id, 'created' from lead`,
  );
  await test.rows(`analyze`);
}

/** The plans of the statements that `run` sends. */
async function plansOf(run: () => Promise<unknown>): Promise<{ query: string; plan: Plan }[]> {
  const plans: { query: string; plan: Plan }[] = [];
  for (const { query, params } of await sentStatements(test.database, run)) {
    if (!/^\s*(select|with|update|insert|delete)\b/i.test(query)) continue;
    plans.push({ query, plan: await settledPlan(query, params) });
  }
  expect(plans.length).toBeGreaterThan(0);
  return plans;
}

/** What planning costs for each table, in the planner's own unit (`plancache.c`: 1000 operators). */
const PLANNING = 1000 * 0.0025;

/** The plan that a statement keeps which a connection has prepared: the one for any parameters, unless it is dearer. */
async function settledPlan(query: string, params: unknown[]): Promise<Plan> {
  const own = await explain(`explain (format json) ${query}`, params);
  if (params.length === 0) return own;
  const forAny = await explain(`explain (format json, generic_plan) ${query}`);
  return forAny['Total Cost'] < own['Total Cost'] + PLANNING * (1 + tables(own)) ? forAny : own;
}

async function explain(statement: string, params: unknown[] = []): Promise<Plan> {
  const [explained] = await test.rows<{ 'QUERY PLAN': { Plan: Plan }[] }>(statement, params);
  return explained!['QUERY PLAN'][0]!.Plan;
}

const tables = (plan: Plan): number =>
  (plan['Relation Name'] ? 1 : 0) + (plan.Plans ?? []).reduce((sum, part) => sum + tables(part), 0);

/** Statements that read a whole big table, among those that `run` sends. */
async function sweepsOf(run: () => Promise<unknown>): Promise<string[]> {
  return (await plansOf(run)).flatMap(({ query, plan }) => {
    const swept = sequential(plan);
    return swept.length > 0 ? [`${swept.join(', ')}: ${query.replace(/\s+/g, ' ').slice(0, 200)}`] : [];
  });
}

function sequential(plan: Plan): string[] {
  const table = plan['Relation Name'] ?? '';
  const own = plan['Node Type'] === 'Seq Scan' && BIG.has(table) ? [table] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(sequential)];
}

const nodesOf = (plan: Plan): string[] => [plan['Node Type'], ...(plan.Plans ?? []).flatMap(nodesOf)];

const indexes = (plan: Plan): string[] => [plan['Index Name'] ?? [], (plan.Plans ?? []).map(indexes)].flat(2);

it('answers to a domain are found by it, and those about to leave by being so', async () => {
  const anHourAgo = new Date(TUESDAY.getTime() - 3_600_000);
  const [counted] = await plansOf(() => test.app.get(MessagesStore).countAnswersToDomain('7.example', anHourAgo));
  expect(indexes(counted!.plan)).toEqual(expect.arrayContaining(['message_answered_domain', 'message_answer_leaving']));
  expect(sequential(counted!.plan)).toEqual([]);
});

it('a lead is erased by indexes, but for the staged rows of files', async () => {
  const { app, database } = test;
  const erase = new EraseLead(
    database,
    app.get(LeadsStore),
    app.get(SuppressionsStore),
    new ModelCallsStore(database),
    app.get(ActivityStore),
    app.get(MailTransport),
  );
  const plans = await plansOf(() => erase.run('777', 'user:1', TUESDAY));
  expect(plans.flatMap(({ plan }) => sequential(plan)).filter((table) => table !== 'import_row')).toEqual([]);
  const ofNotices = plans
    .filter(({ query }) => /(?:from|delete from) notice/.test(query))
    .map(({ plan }) => indexes(plan));
  expect(ofNotices).toHaveLength(2);
  for (const used of ofNotices) expect(used).toEqual(expect.arrayContaining(['notice_lead', 'notice_leads']));
  expect(plans.flatMap(({ plan }) => indexes(plan))).toContain('import_result_lead');
});

const mergedRows = (after: number, last: number) =>
  new LeadMergeStore().lookUp(test.database.manager, new ImportRowsStore(test.database).toMerge('1', after, last, []), {
    intake: 'import',
    importId: '2',
    taking: new Map(),
    fitsAll: false,
  });

describe('no whole table is read', () => {
  const leads = () => test.app.get(LeadsStore);
  const refusedTexts = () => test.app.get(RefusedTextsStore);
  const delays = () => test.app.get(MailDelaysStore);
  const board = () => new BoardStore(test.database);
  const day = { from: new Date(TUESDAY.getTime() - 24 * 3_600_000), until: TUESDAY };

  it.each<[string, () => Promise<unknown>]>([
    ['by the list of leads', () => leads().search({ limit: 50 })],
    ['by the list of leads in a state', () => leads().search({ ledger: 'waiting_first_touch', limit: 50 })],
    ['by its next page', () => leads().search({ ledger: 'finished', cursor: '10000', limit: 50 })],
    ["by the board's desks", () => board().desks()],
    ['by what waits for a person', () => board().attention(TUESDAY)],
    ['by what happened today', () => board().today(TUESDAY)],
    ['by what the agent has in hand', () => board().drafting()],
    ['by who waits longest', () => new LedgerStore(test.database).oldestWaiting()],
    ['by a slice of the audit', () => new LedgerStore(test.database).sweep(TUESDAY, 100)],
    ['by the scan', () => test.app.get(ScanDue).run(TUESDAY)],
    ['by a mailbox that had a mail taken', () => delays().mailTaken(test.database.manager, '1', 'x.example')],
    ['by what is to go once more', () => refusedTexts().refusedAlike(100)],
    ['by what is to be sent', () => test.app.get(OutboxStore).remindDue(TUESDAY, 100)],
    ['by a batch of a file that is merged', () => mergedRows(3_000, 6_000)],
    ["by a day's funnel", () => new ReportsStore(test.database).funnel(day)],
    ["by a day's costs", () => new CostsStore(test.database).drafts(day)],
    ["by a day's costs of a step", () => new CostsStore(test.database).mails({ ...day, step: '1' })],
    ["by a day's calls of a step", () => new CostsStore(test.database).models({ ...day, step: '1' })],
    ["by a day's costs of its leads", () => new CostsStore(test.database).used(day)],
    ["by a day's lift", () => new LiftStore(test.database).arms(day)],
  ])('%s', async (_, run) => expect(await sweepsOf(run)).toEqual([]));
});

describe('with a list just imported, of which little is due', () => {
  beforeAll(async () => {
    await test.rows('truncate message');
    await test.rows(
      `update enrollment set status = 'active', lane = 2, due_at = $1::timestamptz + interval '30 days', closed_at = null, next_step_id = 1
       where status = 'finished'`,
      [TUESDAY],
    );
    await test.rows('vacuum analyze enrollment, message');
  });

  it('the scan reads what is due', async () => {
    expect(await swept(TUESDAY)).not.toContain('enrollment');
  });

  it('the scan asks little where nothing is due', async () => {
    expect(await swept(new Date(TUESDAY.getTime() - 24 * 3_600_000))).not.toContain('enrollment');
  });

  it('the scan passes over those that are due and wait for a slot', async () => {
    await test.rows(
      `update enrollment set due_at = $1::timestamptz - interval '1 day', not_before = $1::timestamptz + interval '3 days',
         hold_reason = 'capacity' where lane = 2`,
      [TUESDAY],
    );
    await test.rows('vacuum analyze enrollment');
    const [asked] = await sentStatements(test.database, () => test.app.get(DueStore).isAnyWaiting(TUESDAY));
    const ran = await explain(`explain (analyze, buffers, format json) ${asked!.query}`, asked!.params);
    expect(ran['Shared Hit Blocks']).toBeLessThan(LEADS / 400);
  });

  it('the scan finds the next of many that fell due at one instant without sorting them', async () => {
    await test.rows(`update enrollment set not_before = null where lane = 2`);
    await test.rows('vacuum analyze enrollment');
    const store = test.app.get(DueStore);
    const plans = await plansOf(() => store.remind(test.database.manager, TUESDAY, '1', 2, 64));
    expect(plans.flatMap(({ plan }) => nodesOf(plan))).not.toContainEqual(expect.stringMatching(/Sort$/));
  });

  /** No mail has left yet: reading all of those is reading nothing. */
  const swept = async (now: Date) =>
    (await plansOf(() => test.app.get(ScanDue).run(now))).flatMap(({ plan }) => sequential(plan));
});
