import { SmtpMailTransport } from '../src/mail/smtp.mail-transport.js';
import type { SmtpSettings } from '../src/mail/smtp.mail-transport.js';
import { SendMessage } from '../src/outreach/send-message.js';
import { aCompany, aLead, aMailbox, anEnrollment, aTouch } from './builders.js';
import { expectAllAccounted, startFlowApp } from './flow-app.js';
import { type Act, ScriptedSmtp, type Stage } from './servers/scripted-smtp.js';
import type { TestApp } from './support.js';

/**
 * What becomes of a message, its lead and its mailbox, by what a server says and where.
 * - `sent`; `temporary`: the same bytes go again later; `unknown`: a person decides.
 * - `bounced`: the address is closed. `refused`: this mail is, and nothing is said of the address.
 * - `paused`: the mailbox stands still and people are told; nothing is said of the lead.
 */
type Result = 'sent' | 'temporary' | 'bounced' | 'refused' | 'paused' | 'unknown';
type Row = [stage: Stage, act: Act, result: Result, settings?: Partial<SmtpSettings>];

const SIGNED_IN = { user: 'nora', password: 'secret' };
const TLS = { security: 'starttls' as const };
const QUICK = { connection: 2_000, greeting: 300, silence: 300, whole: 5_000 };
const SLOW = { timeouts: { ...QUICK, greeting: 3_000, silence: 3_000 } };

let test: TestApp;
let server: ScriptedSmtp;

beforeAll(async () => {
  test = await startFlowApp();
  server = await ScriptedSmtp.open();
}, 60_000);
beforeEach(async () => {
  await test.reset();
  await aCompany(test);
});
afterEach(() => expectAllAccounted(test));
afterAll(async () => {
  await server.close();
  await test.stop();
});

async function tryOnce([stage, act, , settings]: Row): Promise<{ result: string; read: number }> {
  const mailbox = await aMailbox(test);
  const lead = await aLead(test);
  const touch = await aTouch(test, await anEnrollment(test, lead, { mailboxId: mailbox.id }));
  server.play({ [stage]: act });
  const wire = new SmtpMailTransport({
    ...{ host: '127.0.0.1', port: server.port, security: 'none', timeouts: QUICK, connections: 1 },
    ...settings,
  });
  test.wire.next((mail) => wire.send(mail));
  await test.app.get(SendMessage).run({ ids: [touch.id] });
  wire.close();
  return { result: await resultOf(touch.id), read: server.read };
}

async function resultOf(id: string): Promise<string> {
  const [found] = await test.rows<{ status: string; hold: string; later: boolean; paused: boolean; closed: boolean }>(
    `select message.status, hold_reason as hold, not_before > $2 as later, mailbox.status = 'paused' as paused,
       exists (select from suppression where value = lead.email) as closed
     from message join mailbox on mailbox.id = message.mailbox_id join lead on lead.id = message.lead_id where message.id = $1`,
    [id, test.clock.at],
  );
  const { status, hold, later, paused, closed } = found!;
  if (paused) return status === 'queued' && !closed ? 'paused' : `paused, but ${status}, closed ${closed}`;
  if (closed) return status === 'failed' ? 'bounced' : `closed, but ${status}`;
  if (status === 'failed') return 'refused';
  if (status !== 'queued') return status;
  return later && hold === 'server_asked_to_wait' ? 'temporary' : `queued: ${hold}`;
}

const each = (stage: Stage, acts: Act[], result: Result, settings?: Partial<SmtpSettings>): Row[] =>
  acts.map((act) => [stage, act, result, settings]);

const LATER = ['421 4.3.2 shutting down', '450 4.2.0 busy', '451 4.3.0 local error', '452 4.3.1 out of storage'];
const NEVER = ['550 5.0.0 no', '554 5.7.0 go away'];

