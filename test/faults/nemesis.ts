import { appendFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Client } from 'pg';
import { roll } from '../../src/sandbox/roll.js';
import type { Company } from './company.js';

type Victims = Company['programs'] & Company['servers'] & Pick<Company, 'folder' | 'resumeMailbox'>;
/** False: it hit nothing. */
type Blow = (victims: Victims, dice: (what: string) => number) => Promise<boolean | void>;

const oneOf = <T>(all: T[], dice: number): T => all[Math.floor(dice * all.length)]!;

/** Everything that goes wrong where software runs; each blow also ends. The numbers are those of the fault matrix. */
const BLOWS: Record<string, Blow> = {
  /** F1 */
  killWorker: async ({ workers }, dice) => {
    const worker = oneOf(workers, dice('who'));
    await worker.end('SIGKILL');
    await sleep(dice('pause') * 1_500);
    worker.start();
  },
  /** F2: between the final dot and the 250. */
  killAtDot: async ({ sink, workers }) => {
    const isHit = await sink.atNextDot(6_000, async () => {
      await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    });
    for (const worker of workers) worker.start();
    return isHit;
  },
  /** F3: the 250 has been heard, and what follows from it is not committed: whoever records it waits for the lead, which we hold. */
  killAfterAnswer: async ({ sink, workers, database }) => {
    let isHeld = false;
    await sink.atNextDot(6_000, async (to) => void (isHeld = await holdLead(database, to)));
    const isHeard = isHeld && (await isAwaited(database));
    if (isHeard) await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    if (isHeld) await database.query('rollback');
    for (const worker of workers) worker.start();
    return isHeard;
  },
  /** F21 */
  deployWorker: async ({ workers }, dice) => {
    const worker = oneOf(workers, dice('who'));
    await worker.end('SIGTERM');
    worker.start();
  },
  /** F11: it wakes up when its leases are over, and others have taken its rows. */
  freezeWorker: async ({ workers, database }, dice) => {
    const worker = oneOf(workers, dice('who'));
    worker.signal('SIGSTOP');
    await passTime(database);
    await sleep(1_000);
    worker.signal('SIGCONT');
  },
  killWeb: async ({ web }) => {
    await web.end('SIGKILL');
    web.start();
  },
  /** F13 */
  loseQueue,
  /** F12: with the end of what it had been told. */
  killRedis: async ({ redis, folder }, dice) => {
    await redis.end('SIGKILL');
    const kept = join(folder, 'redis', 'appendonlydir');
    for (const name of readdirSync(kept).filter((file) => file.endsWith('.incr.aof'))) {
      const { size } = statSync(join(kept, name));
      truncateSync(join(kept, name), Math.max(0, size - Math.floor(dice('lost') * 8_000)));
    }
    await sleep(dice('pause') * 1_000);
    redis.start();
  },
  /** F16 */
  cutDatabase: async ({ database }) => {
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
  },
  /** F4 */
  tearWire: async ({ wire }) => wire.tearAll(),
  tearWireSoon: async ({ wire }, dice) => wire.tearAfter(Math.floor(dice('bytes') * 4_000)),
  slowWire: async ({ wire }, dice) => {
    wire.delay(dice('ms') * 400);
    await sleep(1_000);
    wire.delay(0);
  },
  /** F5 */
  silentWire: async ({ wire }) => {
    wire.silence(true);
    await sleep(1_200);
    wire.silence(false);
  },
  /** F5: until nobody may hold a message any more, and only then it is torn. */
  deadWire: async ({ wire, database }) => {
    wire.silence(true);
    await sleep(1_000);
    await passTime(database);
    await sleep(1_500);
    wire.tearAll();
    wire.silence(false);
  },
  /** F8: 535 pauses the mailbox, until a person has looked. */
  lockOut: async ({ sink, wire, resumeMailbox }) => {
    sink.lockedOut = true;
    wire.tearAll();
    await sleep(2_000);
    sink.lockedOut = false;
    await resumeMailbox();
  },
  /** F9: away, and back hours later. */
  relayDown: async ({ sink, database }) => {
    sink.down = true;
    await sleep(1_500);
    await passTime(database);
    sink.down = false;
  },
  passTime: async ({ database }) => void (await passTime(database)),
};

