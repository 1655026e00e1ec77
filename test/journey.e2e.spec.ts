import { answerTo } from './answer-mail.js';
import { aRep, COMPANY, JourneyApp, type Mail, MAILBOX } from './journey-app.js';

/** A lead's whole life through the public contract, the clock moved by days: on the Postgres queue, and on Redis where one is given. */
const QUEUES = [
  { queue: 'Postgres', redisUrl: undefined },
  ...(process.env.TEST_REDIS_URL ? [{ queue: 'Redis', redisUrl: process.env.TEST_REDIS_URL }] : []),
];

describe.each(QUEUES)('the whole path, on the $queue queue', ({ redisUrl }) => {
  let journey: JourneyApp;

  beforeAll(async () => {
    journey = await JourneyApp.start(redisUrl);
  }, 180_000);
  afterAll(() => journey?.stop(), 60_000);

  const call: JourneyApp['call'] = (...request) => journey.call(...request);
  const get = <T>(path: string): Promise<T> => journey.get(path);
  const advance = (hours: number) => journey.advance(hours);
  const mailsTo = (address: string) => journey.mailsTo(address);
  const lead = (id: string) => get<{ ledgerState: string; ledgerReason: string }>(`/api/leads/${id}`);

  it('is closed without a key', async () => {
    const response = await fetch(`${journey.url}/api/leads`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('shows that it lives', async () => {
    expect((await fetch(`${journey.url}/health`)).status).toBe(200);
    expect((await fetch(`${journey.url}/health/ready`)).status).toBe(200);
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
    expect((await call('PUT', '/api/settings', COMPANY)).status).toBe(200);
    expect((await call('POST', '/api/mailboxes', MAILBOX)).status).toBe(201);
    expect((await call('POST', '/api/reps', aRep('Mia'))).status).toBe(201);
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

    const reply = answerTo(
      second,
      'Ana Silva <ana.silva@fresh.example>',
      'Sounds good, we would love to see it. Could you call me on Thursday at 10?',
      { 'Message-ID': '<reply-1@fresh.example>' },
    );
    const received = await journey.receive(reply);
    expect(received).toMatchObject({ status: 202, body: { outcome: 'received' } });
    expect((await journey.receive(reply)).body.outcome).toBe('duplicate');
    await advance(1);
    const { leadId } = received.body as { leadId: string };
    expect(await lead(leadId)).toMatchObject({ ledgerState: 'with_rep' });
    const handoffs = await get<{ items: { status: string; brief: { quote: string } }[] }>('/api/handoffs');
    expect(handoffs.items[0]?.brief.quote).toContain('call me on Thursday');
    const [brief] = (await mailsTo('mia@acme.example')) as [Mail];
    expect(brief.text).toContain('call me on Thursday');

    const words = ['Thursday at 10 it is.', '', ...brief.text.split('\n').map((line) => `> ${line}`)].join('\r\n');
    const passed = await journey.receive(answerTo(brief, 'Mia <mia@acme.example>', words));
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
    expect((await fetch(`${journey.url}${url}`)).status).toBe(200);
    expect((await get<{ excluded: Record<string, number> }>('/api/coverage')).excluded).not.toHaveProperty(
      'unsubscribed',
    );
    const post = await fetch(`${journey.url}${url}`, {
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
