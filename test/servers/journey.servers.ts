import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { Dovecot } from './dovecot.js';
import { freePort, MAIN, Program, until } from './programs.js';
import { type AskedOnWire, type Reply, ScriptedModel } from '../scripted-model.js';
import { SmtpSink } from './smtp-sink.js';
import { freshDatabase } from '../support.js';

/** What a company runs: a web process, two workers, Postgres, Redis, its mail servers and a model server; nothing in it is ours but the product. */
const KEY = 'el_a-key-for-the-journey-through-real-servers';
const REDIS_URL = process.env.TEST_REDIS_URL;

interface Company {
  folder: string;
  url: string;
  database: Awaited<ReturnType<typeof freshDatabase>>;
  dovecot: Dovecot;
  sink: SmtpSink;
  model: ScriptedModel;
  web: Program;
  workers: [Program, Program];
}
let on: Company;

beforeAll(async () => {
  if (!REDIS_URL) throw new Error('TEST_REDIS_URL is not set: the journey wants a Redis of its own');
  const parent = join(import.meta.dirname, '..', '..', '.data');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'mail-journey-'));
  const [database, dovecot, port] = [await freshDatabase(), await Dovecot.open(), await freePort()];
  const sink = await SmtpSink.open({ user: 'nora@acme.example', password: 'p@ss', certificateOf: dovecot });
  const model = await new ScriptedModel().start();
  model.answers(sayAs);
  const mailbox = `${encodeURIComponent(dovecot.user)}:${encodeURIComponent(dovecot.password)}`;
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL,
    SMTP_URL: `smtps://nora%40acme.example:p%40ss@localhost:${sink.port}`,
    IMAP_URL: `imaps://${mailbox}@localhost:${dovecot.tlsPort}`,
    MAIL_FROM: 'Nora Lind <nora@acme.example>',
    // Their certificates are their own: whoever signed them must be trusted, as in a company's own network.
    NODE_EXTRA_CA_CERTS: dovecot.certificate,
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'scripted',
    SECRET_KEY: 'the same thirty-two characters!!',
    ADMIN_API_KEY: KEY,
    PUBLIC_URL: 'https://leads.example',
    HOST: '127.0.0.1',
    PORT: String(port),
    SCAN_SECONDS: '0.3',
    READ_SECONDS: '1',
    LOG_LEVEL: 'info',
  };
  const play = (name: string, ROLES: string) => new Program(name, folder, process.execPath, [MAIN], { ...env, ROLES });
  const [web, workers] = [play('web', 'web'), [play('worker-1', 'worker'), play('worker-2', 'worker')] as const];
  on = { folder, url: `http://127.0.0.1:${port}`, database, dovecot, sink, model, web, workers: [...workers] };
  for (const program of [web, ...workers]) program.start();
  await until('the service is ready', 90, async () => (await fetch(`${on.url}/health/ready`)).ok);
}, 180_000);

afterAll(async () => {
  for (const program of [on.web, ...on.workers]) await program.end('SIGKILL');
  await on.model.stop();
  await on.sink.close();
  await on.dovecot.close();
  await on.database.drop();
}, 60_000);

/** A model that reads as it is told here, and writes what passes the review. */
function sayAs({ purpose, user }: AskedOnWire): Reply {
  const says = (value: object): Reply => ({ text: JSON.stringify(value) });
  if (purpose === 'touch') {
    const first = 'support teams often lose sight of mails that several people share, and answer some of them twice.';
    return says({
      subject: 'One shared inbox',
      paragraphs: [first, 'May I show you how one shared inbox would look?'],
    });
  }
  if (purpose === 'reply') return says(readingOf(user));
  if (purpose === 'answer') {
    const [, passage = ''] = /"id":\s*"(\d+)"/.exec(user) ?? [];
    const text = 'It connects to Outlook and to Gmail.';
    const claims = [{ text, passage, quote: 'connects to Outlook and to Gmail' }];
    return says({ subject: '', paragraphs: [text, 'A colleague is glad to help further.'], claims, missing: [] });
  }
  if (purpose === 'check') return says({ unproven: [] });
  return says({ whyWarm: 'Asks for a call.', quote: CALL, nextStep: 'Call on Thursday at 10.' });
}

