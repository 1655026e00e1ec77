import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ApiKey } from '../src/access/api-key.entity.js';
import { ApiKeysStore } from '../src/access/api-keys.store.js';
import { sealSecret } from '../src/access/sealed-secret.js';
import { SnakeCaseNaming } from '../src/database/snake-case.naming.js';
import { placeOfSecret } from '../src/messages/mailbox-secrets.store.js';
import { ScriptedModel } from './scripted-model.js';
import { freshDatabase } from './support.js';

const ROOT = join(import.meta.dirname, '..');
const SECRET_KEY = 's'.repeat(32);

/** What a person at a shell has, without anything of this run. */
const SHELL = { PATH: process.env.PATH, HOME: process.env.HOME };

/** Where the programs run: no `.env` lies here. */
let folder: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.data', 'commands-'));
  database = await freshDatabase();
}, 60_000);

afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function start(program: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'src', `${program}.js`), ...args], {
    cwd: folder,
    env: { ...SHELL, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said };
}

async function run(program: string, args: string[], env: Record<string, string>) {
  const { child, said } = start(program, args, env);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said() };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('not within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function onDatabase(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const live = () => ({ DATABASE_URL: database.url, SECRET_KEY, PUBLIC_URL: 'https://leads.example.com' });

describe('doctor', () => {
  const doctor = (env: Record<string, string>) => run('doctor', [], env);

  it('names every setting that cannot be used', async () => {
    const { code, said } = await doctor({ PORT: 'eighty', REDIS_URL: 'redis.example' });
    expect(code).toBe(1);
    expect(said).toMatch(/^fail +settings +PORT: /m);
    expect(said).toMatch(/^fail +settings +REDIS_URL: /m);
  });

  it('names a database and a Redis that do not answer, and keeps their passwords to itself', async () => {
    const { code, said } = await doctor({
      ...live(),
      DATABASE_URL: 'postgres://everylead:hunter2@127.0.0.1:1/everylead',
      REDIS_URL: 'redis://:hunter2@127.0.0.1:1',
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^fail +database +DATABASE_URL: .*ECONNREFUSED/m);
    expect(said).toMatch(/^fail +redis +does not answer: .*ECONNREFUSED/m);
    expect(said).not.toContain('hunter2');
  });

  it('fails with each thing that is missing before the first mail, and no longer when it is there', async () => {
    const { PUBLIC_URL, ...local } = live();
    const before = await doctor(local);
    expect(before.code).toBe(1);
    for (const check of ['public URL', 'company', 'postal address', 'mailboxes']) {
      expect(before.said).toMatch(new RegExp(`^fail +${check} `, 'm'));
    }
    await onDatabase(
      database.url,
      `insert into company (name, sells, audience, sender_name, postal_address, updated_at)
       values ('Us', 'desks', 'offices', 'Ann', '1 Main Street', now())`,
      `insert into mailbox (address, from_name, wire, daily_cap, time_zone, created_at)
       values ('ann@us.example', 'Ann', 'smtp', 50, 'UTC', now())`,
    );
    const unread = await doctor({ ...local, PUBLIC_URL });
    expect(unread.said).toMatch(/^fail +mailbox 1 +.*no_way_to_read_replies/m);
    await onDatabase(database.url, `update mailbox set replies_by = 'webhook'`);
    const ready = await doctor({ ...local, PUBLIC_URL });
    expect(ready.said).not.toMatch(/^fail/m);
    expect(ready.code).toBe(0);
  });

  it('signs in to the servers of the settings, and says why it cannot', async () => {
    const { code, said } = await doctor({
      ...live(),
      SMTP_URL: 'smtps://ann:hunter2@127.0.0.1:1',
      IMAP_URL: 'imap://ann:hunter2@127.0.0.1:1?security=none',
      MAIL_FROM: 'Ann <ann@us.example>',
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^fail +mail server +SMTP_URL: 127.0.0.1: no_connection/m);
    expect(said).toMatch(/^fail +mail server +IMAP_URL: 127.0.0.1: no_connection/m);
    expect(said).not.toContain('hunter2');
  });

  it('finds passwords that were sealed with another key', async () => {
    const { keyId, sealed } = sealSecret(SECRET_KEY, placeOfSecret('7', 'smtp_password'), 'hunter2');
    const secret = `insert into mailbox_secret (mailbox_id, kind, key_id, sealed, saved_at) values (7, 'smtp_password', '${keyId}', '${sealed}', now())`;
    await onDatabase(database.url, secret);
    expect((await doctor(live())).said).toMatch(/^ok +secrets +1 sealed/m);
    const wrong = await doctor({ ...live(), SECRET_KEY: 'w'.repeat(32) });
    expect(wrong.code).toBe(1);
    expect(wrong.said).toMatch(/^fail +secret key +1 of 1 passwords \(mailboxes 7\)/m);
    await onDatabase(database.url, `delete from mailbox_secret`);
  });

  it('names an encoding that would refuse names', async () => {
    const name = `ascii_${process.pid}`;
    const url = new URL(database.url);
    await onDatabase(
      url.href,
      `create database ${name} encoding SQL_ASCII locale 'C' locale_provider libc template template0`,
    );
    url.pathname = name;
    const { code, said } = await doctor({ ...live(), DATABASE_URL: url.href });
    await onDatabase(database.url, `drop database ${name}`);
    expect(code).toBe(1);
    expect(said).toMatch(/^fail +encoding +SQL_ASCII/m);
    expect(said).toMatch(/^warn +migrations +\d+ to apply/m);
  });
});

describe('migrate', () => {
  it('makes the schema, and finds nothing to do the second time', async () => {
    const url = new URL(database.url);
    const name = `migrated_${process.pid}`;
    await onDatabase(url.href, `create database ${name}`);
    url.pathname = name;
    for (let time = 0; time < 2; time++) {
      expect(await run('migrate', [], { DATABASE_URL: url.href, SECRET_KEY })).toMatchObject({ code: 0 });
    }
    await onDatabase(url.href, 'select id from lead');
    await onDatabase(database.url, `drop database ${name}`);
  });

  it('says what it lacks', async () => {
    const { code, said } = await run('migrate', [], { DATABASE_URL: database.url });
    expect(code).toBe(1);
    expect(said).toContain('SECRET_KEY');
  });
});

describe('api-key', () => {
  const make = (...args: string[]) => run('api-key', args, { DATABASE_URL: database.url, SECRET_KEY });

  it('prints a key with the scopes it was asked for, and nothing else', async () => {
    const { code, said } = await make('--name', 'crm', '--scopes', 'read, leads:write');
    expect(code).toBe(0);
    expect(said).toMatch(/^el_[\w-]{32}\n$/);
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      entities: [ApiKey],
      namingStrategy: new SnakeCaseNaming(),
    }).initialize();
    const found = await new ApiKeysStore(dataSource).find(said.trim());
    await dataSource.destroy();
    expect(found).toMatchObject({ name: 'crm', scopes: ['read', 'leads:write'] });
  });

  it.each([
    [[], '--name'],
    [['--name', ' '], '--name'],
    [['--name', 'crm', '--scopes', 'read,everything'], '--scopes'],
    [['--name', 'crm', '--colour', 'red'], '--colour'],
  ])('refuses %j and says how it goes', async (args, option) => {
    const { code, said } = await make(...args);
    expect(code).toBe(1);
    expect(said).toContain(option);
    expect(said).not.toContain('el_');
  });
});

const running: ChildProcess[] = [];
afterAll(() => running.forEach((child) => child.kill('SIGKILL')));

async function startService(env: Record<string, string>) {
  const service = start('main', [], { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env });
  running.push(service.child);
  await until(() => service.said().includes('Everylead answers') || service.child.exitCode !== null);
  const [, url] = /answers at (\S+)/.exec(service.said()) ?? [];
  if (!url) throw new Error(service.said());
  const [, key] = /shown once\): (\S+)/.exec(service.said()) ?? [];
  const stop = async () => {
    service.child.kill('SIGTERM');
    return (await once(service.child, 'exit')) as [number | null, string | null];
  };
  return { url, key, stop, said: service.said };
}

