import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '../src/clock/clock.js';
import type { SimulatedClock } from '../src/clock/simulated.clock.js';
import { type RunningApp, startApp } from '../src/start-app.js';

/** A lead's whole life through the public contract, the clock moved by days: on the Postgres queue, and on Redis where one is given. */
const QUEUES = [
  { queue: 'Postgres', redisUrl: undefined },
  ...(process.env.TEST_REDIS_URL ? [{ queue: 'Redis', redisUrl: process.env.TEST_REDIS_URL }] : []),
];

const KEY = `el_${randomBytes(24).toString('base64url')}`;

/** A morning in the lead's and the rep's hours, with three weeks without holidays to come. */
const MONDAY = new Date('2030-03-04T06:00:00Z');

type Json = Record<string, never> & { [key: string]: unknown };

describe.each(QUEUES)('the whole path, on the $queue queue', ({ redisUrl }) => {
  let running: RunningApp;
  let dataDir: string;

  beforeAll(async () => {
    const parent = join(import.meta.dirname, '..', '.data');
    mkdirSync(parent, { recursive: true });
    dataDir = mkdtempSync(join(parent, 'journey-'));
    running = await startApp({
      CLOCK: 'simulated',
      DATA_DIR: dataDir,
      ADMIN_API_KEY: KEY,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      REDIS_URL: redisUrl,
    });
    // Always the same weeks, or what happens depends on the day the suite runs.
    await running.app.get<SimulatedClock>(Clock).moveTo(MONDAY);
  }, 180_000);

  afterAll(async () => {
    await running?.stop();
    const database = join(dataDir, 'postgres');
    rmSync(realpathSync(database), { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const raw = body instanceof FormData || Buffer.isBuffer(body);
    const response = await fetch(`${running.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(raw || body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: raw ? (body as never) : body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Json };
  }
  const get = async <T>(path: string): Promise<T> => (await call('GET', path)).body as T;
  const advance = (hours: number) => call('POST', '/api/sandbox/advance', { hours });

  interface Mail {
    to: string;
    subject: string;
    text: string;
    headers: Record<string, string>;
  }
  const mailsTo = async (address: string): Promise<Mail[]> =>
    (await get<{ items: Mail[] }>('/api/sandbox/mail?limit=200')).items.filter(({ to }) => to === address);
  const lead = (id: string) => get<{ ledgerState: string; ledgerReason: string }>(`/api/leads/${id}`);

  it('is closed without a key', async () => {
    const response = await fetch(`${running.url}/api/leads`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('shows that it lives', async () => {
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    expect((await call('GET', '/metrics')).body.text).toContain('everylead_unaccounted 0');
    expect(Object.keys((await get<{ paths: object }>('/api/openapi.json')).paths)).toContain('/api/leads');
  });

  it('holds leads visibly until there is a mailbox and a company', async () => {
    const created = await call('POST', '/api/leads', {
      email: 'ana.silva@fresh.example',
      firstName: 'Ana',
      country: 'DE',
    });
    expect(created.status).toBe(201);
    await advance(72);
    const { id } = created.body as unknown as { id: string };
    expect(await lead(id)).toMatchObject({ ledgerState: 'waiting_first_touch', ledgerReason: 'no_mailbox' });
    expect(await get('/api/coverage')).toMatchObject({ total: 1, unaccounted: 0 });
  });

  it('takes its settings through the API', async () => {
    const company = {
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
    expect((await call('PUT', '/api/settings', company)).status).toBe(200);
    const mailbox = { address: 'nora@acme.example', fromName: 'Nora Lind', dailyCap: 100, timeZone: 'Europe/Berlin' };
    expect((await call('POST', '/api/mailboxes', mailbox)).status).toBe(201);
    const rep = {
      name: 'Mia',
      email: 'mia@acme.example',
      timeZone: 'Europe/Berlin',
      hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: false },
      capacity: 10,
      countries: [],
      languages: [],
    };
    expect((await call('POST', '/api/reps', rep)).status).toBe(201);
    const bad = await call('POST', '/api/mailboxes', { address: 'nobody' });
    expect(bad.status).toBe(400);
    expect(bad.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'address' })]));
  });

  it('answers the same Idempotency-Key with the same lead', async () => {
    const input = { email: 'otto@idem.example', firstName: 'Otto', country: 'DE' };
    const key = { 'idempotency-key': 'k-1' };
    const first = await call('POST', '/api/leads', input, key);
    const again = await call('POST', '/api/leads', input, key);
    expect(again).toEqual(first);
    expect((await call('POST', '/api/leads', { ...input, firstName: 'Hans' }, key)).status).toBe(422);
  });

  it('writes, follows up in the thread, and stops at the reply', async () => {
    await advance(24 * 7);
    const sent = await mailsTo('ana.silva@fresh.example');
    expect(sent.length).toBeGreaterThanOrEqual(2);
    const [first, second] = sent as [Mail, Mail];
    expect(first.text).toMatch(/Ana/);
    expect(first.text).toContain('1 Main Street');
    expect(first.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(second.subject).toBe(`Re: ${first.subject}`);
    expect(second.headers['in-reply-to']).toBe(first.headers['message-id']);

    const reply = [
      'From: Ana Silva <ana.silva@fresh.example>',
      `To: ${second.headers['reply-to']}`,
      `Subject: ${second.subject}`,
      'Message-ID: <reply-1@fresh.example>',
      `In-Reply-To: ${second.headers['message-id']}`,
      `References: ${first.headers['message-id']} ${second.headers['message-id']}`,
      '',
      'Sounds good, we would love to see it. Could you call me on Thursday at 10?',
      '',
    ].join('\r\n');
    const received = await call('POST', '/api/inbound/email', Buffer.from(reply), { 'content-type': 'message/rfc822' });
    expect(received).toMatchObject({ status: 202, body: { outcome: 'received' } });
    const twice = await call('POST', '/api/inbound/email', Buffer.from(reply), { 'content-type': 'message/rfc822' });
    expect(twice.body.outcome).toBe('duplicate');
    await advance(1);
    const { leadId } = received.body as unknown as { leadId: string };
    expect(await lead(leadId)).toMatchObject({ ledgerState: 'with_rep' });
    const handoffs = await get<{ items: { status: string; brief: { quote: string } }[] }>('/api/handoffs');
    expect(handoffs.items[0]?.brief.quote).toContain('call me on Thursday');
    const [brief] = (await mailsTo('mia@acme.example')) as [Mail];
    expect(brief.text).toContain('call me on Thursday');

    const answer = [
      'From: Mia <mia@acme.example>',
      `To: ${brief.headers['reply-to']}`,
      `Subject: Re: ${brief.subject}`,
      'Message-ID: <from-mia@phone.example>',
      `In-Reply-To: ${brief.headers['message-id']}`,
      '',
      'Thursday at 10 it is.',
      '',
      ...brief.text.split('\n').map((line) => `> ${line}`),
      '',
    ].join('\r\n');
    const inbound = { 'content-type': 'message/rfc822' };
    const passed = await call('POST', '/api/inbound/email', Buffer.from(answer), inbound);
    expect(passed).toMatchObject({ status: 202, body: { outcome: 'from_rep', leadId } });
    await advance(1);
    const byMia = (await mailsTo('ana.silva@fresh.example')).find(({ text }) => text.includes('Thursday at 10 it is.'));
    expect(byMia!.headers.from).toMatch(/^Mia <nora@acme\.example>$/);
    expect(byMia!.headers['in-reply-to']).toBe('<reply-1@fresh.example>');
    expect(byMia!.text).not.toMatch(/call me|Take this lead/);
    expect((await get<{ items: object[] }>('/api/handoffs')).items).toMatchObject([{ status: 'accepted' }]);
    await advance(24 * 10);
    expect(await mailsTo('ana.silva@fresh.example')).toHaveLength(sent.length + 1);
  });

  it('unsubscribes by one click, and only by POST', async () => {
    const [mail] = await mailsTo('otto@idem.example');
    const url = /https:\/\/[^\s<>]+(\/u\/[\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await fetch(`${running.url}${url}`)).status).toBe(200);
    expect((await get<{ excluded: Record<string, number> }>('/api/coverage')).excluded).not.toHaveProperty(
      'unsubscribed',
    );
    const post = await fetch(`${running.url}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(post.status).toBe(200);
    expect((await get<{ excluded: Record<string, number> }>('/api/coverage')).excluded).toMatchObject({
      unsubscribed: 1,
    });
  });

  it('keeps its laws over the sample file and three weeks', async () => {
    const form = new FormData();
    form.set('file', new Blob(['Email,First Name,Last Name,Company Name,Country\n', ...sampleRows(40)]), 'list.csv');
    const started = await call('POST', '/api/imports', form);
    expect(started.status).toBe(202);
    await advance(24 * 21);
    const report = await get<{ laws: { law: string; breaches: string[] }[] }>('/api/sandbox/report');
    expect(report.laws.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
    const coverage = await get<{ total: number; states: Record<string, number>; unaccounted: number }>('/api/coverage');
    expect(coverage).toMatchObject({ total: 42, unaccounted: 0 });
    expect(Object.values(coverage.states).reduce((sum, leads) => sum + leads, 0)).toBe(42);
  }, 240_000);
});

function* sampleRows(rows: number): Generator<string> {
  const countries = ['Germany', 'France', 'Spain', 'United States', 'India'];
  for (let row = 1; row <= rows; row++) {
    yield `person${row}@company${row}.example,First${row},Last${row},Company ${row},${countries[row % countries.length]}\n`;
  }
}
