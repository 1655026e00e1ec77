import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { lockDataDir } from './instance-lock.js';
import { findBinaries, PostgresUnavailable, SERVER_ENV, settle } from './postgres-place.js';
import { launch, readIfThere, stopOrphan, type Cluster } from './postgres-server.js';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  /** `postgres://…@127.0.0.1:…/everylead`. The port may be another one after each start. */
  url: string;
  /** Ends the server within 14 s and gives the folder free; close the pools first. A second call waits for the same end. */
  stop(): Promise<void>;
}

/** Role and database. */
const NAME = 'everylead';

/** Written into the cluster's postgresql.conf once, where its operator may tune them. */
const INITDB = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
  `--username=${NAME}`,
  '--set=max_connections=100',
  '--set=shared_buffers=256MB',
  '--set=work_mem=16MB',
  '--set=maintenance_work_mem=128MB',
  '--set=max_wal_size=4GB',
  // Queue tables are small and change all the time; the default of 0.2 lets dead rows pile up on the large ones.
  '--set=autovacuum_vacuum_scale_factor=0.02',
  '--set=autovacuum_analyze_scale_factor=0.05',
  '--set=timezone=UTC',
];

/**
 * Runs a PostgreSQL of our own on `dataDir`, for this process alone. What an Everylead that was killed left behind (a running
 * server, stale lock files, half an initdb) is cleared first; committed data stays.
 *
 * @throws {DataDirInUse} at once, while another Everylead lives on this folder
 * @throws {PostgresUnavailable} when no server runs on this machine, or the data belongs to another major version
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  /** Takes, line by line, what the server and its start have to say; no personal data. */
  log: (line: string) => void;
  /** Default: any free one. */
  port?: number;
  /** Default: true. False for what can be made again, as simulated days and tests. */
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  const { home, account } = await settle(options.dataDir, options.log);
  const lock = await lockDataDir(home);
  try {
    const binaries = await findBinaries(account, options.log);
    const cluster = {
      ...binaries,
      home,
      data: join(home, 'cluster'),
      account,
      log: options.log,
      durable: options.durable ?? true,
    };
    const password = await open(cluster);
    const server = await launch(cluster, options.port);
    await createDatabase(server.port, password).catch((error: Error) => server.end().then(() => Promise.reject(error)));
    let stopped: Promise<void> | undefined;
    return {
      url: `postgres://${NAME}:${password}@127.0.0.1:${server.port}/${NAME}`,
      stop: () => (stopped ??= server.end().finally(() => lock.release())),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Leaves a cluster that is complete and that nobody serves. @returns its password */
async function open(cluster: Cluster): Promise<string> {
  const version = await readIfThere(join(cluster.data, 'PG_VERSION'));
  if (version === undefined) return initialise(cluster);
  if (version.trim() !== cluster.major) {
    throw new PostgresUnavailable(
      `The data in ${cluster.data} belongs to PostgreSQL ${version.trim()}, and this is PostgreSQL ${cluster.major}; nothing ` +
        'was changed. Take a backup with the Everylead that wrote it and load it into a new DATA_DIR, ' +
        'or serve the data with its own version and set DATABASE_URL.',
    );
  }
  const password = await readIfThere(join(cluster.home, 'password'));
  if (!password) throw new PostgresUnavailable(`${cluster.home}/password, the key to the data beside it, is missing.`);
  await stopOrphan(cluster);
  return password.trim();
}

/** The data gets its name when it is complete, so that an initdb that was cut off is simply done again. */
async function initialise({ home, data, bin, account }: Cluster): Promise<string> {
  const remains = (await readdir(home)).filter((name) => name.startsWith('initdb-'));
  await Promise.all(remains.map((name) => rm(join(home, name), { recursive: true })));
  const passwordFile = join(home, 'password');
  // One that is there may belong to data that somebody moved aside.
  const password = (await readIfThere(passwordFile))?.trim() || randomBytes(24).toString('base64url');
  // Flushed: it must outlive a power loss together with the data it opens.
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flush: true });
  const fresh = await mkdtemp(join(home, 'initdb-'));
  if (account) await Promise.all([passwordFile, fresh].map((path) => chown(path, account.uid, account.gid)));
  const args = [...INITDB, `--pwfile=${passwordFile}`, '-D', fresh];
  await run(join(bin, 'initdb'), args, { ...account, env: SERVER_ENV, cwd: bin });
  await rename(fresh, data);
  return password;
}

async function createDatabase(port: number, password: string): Promise<void> {
  const address = { host: '127.0.0.1', port, user: NAME, password, database: 'postgres', ssl: false };
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 10_000 });
  // A connection that breaks rejects the query under way, too; unheard, the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (!rowCount) await client.query(`create database ${NAME}`);
  } finally {
    await client.end();
  }
}
