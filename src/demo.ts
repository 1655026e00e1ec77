import { randomBytes } from 'node:crypto';
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setupToken } from './console/setup-link.js';
import { lockDataDir } from './database/instance-lock.js';
import { DemoClient } from './sandbox/demo-client.js';
import { demoReport } from './sandbox/demo-report.js';
import { enterLink } from './sandbox/enter.controller.js';
import { type RunningApp, startApp } from './start-app.js';

const DATA_DIR = resolve('.data', 'demo');
const HOUR = 3_600_000;
const STOP_WITHIN_MS = 10_000;

const { values: options } = parseArgs({
  options: {
    leads: { type: 'string', default: join(import.meta.dirname, '..', '..', 'samples', 'leads.csv') },
    days: { type: 'string', default: '21' },
    exit: { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? '3000' },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
});

async function main(): Promise<number> {
  const days = Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 365) throw new Error('--days: a whole number from 1 to 365');
  await startAfresh(DATA_DIR);
  const key = `el_${randomBytes(24).toString('base64url')}`;
  const running = await startDemo(key);
  const stop = stopOnSignal(running);
  const demo = new DemoClient(running.url ?? '', key);
  const staysOpen = !options.exit && process.stdout.isTTY;
  const board = await boardLink(demo, running);
  if (staysOpen) say(`Watch it on the board: ${board}\n`);
  const lawsHold = await tellStory(demo, days).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  if (!staysOpen) await stop();
  else
    say(
      `The service goes on. The board: ${board}\n` +
        `API pages: ${running.url}/api/docs. API key: ${key}\nCtrl-C ends it.`,
    );
  return lawsHold ? 0 : 1;
}

/** The demo's admin signs in by a link: there is nobody here whose password could matter. */
async function boardLink(demo: DemoClient, { url, config }: RunningApp): Promise<string> {
  const { user } = await demo.post<{ user: { id: string } }>('/api/setup', {
    token: setupToken(config.secret),
    name: 'Demo Admin',
    email: 'admin@everylead.example',
    password: randomBytes(24).toString('base64url'),
  });
  return enterLink(url ?? '', config.secret, user.id);
}

/** Set up, import, some weeks, and what came of them; true when every law held. */
async function tellStory(demo: DemoClient, days: number): Promise<boolean> {
  say(
    'Everylead demo: nothing leaves this machine; mail is captured, people are simulated, the writer is offline (not AI).\n',
  );
  await demo.setUp();
  // From a Monday morning on, so that every demo has the same weeks.
  await demo.post('/api/sandbox/advance', { hours: await hoursToMonday(demo) });
  await importLeads(demo, options.leads);
  await runDays(demo, days);
  const { text, lawsHold } = await demoReport(demo);
  say(text);
  return lawsHold;
}

/** Each demo begins at the beginning, unless another one is running on the same data. */
async function startAfresh(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  const postgres = join(dir, 'postgres');
  await mkdir(postgres, { recursive: true });
  const lock = await lockDataDir(await realpath(postgres));
  await lock.release();
  // The database may live elsewhere, behind a link, where its own user can reach it.
  await rm(await realpath(postgres), { recursive: true, force: true });
  for (const name of await readdir(dir)) await rm(join(dir, name), { recursive: true, force: true });
}

function startDemo(key: string): Promise<RunningApp> {
  return startApp({
    CLOCK: 'simulated',
    DATA_DIR,
    ADMIN_API_KEY: key,
    // A demo that ends by itself needs no fixed address.
    PORT: options.exit || !process.stdout.isTTY ? '0' : options.port,
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    REDIS_URL: process.env.REDIS_URL,
  });
}

function stopOnSignal(running: RunningApp): () => Promise<void> {
  const end = (): void => {
    // A request that moves the clock may be under way, and would be waited for.
    setTimeout(() => process.exit(130), STOP_WITHIN_MS).unref();
    void running.stop().then(() => process.exit(130));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return () => running.stop();
}

interface ImportState {
  id: string;
  status: string;
  error: string | null;
  counts: Record<string, number>;
  rowsRead: number;
}

async function importLeads(demo: DemoClient, file: string): Promise<void> {
  const { id } = await demo.importFile(file);
  let state = await demo.get<ImportState>(`/api/imports/${id}`);
  while (state.status === 'reading' || state.status === 'merging') {
    await sleep(50);
    state = await demo.get<ImportState>(`/api/imports/${id}`);
  }
  if (state.status !== 'done') throw new Error(`The file could not be imported: ${state.error ?? state.status}`);
  const counts = Object.entries(state.counts).map(([outcome, rows]) => `${rows} ${outcome.replaceAll('_', ' ')}`);
  say(`Imported ${state.rowsRead} rows of ${file}: ${counts.join(', ')}\n`);
}

async function runDays(demo: DemoClient, days: number): Promise<void> {
  const started = performance.now();
  for (let day = 1; day <= days; day++) {
    const { now } = await demo.post<{ now: string }>('/api/sandbox/advance', { hours: 24 });
    const { states } = await demo.get<{ states: Record<string, number> }>('/api/coverage');
    const line = `Day ${day} of ${days} (${now.slice(0, 10)}): ${states.waiting_first_touch} waiting, ${states.in_cadence} in cadence, ${states.with_rep} with a rep, ${states.finished} finished`;
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${line}`);
    else if (day % 7 === 0 || day === days) say(line);
  }
  say(`${process.stdout.isTTY ? '\n' : ''}${days} days in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

async function hoursToMonday(demo: DemoClient): Promise<number> {
  const { now } = await demo.get<{ now: string }>('/api/sandbox/report');
  const start = new Date(now);
  const monday = new Date(start);
  monday.setUTCDate(start.getUTCDate() + ((8 - start.getUTCDay()) % 7 || 7));
  monday.setUTCHours(6, 0, 0, 0);
  return (monday.getTime() - start.getTime()) / HOUR;
}
