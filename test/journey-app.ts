import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '../src/clock/clock.js';
import type { SimulatedClock } from '../src/clock/simulated.clock.js';
import { SimulateLeads } from '../src/sandbox/simulate-leads.js';
import { SimulateStaff } from '../src/sandbox/simulate-staff.js';
import { type RunningApp, startApp } from '../src/start-app.js';
import type { Answerable } from './answer-mail.js';

/** A morning in the lead's and the rep's hours, with three weeks without holidays to come. */
export const MONDAY = new Date('2030-03-04T06:00:00Z');

export type Json = Record<string, never> & { [key: string]: unknown };

export interface Mail extends Answerable {
  to: string;
  text: string;
}

export const COMPANY = {
  name: 'Acme Desk',
  sells: 'a shared inbox for support teams',
  audience: 'support teams of 5 to 50 people',
  proof: ['Teams answer twice as fast after a month.'],
  tone: 'friendly',
  website: 'https://acme.example',
  linkDomains: ['acme.example'],
  senderName: 'Nora Lind',
  postalAddress: '1 Main Street, Springfield',
};

export const MAILBOX = {
  address: 'nora@acme.example',
  fromName: 'Nora Lind',
  dailyCap: 100,
  timeZone: 'Europe/Berlin',
};

export const aRep = (name: string): object => ({
  name,
  email: `${name.toLowerCase()}@acme.example`,
  timeZone: 'Europe/Berlin',
  hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: false },
  capacity: 10,
  countries: [],
  languages: [],
});

/** The whole service, reached as anybody reaches it: through HTTP, its clock moved by hours. */
export class JourneyApp {
  private constructor(
    private readonly running: RunningApp,
    private readonly dataDir: string,
    private readonly key: string,
    private at: Date,
  ) {}

  static async start(redisUrl?: string): Promise<JourneyApp> {
    const parent = join(import.meta.dirname, '..', '.data');
    mkdirSync(parent, { recursive: true });
    const dataDir = mkdtempSync(join(parent, 'journey-'));
    const key = `el_${randomBytes(24).toString('base64url')}`;
    const running = await startApp({
      CLOCK: 'simulated',
      DATA_DIR: dataDir,
      ADMIN_API_KEY: key,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      REDIS_URL: redisUrl,
    });
    // Always the same weeks, or what happens depends on the day the suite runs.
    await running.app.get<SimulatedClock>(Clock).moveTo(MONDAY);
    return new JourneyApp(running, dataDir, key, MONDAY);
  }

  get now(): Date {
    return this.at;
  }

  get url(): string | null {
    return this.running.url;
  }

  /** The sandbox's own leads, reps and supervisors do nothing more: whatever people do, the test does. */
  sendPeopleHome(): void {
    Object.assign(this.running.app.get(SimulateLeads), { read: () => Promise.resolve() });
    this.sendStaffHome();
  }

  /** Leads go on writing. */
  sendStaffHome(): void {
    Object.assign(this.running.app.get(SimulateStaff), { look: () => Promise.resolve() });
  }

  async stop(): Promise<void> {
    await this.running.stop();
    rmSync(realpathSync(join(this.dataDir, 'postgres')), { recursive: true, force: true });
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async call<T = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T }> {
    const raw = body instanceof FormData || Buffer.isBuffer(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(raw || body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: raw ? (body as never) : body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as T };
  }

  async get<T>(path: string): Promise<T> {
    return (await this.call<T>('GET', path)).body;
  }

  async advance(hours: number): Promise<void> {
    const { status, body } = await this.call<{ now: string }>('POST', '/api/sandbox/advance', { hours });
    if (status !== 200) throw new Error(`The clock stands still: ${JSON.stringify(body)}`);
    this.at = new Date(body.now);
  }

  /** Oldest first. */
  async mailsTo(address: string): Promise<Mail[]> {
    return (await this.allMails()).filter(({ to }) => to === address);
  }

  async allMails(): Promise<Mail[]> {
    const mails: Mail[] = [];
    for (let cursor = ''; ;) {
      const page = await this.get<{ items: Mail[]; nextCursor: string | null }>(
        `/api/sandbox/mail?limit=200${cursor && `&cursor=${cursor}`}`,
      );
      mails.push(...page.items);
      if (!page.nextCursor) return mails;
      cursor = page.nextCursor;
    }
  }

  /** A mail that arrives at our door. */
  async receive(mail: string): Promise<{ status: number; body: { outcome: string; leadId?: string } }> {
    const dated = `Date: ${this.now.toUTCString()}\r\n${mail}`;
    return this.call('POST', '/api/inbound/email', Buffer.from(dated), { 'content-type': 'message/rfc822' });
  }
}
