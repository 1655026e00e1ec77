import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort, MAIN, Program, until } from '../servers/programs.js';
import { Proxy } from '../servers/proxy.js';
import { freshDatabase } from '../support.js';
import { Author } from './author.js';
import { Sink } from './sink.js';

export const KEY = 'el_a-key-for-the-faults-of-this-run';
const BLOCK_LOOP = join(import.meta.dirname, 'block-loop.js');
const PARENT = join(import.meta.dirname, '..', '..', '.data');
const NORA = { address: 'nora@acme.example', fromName: 'Nora Lind' };
const ALWAYS = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', skipHolidays: false };

const CADENCE = {
  name: 'Faults',
  position: 1,
  sendWindow: ALWAYS,
  review: 'none',
  steps: ['opening', 'new_angle', 'close'].map((purpose) => ({ waitDays: 0, purpose })),
};
const ABOUT = {
  name: 'Acme Desk',
  sells: 'a shared inbox for support teams',
  audience: 'support teams of 5 to 50 people',
  senderName: 'Nora Lind',
  postalAddress: '1 Main Street, Springfield',
};
const REP = {
  name: 'Mia',
  email: 'mia@acme.example',
  timeZone: 'Europe/Berlin',
  hours: { ...ALWAYS, to: '23:59' },
  capacity: 500,
};

interface Programs {
  redis: Program;
  web: Program;
  workers: Program[];
}

interface Servers {
  url: string;
  database: Client;
  redisPort: number;
  sink: Sink;
  author: Author;
  /** Between the service and the mail server. */
  wire: Proxy;
}

/** One web process, two workers and a Redis: what a company runs, on a database, a mail server and a model server of its own. */
export class Company {
  private constructor(
    readonly programs: Programs,
    readonly servers: Servers,
    readonly folder: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async found(seed: number): Promise<Company> {
    mkdirSync(PARENT, { recursive: true });
    const folder = mkdtempSync(join(PARENT, `faults-${seed}-`));
    const fresh = await freshDatabase();
    const sink = await Sink.open(seed, join(folder, 'sink.jsonl'));
    const author = await Author.open(seed);
    const wire = await Proxy.open(sink.port);
    sink.hangUp = (port) => wire.tearFrom(port);
    const [redisPort, webPort] = [await freePort(), await freePort()];
    const env = {
      DATABASE_URL: fresh.url,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      SMTP_URL: `smtp://nora:secret@127.0.0.1:${wire.port}?security=none`,
      OPENAI_BASE_URL: author.url,
      OPENAI_MODEL: 'scripted',
      MAIL_FROM: `${NORA.fromName} <${NORA.address}>`,
      // So that Message-IDs, and with them what happens to each mail, are the same in every run of a seed.
      SECRET_KEY: `faults of seed ${seed} `.padEnd(32, '.'),
      ADMIN_API_KEY: KEY,
      PUBLIC_URL: 'https://everylead.example',
      HOST: '127.0.0.1',
      PORT: String(webPort),
      SCAN_SECONDS: '0.5',
      LOG_LEVEL: 'warn',
      UNBLOCK_FILE: join(folder, 'unblock'),
    };
    const play = (name: string, ROLES: string) =>
      new Program(name, folder, process.execPath, ['--import', BLOCK_LOOP, MAIN], { ...env, ROLES });
    const database = new Client({ connectionString: fresh.url });
    await database.connect();
    const workers = [play('worker-1', 'worker'), play('worker-2', 'worker')];
    const [web, redis, url] = [play('web', 'web'), ownRedis(folder, redisPort), `http://127.0.0.1:${webPort}`];
    const servers = { url, database, redisPort, sink, author, wire };
    return new Company({ redis, web, workers }, servers, folder, () => fresh.drop());
  }

  start(): void {
    for (const program of this.all) program.start();
  }

  async open(): Promise<void> {
    this.start();
    await until('the service is ready', 90, async () => (await fetch(`${this.servers.url}/health/ready`)).ok);
    await this.call('PUT', '/api/settings', ABOUT);
    await this.call('PUT', '/api/cadences/1', CADENCE);
    await this.call('POST', '/api/reps', REP);
    await this.call('PUT', '/api/settings/notices', { alarmAddresses: [REP.email], quiet: null });
    await this.resumeMailbox();
  }

  /** What a person does who has read why it is paused. */
  async resumeMailbox(): Promise<void> {
    const given = { ...NORA, dailyCap: 2_000, repliesBy: 'webhook', status: 'active' };
    await until(
      'the mailbox is set going',
      60,
      async () => (await this.call('PUT', '/api/mailboxes/1', given)) !== null,
    );
  }

  async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.servers.url}${path}`, {
      method,
      signal: AbortSignal.timeout(10_000),
      headers: { authorization: `Bearer ${KEY}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async close(): Promise<void> {
    const { database, wire, sink, author } = this.servers;
    for (const program of this.all.toReversed()) await program.end('SIGKILL');
    await database.end();
    await wire.close();
    await sink.close();
    await author.close();
    await this.drop();
  }

  private get all(): Program[] {
    const { redis, web, workers } = this.programs;
    return [redis, web, ...workers];
  }
}

/** It keeps what it was told, but for the last second: as a company's would. */
function ownRedis(folder: string, port: number): Program {
  const dir = join(folder, 'redis');
  mkdirSync(dir);
  return new Program('redis', folder, 'redis-server', [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
  ]);
}