describe('the service on a machine with nothing configured', () => {
  afterAll(() => rmSync(realpathSync(join(folder, '.data', 'live', 'postgres')), { recursive: true, force: true }));

  it('shows a key once, keeps others off its data, and ends on SIGTERM with its database', async () => {
    const service = await startService({});
    const answer = await fetch(`${service.url}/api/coverage`, { headers: { authorization: `Bearer ${service.key}` } });
    expect(answer.status).toBe(200);

    const refused = await run('api-key', ['--name', 'crm'], {});
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('ADMIN_API_KEY') as string });
    expect((await run('doctor', [], {})).said).toMatch(/^warn +database +embedded, in use/m);

    const stopping = Date.now();
    expect(await service.stop()).toEqual([0, null]);
    expect(Date.now() - stopping).toBeLessThan(15_000);

    const again = await startService({ LOG_LEVEL: 'info' });
    expect(again.key).toBeUndefined();
    // It would say so, had it found a server that was left running, or data that nobody closed.
    expect(again.said()).toContain('embedded postgres');
    expect(again.said()).not.toMatch(/left running|it recovers/);
    expect(await again.stop()).toEqual([0, null]);
  }, 90_000);
});

describe('eval', () => {
  it('measures the offline writer, keeps what it found, and holds it to a floor', async () => {
    const ran = await run('eval', ['--every', '40', '--out', 'eval', '--floor', 'opt-outs=100'], {});
    expect(ran.code).toBe(0);
    expect(ran.said).toContain('| Opt-outs heard | 100.0 %');
    const kept = JSON.parse(readFileSync(join(folder, 'eval', 'offline.json'), 'utf8')) as { replies: unknown[] };
    expect(kept.replies.length).toBeGreaterThan(5);

    const model = await new ScriptedModel().start();
    model.answers(() => null);
    const args = ['--every', '40', '--out', 'eval', '--against', 'eval/offline.json', '--floor', 'replies=90'];
    const beside = await run('eval', [...args, '--model', 'm'], { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'm' });
    await model.stop();
    expect(beside.code).toBe(1);
    expect(beside.said).toContain('|  | offline | m |');
    expect(beside.said).toMatch(/m: replies must reach 90 %: \d/);
    expect(model.asked.length).toBeGreaterThan(0);
  });

  it('names a floor that it cannot read', async () => {
    const ran = await run('eval', ['--floor', 'praise=80'], {});
    expect(ran.code).toBe(1);
    expect(ran.said).toContain('--floor praise=80');
  });
});

describe('health', () => {
  it('lives without its database, and says that it is not ready', async () => {
    const own = await freshDatabase();
    const service = await startService({ DATABASE_URL: own.url, SECRET_KEY, ROLES: 'web', LOG_LEVEL: 'silent' });
    const get = async (path: string) => {
      const answer = await fetch(`${service.url}${path}`);
      return { status: answer.status, body: (await answer.json()) as { error: Record<string, unknown> } };
    };
    expect(await get('/health/ready')).toMatchObject({ status: 200, body: { error: {} } });
    expect((await fetch(`${service.url}/metrics`)).status).toBe(401);

    await onDatabase(own.url, `update migrations set name = name || 'Older'`);
    const old = await get('/health/ready');
    expect(old).toMatchObject({ status: 503, body: { error: { migrations: { status: 'down' } } } });
    expect(Object.keys(old.body.error)).toEqual(['migrations']);

    await own.drop();
    const gone = await get('/health/ready');
    expect(gone.status).toBe(503);
    expect(Object.keys(gone.body.error)).toContain('database');
    expect(JSON.stringify(gone.body)).not.toContain(new URL(own.url).port);
    expect((await get('/health')).status).toBe(200);
    expect(await service.stop()).toEqual([0, null]);
  }, 60_000);
});