const CALL = 'Could you call me on Thursday at 10?';
const QUESTION = 'Does it connect to Outlook?';
const OPT_OUT = 'Please remove me from your list.';

function readingOf(user: string): object {
  const common = { confidence: 0.95, language: 'en', resumeOn: null, questions: [] as string[], referral: null };
  if (user.includes(QUESTION)) return { ...common, class: 'question', evidence: QUESTION, questions: [QUESTION] };
  return { ...common, class: 'wants_meeting', evidence: CALL };
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${on.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A lead of the journey, and what it finds in its mail. */
interface Person {
  id: string;
  address: string;
}

async function arrives(name: string): Promise<Person> {
  const address = `${name.toLowerCase()}@${name.toLowerCase()}-logistics.example`;
  const given = { email: address, firstName: name, company: `${name} Logistics`, country: 'DE', language: 'en' };
  return { address, id: (await call<{ id: string }>('POST', '/api/leads', given)).id };
}

const mailsTo = async ({ address }: Pick<Person, 'address'>): Promise<ParsedMail[]> =>
  Promise.all(on.sink.taken.filter(({ to }) => to === address).map(({ raw }) => simpleParser(raw)));
const mailTo = (person: Pick<Person, 'address'>, which = 0): Promise<ParsedMail> =>
  until(`mail ${which + 1} to ${person.address}`, 40, async () => (await mailsTo(person))[which] ?? null);
const standing = ({ id }: Person) => call<{ ledgerState: string; ledgerReason: string }>('GET', `/api/leads/${id}`);
const stands = (person: Person, state: string) =>
  until(`${person.address} is ${state}`, 40, async () => {
    const found = await standing(person);
    const said = `${found.ledgerState} ${found.ledgerReason}`;
    if (!said.includes(state)) throw new Error(`but ${said}`);
    return found;
  });

function answerTo(touch: ParsedMail, { address }: Person, words: string): string {
  return [
    `From: <${address}>`,
    `To: ${touch.replyTo?.text}`,
    `Subject: Re: ${touch.subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${Math.random()}@their-server.example>`,
    `In-Reply-To: ${touch.messageId}`,
    `References: ${touch.messageId}`,
    '',
    words,
    '',
    `On Tuesday Nora Lind wrote:`,
    '> May I show you how one shared inbox would look?',
    '',
  ].join('\r\n');
}

function bounceOf(touch: ParsedMail, { address }: Person): string {
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.acme.example>',
    'To: nora@acme.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${Math.random()}@mx.acme.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.acme.example',
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${touch.messageId}`,
    '--b--',
    '',
  ].join('\r\n');
}

it('a whole company: mail out and in over real servers, by two workers', async () => {
  const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', skipHolidays: false };
  await call('PUT', '/api/cadences/1', {
    ...{ name: 'Journey', position: 1, sendWindow: always, review: 'none' },
    steps: [
      { waitDays: 0, purpose: 'opening' },
      { waitDays: 3, purpose: 'new_angle' },
    ],
  });
  // Before anything may leave, it says what is missing.
  const early = await arrives('Early');
  await stands(early, 'company_not_described');
  await call('PUT', '/api/settings', {
    name: 'Acme Desk',
    sells: 'a shared inbox for support teams',
    audience: 'support teams of 5 to 50 people',
    senderName: 'Nora Lind',
    postalAddress: '1 Main Street, Springfield',
  });
  const mia = { name: 'Mia', email: 'mia@acme.example', timeZone: 'Europe/Berlin', capacity: 50 };
  await call('POST', '/api/reps', { ...mia, hours: { ...always, to: '23:59' } });
  await call('POST', '/api/knowledge', {
    title: QUESTION,
    text: 'Acme Desk connects to Outlook and to Gmail.',
    language: 'en',
  });
  await call('PUT', '/api/settings/autonomy', { cells: [{ class: 'question', act: 'send' }] });
  const [mailbox] = (await call<{ items: { id: string; setUpBy: string }[] }>('GET', '/api/mailboxes')).items;
  expect(mailbox).toMatchObject({ setUpBy: 'environment' });
  const test = await call<{ smtp: object; imap: object }>('POST', `/api/mailboxes/${mailbox!.id}/test`);
  expect(test).toMatchObject({
    smtp: { ok: true },
    imap: { ok: true, detail: expect.stringContaining('Junk') as string },
  });

  const wrong = { host: 'localhost', security: 'implicit', user: 'nobody', password: 'wrong' };
  const broken = await call<{ id: string }>('POST', '/api/mailboxes', {
    address: 'broken@acme.example',
    fromName: 'Broken',
    status: 'paused',
    smtp: { ...wrong, port: on.sink.port },
    imap: { ...wrong, port: on.dovecot.tlsPort },
  });
  const refused = { ok: false, problem: 'sign_in_failed', remedy: expect.stringContaining('app password') as string };
  const failing = await call<object>('POST', `/api/mailboxes/${broken.id}/test`);
  expect(failing).toMatchObject({ smtp: refused, imap: refused });

  // Many at once, over two workers: each gets one mail.
  const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', ...Array.from({ length: 20 }, (_, n) => `Lead${n}`)];
  const people = await Promise.all(names.map(arrives));
  const [ana, ben, cleo, dan, eve] = people as [Person, Person, Person, Person, Person];
  const touches = new Map<Person, ParsedMail>();
  for (const person of people) touches.set(person, await mailTo(person));
  const touch = touches.get(ana)!;
  expect(touch.text).toContain('1 Main Street, Springfield');
  expect(touch.from?.text).toContain('Nora Lind');
  expect(touch.headers.get('list')).toMatchObject({ unsubscribe: { url: expect.stringMatching(/^https:/) as string } });
  for (const name of ['worker-1', 'worker-2']) {
    expect(readFileSync(join(on.folder, `${name}.log`), 'utf8')).toMatch(/"job":"(?:touch.draft|message.send)"/);
  }

  // A worker is taken out, as in a deployment; the other one goes on.
  await on.workers[0].end('SIGTERM');
  await on.dovecot.append(answerTo(touches.get(ana)!, ana, `Sounds good. ${CALL}`));
  await on.dovecot.append(answerTo(touches.get(ben)!, ben, QUESTION));
  await on.dovecot.append(bounceOf(touches.get(cleo)!, cleo));
  await on.dovecot.append(answerTo(touches.get(dan)!, dan, OPT_OUT));
  await on.dovecot.append(answerTo(touches.get(eve)!, eve, CALL), 'Junk');
  await on.dovecot.append('From: a friend <friend@private.example>\r\nSubject: Lunch?\r\n\r\nAt noon?\r\n');

  await stands(ana, 'with_rep');
  expect((await mailTo({ address: 'mia@acme.example' })).text).toContain(CALL);
  await stands(eve, 'with_rep');
  const answer = await mailTo(ben, 1);
  expect(answer.text).toContain('It connects to Outlook and to Gmail.');
  expect(answer.inReplyTo).toMatch(/their-server\.example/);
  expect(answer.headers.get('auto-submitted')).toBe('auto-replied');
  await stands(cleo, 'bounced');
  await stands(dan, 'unsubscribe');
  const suppressed = await call<{ items: { value: string }[] }>('GET', '/api/suppressions');
  expect(suppressed.items.map(({ value }) => value).sort()).toEqual([cleo.address, dan.address]);

  // Nobody was written to twice, and the ledger adds up.
  for (const person of people.filter((each) => each !== ben)) expect(await mailsTo(person)).toHaveLength(1);
  expect(await mailsTo(ben)).toHaveLength(2);
  const coverage = await call<{ total: number; unaccounted: number }>('GET', '/api/coverage');
  expect(coverage).toMatchObject({ total: people.length + 1, unaccounted: 0 });
  const [read, unread] = (await call<{ items: object[] }>('GET', '/api/mailboxes')).items;
  expect(read).toMatchObject({ isUnread: false, reading: null, parked: 0 });
  expect(unread).toMatchObject({ isUnread: true, reading: { problem: 'sign_in_failed' } });
  // What the programs said is kept only when there is something to look for.
  rmSync(on.folder, { recursive: true, force: true });
}, 180_000);
