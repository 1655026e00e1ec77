import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Another process that is alive holds the folder. Nothing was touched. */
export class DataDirInUse extends Error {
  constructor(readonly dataDir: string) {
    super(
      `${dataDir} is in use by another Everylead that is running. ` +
        'Stop that one, or give this one data of its own: set DATABASE_URL or DATA_DIR.',
    );
    this.name = 'DataDirInUse';
  }
}

/** The folder is not ours to write in, or its file system has no Unix sockets (some network and container mounts). */
export class DataDirNotLockable extends Error {
  constructor(dataDir: string, cause: NodeJS.ErrnoException) {
    super(
      `${dataDir} cannot be locked (${cause.code}): Everylead must be able to create a Unix socket in it. ` +
        'Set DATA_DIR to a folder of your own on a local disk, or set DATABASE_URL.',
      { cause },
    );
    this.name = 'DataDirNotLockable';
  }
}

export interface InstanceLock {
  release(): Promise<void>;
}

const CLAIM = /^claim-[0-9a-f-]+\.sock$/;
/** sun_path holds 104 bytes on macOS and 108 on Linux, the final NUL included. */
const MAX_SOCKET_PATH = 103;
/** Newcomers that met may have turned each other away; the one that holds the folder is still there at the last try. */
const TRIES = 3;

/**
 * Claims `dir` (absolute, existing) for as long as this process lives, or throws {@link DataDirInUse}.
 *
 * A claim is a socket in the folder that this process listens on. The kernel stops answering for it when the process dies,
 * however it dies: no heartbeat, no process id that another program may have got since. Everyone listens under a name of
 * its own first and looks around afterwards, so of two that come together at least one sees the other, and never do both
 * stay. The lock alone does not keep Node running.
 */
export async function lockDataDir(dir: string): Promise<InstanceLock> {
  if (process.platform === 'win32') return lockByPipe(dir);
  for (let left = TRIES; left > 0; left--) {
    const lock = await withShortPath(dir, (shortDir) => claim(dir, shortDir));
    if (lock) return lock;
    if (left > 1) await sleep(20 + Math.random() * 80);
  }
  throw new DataDirInUse(dir);
}

async function claim(dir: string, shortDir: string): Promise<InstanceLock | undefined> {
  const name = `claim-${randomUUID().slice(0, 8)}.sock`;
  const server = await listen(join(shortDir, name)).catch((error: NodeJS.ErrnoException) => {
    throw new DataDirNotLockable(dir, error);
  });
  const release = async () => {
    server.close();
    await rm(join(dir, name), { force: true });
  };
  if (await isAlone(shortDir, name)) return { release };
  await release();
  return undefined;
}

async function isAlone(shortDir: string, own: string): Promise<boolean> {
  const others = (await readdir(shortDir)).filter((name) => CLAIM.test(name) && name !== own);
  for (const other of others) {
    if (await answers(join(shortDir, other))) return false;
    await rm(join(shortDir, other), { force: true });
  }
  // Someone may have met our socket between its bind and its listen, and removed it as a dead one.
  return access(join(shortDir, own)).then(
    () => true,
    () => false,
  );
}

async function answers(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    // Anything else (no permission, backlog full) comes from a socket that is alive.
    const code = (error as NodeJS.ErrnoException).code;
    return code !== 'ECONNREFUSED' && code !== 'ENOENT';
  } finally {
    socket.destroy();
  }
}

async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  // Whoever comes next, under whatever user, must be able to find out whether we live.
  server.listen({ path, readableAll: true, writableAll: true });
  await once(server, 'listening');
  return server.unref();
}

/** Hands `use` a path to `dir` that is short enough for a socket: where the real one is too long, a link to it. */
async function withShortPath<T>(dir: string, use: (shortDir: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(join(dir, 'claim-00000000.sock')) <= MAX_SOCKET_PATH) return use(dir);
  const folder = await mkdtemp(join(tmpdir(), 'everylead-'));
  try {
    const link = join(folder, 'd');
    await symlink(dir, link);
    return await use(link);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Windows removes a pipe with its last owner and refuses a second listener by itself. */
async function lockByPipe(dir: string): Promise<InstanceLock> {
  const key = createHash('sha256').update(dir.toLowerCase()).digest('hex').slice(0, 24);
  const server = await listen(`\\\\.\\pipe\\everylead-${key}`).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new DataDirInUse(dir) : error;
  });
  return { release: async () => void server.close() };
}