export async function loseQueue({ redisPort }: Pick<Victims, 'redisPort'>): Promise<void> {
  const redis = new Redis(redisPort, '127.0.0.1', { lazyConnect: true, maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  await redis.flushall().catch(() => undefined);
  redis.disconnect();
}

/** Until the transaction ends; whoever holds it too long keeps us from it: false, and nothing is held. */
export async function holdLead(database: Client, email: string): Promise<boolean> {
  await database.query('begin');
  await database.query(`set local lock_timeout = '2s'`);
  const held = await database.query('select id from lead where email = $1 for update', [email]).catch(() => null);
  if (!held?.rowCount) await database.query('rollback');
  return Boolean(held?.rowCount);
}

/** Whether somebody waits, within some seconds, for what our transaction holds. */
export async function isAwaited(database: Client): Promise<boolean> {
  // Not in pg_stat_activity: within a transaction that shows who was connected at the first look.
  const ask = `select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
  for (let looks = 0; looks < 80; looks++) {
    if ((await database.query(ask)).rowCount) return true;
    await sleep(50);
  }
  return false;
}

/**
 * As if half an hour had gone by: leases run out under those who hold them, and what was put off comes up. False, and
 * nothing has changed, when somebody holds a row too long: a process that was frozen in a transaction does.
 */
export async function passTime(database: Client): Promise<boolean> {
  const earlier = (column: string) => `${column} = ${column} - interval '30 minutes'`;
  for (const statement of [
    'begin',
    `set local lock_timeout = '2s'`,
    // In the order in which everybody locks: leads first.
    `select id from lead order by id for update`,
    `update message set ${earlier('leased_until')}, reminded_until = null
     where status in ('queued', 'sending', 'received', 'classified')`,
    `update message set ${earlier('not_before')} where status = 'queued' and kind = 'touch'`,
    `update enrollment set reminded_until = null, ${earlier('not_before')}, ${earlier('due_at')} where status = 'active'`,
    `update lead set ${earlier('next_action_at')} where ledger_state in ('waiting_first_touch', 'in_cadence')`,
    `update mailbox set ${earlier('next_slot_at')}`,
    `update model_pause set ${earlier('until')}`,
    `update kept_answer set ${earlier('leased_until')}`,
    `update mail_delay set ${earlier('until')}`,
    `update notice set reminded_until = null, ${earlier('leased_until')}, ${earlier('try_at')} where status in ('queued', 'sending')`,
    'commit',
  ]) {
    const failure = await database.query(statement).then(
      () => null,
      (error: Error & { code?: string }) => error,
    );
    if (!failure) continue;
    await database.query('rollback');
    if (failure.code !== '55P03' && failure.code !== '40P01') throw failure;
    return false;
  }
  return true;
}

/** What a run was hit with. A blow that hit nothing proves nothing: it is told from the others. */
export interface Struck {
  blows: string[];
  missed: string[];
}

/** A blow that finds nothing to hit is struck again so often, each time with something more to hit. */
const MOST_STRIKES = 6;

/**
 * Strikes one blow after another until the time is up; which, whom and how hard depends on the seed alone.
 * @param provoke brings about something to hit
 */
export async function rage(
  seed: number,
  seconds: number,
  company: Company,
  provoke: () => Promise<unknown>,
): Promise<Struck> {
  // Every blow once, in an order of the seed's own, before any comes again.
  const names = Object.keys(BLOWS).sort((a, b) => roll(seed, 'order', a) - roll(seed, 'order', b));
  const struck: Struck = { blows: [], missed: [] };
  const { programs, servers, folder } = company;
  const victims = { ...programs, ...servers, folder, resumeMailbox: () => company.resumeMailbox() };
  const end = Date.now() + seconds * 1_000;
  for (let round = 0; round < names.length || Date.now() < end; round++) {
    const name = names[round] ?? oneOf(names, roll(seed, 'blow', round));
    const strike = () => BLOWS[name]!(victims, (what) => roll(seed, name, round, what));
    const strikes = await untilHit(strike, async () => {
      // What was put off for one of the other blows would not come to be hit.
      await passTime(victims.database);
      await provoke();
    });
    const said = strikes === 1 ? name : strikes === null ? `${name} (missed)` : `${name} (at strike ${strikes})`;
    struck.blows.push(said);
    if (strikes === null) struck.missed.push(name);
    appendFileSync(join(company.folder, 'blows.log'), `${new Date().toISOString()} ${said}\n`);
    await sleep(200 + roll(seed, 'rest', round) * 500);
  }
  return struck;
}

/** At which strike it hit; null when none did. */
export async function untilHit(
  strike: () => Promise<boolean | void>,
  provoke: () => Promise<void>,
): Promise<number | null> {
  for (let strikes = 1; strikes <= MOST_STRIKES; strikes++) {
    if (strikes > 1) await provoke();
    if ((await strike()) !== false) return strikes;
  }
  return null;
}