const TABLE: Row[] = [
  ...each('greeting', [...LATER, 'cut', 'silence'], 'temporary'),
  ...each('greeting', ['554 no SMTP service for you', '550 your host is listed', 'HTTP/1.1 400 Bad Request'], 'paused'),
  ...each('greeting', [{ late: '220 good morning' }], 'sent', SLOW),

  ...each('EHLO', ['421 4.3.2 shutting down', 'cut', 'silence'], 'temporary'),
  // An old server: HELO will do.
  ...each('EHLO', ['500 what?', '502 not implemented', '504 no', '550 no'], 'sent'),
  ...each('EHLO', ['500 what?'], 'paused', TLS),
  ...each('EHLO', ['454 later'], 'temporary', TLS),

  ...each('STARTTLS', ['454 4.7.0 TLS not available', '501 no', '554 no', '502 no'], 'paused', TLS),
  ...each('STARTTLS', ['421 4.3.2 shutting down', 'silence'], 'temporary', TLS),
  // And then no word of the handshake.
  ...each('STARTTLS', ['220 go ahead'], 'temporary', TLS),

  ...each(
    'AUTH',
    ['535 5.7.8 bad credentials', '534 5.7.9 too weak', '530 5.7.0 no', '538 5.7.11 no'],
    'paused',
    SIGNED_IN,
  ),
  ...each('AUTH', ['500 what?', '504 no', '550 5.7.1 disabled'], 'paused', SIGNED_IN),
  ...each('AUTH', ['454 4.7.0 temporary failure', '421 4.7.0 too many', '451 4.3.0 later'], 'temporary', SIGNED_IN),
  ...each('AUTH', ['cut', 'silence'], 'temporary', SIGNED_IN),
  ...each('AUTH', ['235 welcome'], 'sent', SIGNED_IN),

  ...each('MAIL', [...LATER, '503 5.5.1 bad sequence', 'cut', 'silence'], 'temporary'),
  ...each('MAIL', [...NEVER, '501 5.1.7 bad sender', '530 5.7.0 sign in first', '553 not yours'], 'paused'),
  ...each('MAIL', ['550 5.4.5 daily sending quota exceeded'], 'temporary'),

  ...each('RCPT', [...LATER, '450 4.7.1 greylisted, try again in 5 minutes', 'cut', 'silence'], 'temporary'),
  ...each('RCPT', ['452 4.5.3 too many recipients', '552 too many recipients', '550 too many messages'], 'temporary'),
  ...each('RCPT', ['552 5.2.2 mailbox full', '550 5.2.2 over quota'], 'temporary'),
  ...each('RCPT', ['550 5.1.1 no such user', '550 no', '551 user not local', '553 no such name', '554 no'], 'bounced'),
  ...each('RCPT', ['501 5.1.3 bad address', '556 5.1.10 does not accept mail', '550 5.2.1 disabled'], 'bounced'),
  ...each('RCPT', ['554 5.7.1 rejected by policy'], 'refused'),
  ...each('RCPT', ['550 5.7.1 relaying denied', '553 5.7.1 sender address rejected: not logged in'], 'paused'),
  ...each('RCPT', ['554 5.7.1 client host [192.0.2.1] blocked using zen.spamhaus.org'], 'paused'),
  ...each('RCPT', ['550 5.7.26 unauthenticated', '550 5.1.8 bad sender', '530 sign in first'], 'paused'),
  ...each('RCPT', [{ late: '250 ok' }], 'sent', SLOW),

  ...each('DATA', [...LATER, '503 5.5.1 bad sequence', 'cut', 'silence'], 'temporary'),
  ...each('DATA', ['550 5.1.1 no such user'], 'bounced'),
  ...each('DATA', ['554 5.7.1 looks like spam'], 'refused'),

  ...each('end', ['250 ok', '251 will forward', { late: '250 ok' }], 'sent', SLOW),
  ...each('end', [...LATER, '450 4.7.1 greylisted'], 'temporary'),
  ...each('end', ['552 5.2.2 mailbox full'], 'temporary'),
  ...each('end', ['550 5.1.1 no such user'], 'bounced'),
  // The recipient was taken before: it is the text that is refused.
  ...each('end', ['554 5.6.0 no', '550 no', '552 5.3.4 message too large', '554 5.7.1 spam'], 'refused'),
  ...each('end', ['554 Message rejected: Email address is not verified'], 'paused'),
  ...each('end', ['550 5.7.515 does not meet the required authentication level'], 'paused'),
  // It has read all of it.
  ...each('end', ['cut', 'silence'], 'unknown'),
];

describe('an answer of an SMTP server', () => {
  it.each(TABLE)('at %s: %j is %s', async (...row) => {
    const { result, read } = await tryOnce(row);
    expect(result).toBe(row[2]);
    // Whatever the server had read to its end before it answered, it was one mail.
    expect(read).toBe(row[0] === 'end' || row[2] === 'sent' ? 1 : 0);
  });

  it.each([
    ['host_not_found', { host: 'mail.invalid' }],
    ['tls_failed', { security: 'implicit' as const }],
  ])('%s pauses the mailbox', async (_, settings) => {
    expect((await tryOnce(['greeting', '220 ok', 'paused', settings])).result).toBe('paused');
  });

  it.each<[string, Partial<Record<Stage, Act>>]>([
    ['greylisting', { RCPT: { first: '451 4.7.1 greylisted' } }],
    ['a full queue after the dot', { end: { first: '452 4.3.1 out of storage' } }],
  ])('%s: the same bytes go again, and arrive', async (_, script) => {
    const mailbox = await aMailbox(test);
    const touch = await aTouch(test, await anEnrollment(test, await aLead(test), { mailboxId: mailbox.id }));
    server.play(script);
    const wire = new SmtpMailTransport({ host: '127.0.0.1', port: server.port, security: 'none', timeouts: QUICK });
    const bytes: Buffer[] = [];
    for (const hours of [0, 1]) {
      test.clock.pass(hours);
      test.wire.next((mail) => (bytes.push(mail.raw), wire.send(mail)));
      await test.app.get(SendMessage).run({ ids: [touch.id] });
    }
    wire.close();
    expect(await resultOf(touch.id)).toBe('sent');
    expect(bytes[1]).toEqual(bytes[0]);
  });
});
