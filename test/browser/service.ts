import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Answerable } from '../answer-mail.js';

const ROOT = join(import.meta.dirname, '..', '..');
const READY = /Everylead answers at (\S+)/;

/** The built service as somebody starts it on a fresh machine, in the sandbox: its clock moves when it is told. */
export class Service {
  private constructor(
    private readonly process: ChildProcess,
    private readonly dataDir: string,
    private readonly key: string,
    readonly url: string,
    /** What was printed at the start for the first visit. */
    readonly setupLink: string,
  ) {}

  static async start(): Promise<Service> {
    const parent = join(ROOT, '.data');
    mkdirSync(parent, { recursive: true });
    const dataDir = mkdtempSync(join(parent, 'browser-'));
    const key = `el_${randomBytes(24).toString('base64url')}`;
    const settings = { CLOCK: 'simulated', DATA_DIR: dataDir, ADMIN_API_KEY: key, PORT: '0', HOST: '127.0.0.1' };
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'src', 'main.js')], {
      cwd: dataDir,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await linesUntil(child, READY);
    const setupLink = /First visit[^:]*: (\S+)/.exec(said)?.[1];
    const url = READY.exec(said)?.[1];
    if (!setupLink || !url) throw new Error(`The start printed no link for the first visit:\n${said}`);
    return new Service(child, dataDir, key, url, setupLink);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
    rmSync(realpathSync(join(this.dataDir, 'postgres')), { recursive: true, force: true });
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** As a program with a key. */
  async call<Answer = unknown>(
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': type }),
      },
      body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as Answer;
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.call<Answer>('GET', path);
  }

  async advance(hours: number): Promise<void> {
    await this.call('POST', '/api/sandbox/advance', { hours });
  }

  /** Moves the clock on until something has come about. */
  async advanceUntil<Found>(find: () => Promise<Found | null | undefined>, hours = 0.5): Promise<Found> {
    for (let moved = 0; moved <= 24 * 6; moved += hours) {
      const found = await find();
      if (found) return found;
      await this.advance(hours);
    }
    throw new Error('It did not come about within six days');
  }

  /** Hands in a raw mail, as a mail server would. */
  receive(mail: string): Promise<{ outcome: string; leadId: string | null }> {
    return this.call('POST', '/api/inbound/email', mail.replaceAll(/\r?\n/g, '\r\n'), 'message/rfc822');
  }

  async mailsTo(address: string): Promise<CapturedMail[]> {
    const { items } = await this.get<{ items: CapturedMail[] }>('/api/sandbox/mail?limit=200');
    return items.filter(({ to }) => to === address);
  }
}

export interface CapturedMail extends Answerable {
  to: string;
  text: string;
}

function linesUntil(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (wanted.test(said)) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`The service ended with ${code}:\n${said}`)));
  });
}
