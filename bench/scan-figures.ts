import { DataSource } from 'typeorm';
import { DueStore } from '../src/cadences/due.store.js';
import { ScanDue } from '../src/cadences/scan-due.js';
import { alternate, type Figure, median, percentile, rateOf, secondsOf } from './figure.js';
import type { Stage } from './stage.js';

const CLAIM = 1_000;
const TICKS = 200;
const FRESH = 1;

/** G7 and G8: the scan over as many enrollments as there are leads, a fifth of them due. */
export async function scanFigures(
  stage: Stage,
  { leads, rounds }: { leads: number; rounds: number },
): Promise<Figure[]> {
  const due = Math.floor(leads / 5);
  await stage.empty();
  await enroll(stage, leads, due);
  const run = await alternate(
    rounds,
    () => claims(stage, due),
    () => bareClaims(stage, leads, due),
  );
  const idle = await idleTicks(stage, rounds);
  return [
    {
      goal: 'G7',
      what: `${due} due enrollments claimed by the scan's statement, ${CLAIM} at a time; to a bare claim of the same table`,
      floor: 0.6,
      stretch: 0.8,
      better: 'more',
      unit: 'ratio',
      values: run.ratios,
      told: `${Math.round(median(run.product))}/s of ${Math.round(median(run.yardstick))}/s`,
    },
    {
      goal: 'G8',
      what: `a scan with nothing to do among ${leads} enrollments, half of them held for a slot, p99`,
      floor: 2,
      stretch: 1,
      better: 'less',
      unit: 'ms',
      values: idle.ticks,
      told: `${TICKS} scans each, half of them within ${idle.half.toFixed(1)} ms; two bare round trips to the same server: ${median(idle.bare).toFixed(1)} ms`,
    },
  ];
}

/** Leads before their first touch, the first of them due. */
export async function enroll(stage: Stage, leads: number, due: number): Promise<void> {
  await stage.pool.query(
    `insert into lead (identity, email, email_domain, language, time_zone, time_zone_source, intake, lawful_basis, external_ids, custom,
       ledger_state, ledger_reason, next_action_at, created_at, updated_at)
     select 'p' || n || '@x.example', 'p' || n || '@x.example', 'x.example', 'en', 'Europe/Berlin', 'given', 'api', 'unknown', '{}', '{}',
       'waiting_first_touch', 'due', now(), now(), now() from generate_series(1, $1) as n`,
    [leads],
  );
  await stage.pool.query(
    `insert into enrollment (lead_id, cadence_id, status, reason, lane, next_step_id, due_at, opened_at)
     select lead.id, step.cadence_id, 'active', 'opened', ${FRESH}, step.id,
       case when lead.id <= $1 then now() - interval '1 hour' else now() + interval '30 days' end, now()
     from lead cross join (select id, cadence_id from cadence_step order by cadence_id, position limit 1) as step`,
    [due],
  );
  await stage.pool.query(
    `insert into mailbox (address, from_name, wire, status, daily_cap, gap_seconds, time_zone, created_at)
     values ('bench@x.example', 'Bench', 'capture', 'active', 100, 0, 'UTC', now()) on conflict do nothing`,
  );
  await stage.settle();
}

async function claims(stage: Stage, due: number): Promise<number> {
  await stage.pool.query(
    `update enrollment set reminded_until = null, mailbox_id = null where reminded_until is not null`,
  );
  await stage.settle();
  const store = stage.get(DueStore);
  const { rows } = await stage.pool.query<{ id: string }>('select id from mailbox limit 1');
  const mailboxId = rows[0]?.id ?? '0';
  const now = new Date();
  return rateOf(due, async () => {
    for (let claimed = 0; claimed < due;) {
      const ids = await stage.transaction((tx) => store.remind(tx, now, mailboxId, FRESH, CLAIM));
      if (ids.length === 0) throw new Error(`Only ${claimed} of ${due} were claimed`);
      claimed += ids.length;
    }
  });
}

/** A table with only what a claim needs, and its one index. */
async function bareClaims(stage: Stage, leads: number, due: number): Promise<number> {
  await stage.pool.query(`drop table if exists bare_due`);
  await stage.pool.query(
    `create table bare_due as select n::bigint as id, 'active' as status, null::timestamptz as lease_until,
       case when n <= ${due} then now() - interval '1 hour' else now() + interval '30 days' end as due_at
     from generate_series(1, ${leads}) as n`,
  );
  await stage.pool.query(`alter table bare_due add primary key (id)`);
  await stage.pool.query(`create index on bare_due (due_at) where status = 'active'`);
  await stage.settle();
  const rate = await rateOf(due, async () => {
    for (let claimed = 0; claimed < due;) {
      const { rowCount } = await stage.pool.query(
        `update bare_due set lease_until = now() + interval '90 seconds' from (
           select id from bare_due where status = 'active' and due_at <= now() and lease_until is null
           order by due_at limit ${CLAIM} for update skip locked) as due
         where bare_due.id = due.id returning bare_due.id`,
      );
      claimed += rowCount ?? 0;
    }
  });
  await stage.pool.query(`drop table bare_due`);
  return rate;
}

/** p99 of scans, and of what they cannot be without: two questions to the database, asked in turn with them. */
async function idleTicks(stage: Stage, rounds: number): Promise<{ ticks: number[]; half: number; bare: number[] }> {
  // Half of them are due and wait for a slot, as most of a list does that was just imported.
  await stage.pool.query(
    `update enrollment set reminded_until = null, hold_reason = case when id % 2 = 0 then 'capacity' end,
       due_at = now() + case when id % 2 = 0 then interval '-1 hour' else interval '30 days' end,
       not_before = case when id % 2 = 0 then now() + interval '3 days' end`,
  );
  await stage.settle();
  const scan = stage.get(ScanDue);
  const database = stage.get(DataSource);
  const milliseconds = async (run: () => Promise<unknown>): Promise<number> => 1_000 * (await secondsOf(run));
  const found = { ticks: [] as number[], bare: [] as number[] };
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [ticks, bare]: [number[], number[]] = [[], []];
    for (let tick = 0; tick < TICKS; tick++) {
      ticks.push(await milliseconds(() => scan.run(new Date())));
      bare.push(await milliseconds(() => database.query('select 1').then(() => database.query('select 1'))));
    }
    all.push(...ticks);
    found.ticks.push(percentile(ticks, 0.99));
    found.bare.push(percentile(bare, 0.99));
  }
  return { ...found, half: median(all) };
}
