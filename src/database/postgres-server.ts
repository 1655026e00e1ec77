import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PostgresUnavailable, SERVER_ENV, type PostgresBinaries, type ServerAccount } from './postgres-place.js';

const run = promisify(execFile);

export interface Cluster extends PostgresBinaries {
  /** Holds the claim of this process, the password file and the data. */
  home: string;
  /** What PostgreSQL calls its data directory; absolute, without links. */
  data: string;
  account: ServerAccount;
  /** False: a crash of the machine may cost the last commits, and a commit waits for no disk. */
  durable: boolean;
  log: (line: string) => void;
}

/** A server that answers. */
export interface RunningServer {
  port: number;
  /** Ends it within 14 s; at once if it has ended already. */
  end(): Promise<void>;
}

interface ServerProcess {
  child: ChildProcess;
  port: number;
  /** Settles when the process has ended or could not be started. */
  ended: Promise<unknown>;
  lastWords: string[];
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  // A socket's path is limited to about 100 bytes, a data folder's is not.
  'unix_socket_directories=',
  // Errors go to the client that made them; in a log they would leak what people wrote.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_checkpoints=off',
  'log_line_prefix=',
].flatMap((setting) => ['-c', setting]);

const TRIES = 3;

/**
 * Starts the server and waits until it takes connections, however long it recovers.
 * @throws {PostgresUnavailable} with the server's last words, when it ends instead
 */
export async function launch(cluster: Cluster, wishedPort?: number, tries = TRIES): Promise<RunningServer> {
  const server = spawnServer(cluster, wishedPort ?? (await freePort()));
  while (!hasEnded(server)) {
    if (await isReady(cluster, server)) return tieToThisProcess(cluster, server);
    await sleep(20);
  }
  await server.ended;
  if (tries <= 1) throw new PostgresUnavailable(`PostgreSQL did not start: ${server.lastWords.join(' | ')}`);
  // The port was taken in the meantime, or processes of a killed server need a moment to end.
  await sleep(500);
  return launch(cluster, wishedPort, tries - 1);
}

function spawnServer({ bin, data, account, log, durable }: Cluster, port: number): ServerProcess {
  const settings = durable ? SETTINGS : [...SETTINGS, '-c', 'synchronous_commit=off'];
  // Detached: the terminal's Ctrl-C is for us, who still need the database to finish.
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', `${port}`, ...settings], {
    ...account,
    env: SERVER_ENV,
    cwd: bin,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastWords: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    log(line);
    lastWords.push(line);
    if (lastWords.length > 10) lastWords.shift();
  });
  const ended = once(child, 'close').catch((error: Error) => lastWords.push(error.message));
  return { child, port, ended, lastWords };
}

/** By the server's own word: on the port, another program might answer. */
async function isReady({ data }: Cluster, { child }: ServerProcess): Promise<boolean> {
  const [pid, , , , , , , status] = ((await readIfThere(join(data, 'postmaster.pid'))) ?? '').split('\n');
  return pid === `${child.pid}` && status?.trim() === 'ready';
}

/** It keeps nobody waiting who wants to exit, and goes down with a process that exits without a word. */
function tieToThisProcess(cluster: Cluster, server: ServerProcess): RunningServer {
  const { child, ended, port } = server;
  const handles = [child, child.stderr as Socket];
  let wanted = false;
  const onExit = () => child.kill('SIGINT');
  process.once('exit', onExit);
  void ended.then(() => {
    process.off('exit', onExit);
    if (!wanted) cluster.log('the database ended without being asked to');
  });
  handles.forEach((handle) => handle.unref());
  return {
    port,
    end: () => {
      wanted = true;
      handles.forEach((handle) => handle.ref());
      return end(cluster, server);
    },
  };
}

const hasEnded = ({ child }: ServerProcess) => child.exitCode !== null || child.signalCode !== null;

async function end(cluster: Cluster, server: ServerProcess): Promise<void> {
  if (!hasEnded(server) && !(await shutDown(cluster))) server.child.kill('SIGKILL');
  await server.ended;
}

/** Fast lets no client finish but writes everything out; immediate leaves that to the recovery of the next start. */
async function shutDown({ bin, data, account }: Cluster): Promise<boolean> {
  const stop = (mode: string, seconds: number) =>
    run(join(bin, 'pg_ctl'), ['stop', '-w', '-D', data, '-m', mode, '-t', `${seconds}`], {
      ...account,
      env: SERVER_ENV,
      cwd: bin,
    }).then(
      () => true,
      () => false,
    );
  return (await stop('fast', 10)) || (await stop('immediate', 3));
}

/** For the holder of the lock only: a server on this data has lost its Everylead, and is stopped. */
export async function stopOrphan(cluster: Cluster): Promise<void> {
  const pidFile = join(cluster.data, 'postmaster.pid');
  const content = await readIfThere(pidFile);
  if (content === undefined) return;
  const pid = Math.abs(parseInt(content, 10));
  // On Windows pg_ctl and the server themselves tell a PostgreSQL from another process with the same id.
  if (process.platform === 'win32' || (await serves(pid, cluster.data))) {
    cluster.log(`stopping the database that an earlier Everylead left running (process ${pid})`);
    await shutDown(cluster);
  } else {
    cluster.log('the database was not shut down last time: it recovers');
    await rm(pidFile, { force: true });
  }
}

/** After a power loss the id may be any program's by now: PostgreSQL would refuse to start, and pg_ctl would stop that program. */
async function serves(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const args = ((await readIfThere(`/proc/${pid}/cmdline`)) ?? '').split('\0');
    return basename(args[0] ?? '') === 'postgres' && args.includes(data);
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', `${pid}`]).catch(() => ({ stdout: '' }));
  return stdout.includes(`postgres -D ${data} `);
}

/** @returns the file's text, or nothing where there is no such file */
export async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // ESRCH: a process that ended while its entry in /proc was read.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
