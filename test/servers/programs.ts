import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The service as it is built. */
export const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'src', 'main.js');

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until something is there, and gives it. Whatever is thrown on the way counts as "not yet". */
export async function until<T>(what: string, seconds: number, look: () => Promise<T | false | null>): Promise<T> {
  const deadline = Date.now() + seconds * 1_000;
  let last: unknown = '';
  for (;;) {
    const found = await look().catch((error: unknown) => {
      last = error;
      return null;
    });
    if (found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s: ${what} ${String(last)}`);
    await sleep(100);
  }
}

/** A program of this run that can be killed, frozen and started again; what it says goes into one file. */
export class Program {
  private child: ChildProcess | null = null;
  private readonly said: WriteStream;

  constructor(
    readonly name: string,
    folder: string,
    private readonly command: string,
    private readonly args: string[],
    private readonly env: Record<string, string> = {},
  ) {
    this.said = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
  }

  start(): void {
    if (this.isRunning) return;
    this.child = spawn(this.command, this.args, {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...this.env },
    });
    this.child.on('error', (error) => this.said.write(`${String(error)}\n`));
    this.child.stdout?.pipe(this.said, { end: false });
    this.child.stderr?.pipe(this.said, { end: false });
  }

  get isRunning(): boolean {
    return this.child?.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  /** Ends it with this signal, frozen or not, and waits until it is gone. */
  async end(name: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || !this.isRunning) return;
    const gone = once(child, 'exit');
    child.kill(name);
    child.kill('SIGCONT');
    await gone;
  }
}
