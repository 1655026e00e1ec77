import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { SendFailed } from './mail-transport.js';
import type { OutgoingMail } from './mail-transport.js';
import { SmtpMailTransport } from './smtp.mail-transport.js';
import type { SmtpSettings } from './smtp.mail-transport.js';

const MAIL: OutgoingMail = {
  mailboxId: '1',
  envelope: { from: 'bounces@sender.example', to: 'lead@recipient.example' },
  messageId: 'abc@sender.example',
  raw: Buffer.from('From: a@sender.example\r\nSubject: hello\r\n\r\n.dots\r\nbyte for byte\r\n'),
};

const QUICK = { connection: 2_000, greeting: 1_000, silence: 400, whole: 5_000 };

const closers: (() => void)[] = [];

afterEach(() => closers.splice(0).forEach((close) => close()));

function refuse(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real SMTP server on loopback that behaves as told and keeps what it took responsibility for. */
async function startServer(options: SMTPServerOptions): Promise<{ port: number; accepted: Buffer[] }> {
  const accepted: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 10,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        accepted.push(Buffer.concat(chunks));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { port: (server.server.address() as AddressInfo).port, accepted };
}

/** A server that follows a script line by line, for what no honest server does. */
async function startScript(play: (socket: Socket, line: string) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 script\r\n');
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach((line) => play(socket, line));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

function transportTo(port: number, settings: Partial<SmtpSettings> = {}): SmtpMailTransport {
  const transport = new SmtpMailTransport({ host: '127.0.0.1', port, security: 'none', timeouts: QUICK, ...settings });
  closers.unshift(() => transport.close());
  return transport;
}

async function failureOf(transport: SmtpMailTransport, mail = MAIL): Promise<Partial<SendFailed>> {
  const error: unknown = await transport.send(mail).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendFailed)) throw new Error(`expected SendFailed, got ${String(error)}`);
  const { outcome, scope, permanent, code } = error;
  return { outcome, scope, permanent, code };
}

const large = { ...MAIL, raw: Buffer.concat([MAIL.raw, Buffer.from(`${'x'.repeat(70)}\r\n`.repeat(300_000))]) };

describe('a server that takes the mail', () => {
  it('gets the bytes as they are', async () => {
    const { port, accepted } = await startServer({});
    const receipt = await transportTo(port).send(MAIL);
    expect(receipt.response).toMatch(/^250/);
    expect(accepted).toEqual([MAIL.raw]);
  });

  it('gets a second mail over the same connection', async () => {
    let connections = 0;
    const { port, accepted } = await startServer({
      onConnect: (_session, done) => {
        connections++;
        done();
      },
    });
    const transport = transportTo(port);
    await transport.send(MAIL);
    await transport.send(MAIL);
    expect([accepted.length, connections]).toEqual([2, 1]);
  });
});

describe('a sign-in with access tokens (XOAUTH2)', () => {
  /** Knows one token, and remembers what it was shown. */
  const startWith = async (good: string) => {
    const shown: (string | undefined)[] = [];
    const server = await startServer({
      authMethods: ['XOAUTH2'],
      onAuth: ({ accessToken, username }, _session, done) => {
        shown.push(accessToken);
        if (username === 'nora' && accessToken === good) done(null, { user: username });
        else done(null, { data: { status: '401', schemes: 'bearer' } });
      },
    });
    return { ...server, shown };
  };

  it('shows the token it has, and fetches a fresh one when the server refuses that', async () => {
    const { port, accepted, shown } = await startWith('good');
    const asked: boolean[] = [];
    const accessToken = async (fresh: boolean): Promise<string> => {
      asked.push(fresh);
      return fresh ? 'good' : 'withdrawn';
    };
    await transportTo(port, { user: 'nora', accessToken, connections: 1 }).send(MAIL);
    expect(accepted).toHaveLength(1);
    expect(asked).toEqual([false, true]);
    expect(shown).toEqual(['withdrawn', 'good']);
  });

  it('that is refused for good is the fault of the mailbox', async () => {
    const { port, accepted } = await startWith('good');
    const transport = transportTo(port, { user: 'nora', accessToken: async () => 'bad' });
    expect(await failureOf(transport)).toMatchObject({ outcome: 'not_accepted', scope: 'mailbox' });
    expect(accepted).toEqual([]);
  });

  it('without any token sends nothing', async () => {
    const { port, accepted } = await startWith('good');
    const refused = Object.assign(new Error('invalid_grant'), { name: 'TokenRefused' });
    const transport = transportTo(port, { user: 'nora', accessToken: () => Promise.reject(refused) });
    expect(await failureOf(transport)).toMatchObject({ outcome: 'not_accepted', scope: 'mailbox' });
    expect(accepted).toEqual([]);
  });
});

describe('a mailbox with a DKIM key', () => {
  it('sends the same bytes below a signature, at every try', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const { port, accepted } = await startServer({});
    const transport = transportTo(port, { dkim: { domain: 'sender.example', selector: 's1', privateKey } });
    await transport.send(MAIL);
    await transport.send(MAIL);
    for (const bytes of accepted) {
      expect(bytes.toString('latin1')).toMatch(/^DKIM-Signature: .*d=sender\.example/);
      expect(bytes.subarray(bytes.length - MAIL.raw.length)).toEqual(MAIL.raw);
    }
    expect(accepted).toHaveLength(2);
  });
});

describe('a server that refuses', () => {
  it.each([
    [550, 'no such user', { outcome: 'not_accepted', scope: 'message', permanent: true }],
    [553, 'mailbox name not allowed', { outcome: 'not_accepted', scope: 'message', permanent: true }],
    [450, '4.2.1 mailbox busy', { outcome: 'not_accepted', scope: 'message', permanent: false }],
    [450, 'busy', { outcome: 'not_accepted', scope: 'host', permanent: false }],
    [451, '4.7.1 greylisted', { outcome: 'not_accepted', scope: 'host', permanent: false }],
    [452, 'too many recipients', { outcome: 'not_accepted', scope: 'host', permanent: false }],
    [552, 'too many recipients', { outcome: 'not_accepted', scope: 'host', permanent: false }],
    [
      550,
      '5.7.515 domain does not meet the required authentication level',
      { outcome: 'not_accepted', scope: 'mailbox', permanent: true },
    ],
    [550, '5.4.5 Daily user sending quota exceeded', { outcome: 'not_accepted', scope: 'server', permanent: false }],
    [550, '5.7.1 access denied', { outcome: 'not_accepted', scope: 'text', permanent: true }],
  ])('the recipient with %i %s', async (code, text, expected) => {
    const { port, accepted } = await startServer({ onRcptTo: (_address, _session, done) => done(refuse(code, text)) });
    expect(await failureOf(transportTo(port))).toEqual({ ...expected, code });
    expect(accepted).toEqual([]);
  });

  it.each([
    [554, 'looks like spam', { outcome: 'not_accepted', scope: 'text', permanent: true }],
    [451, 'local error', { outcome: 'not_accepted', scope: 'host', permanent: false }],
    [421, 'shutting down', { outcome: 'not_accepted', scope: 'server', permanent: false }],
    [552, 'message too large', { outcome: 'not_accepted', scope: 'text', permanent: true }],
  ])('the message after its final dot with %i %s', async (code, text, expected) => {
    const { port } = await startServer({
      onData(stream, _session, done) {
        stream.on('end', () => done(refuse(code, text)));
        stream.resume();
      },
    });
    expect(await failureOf(transportTo(port))).toEqual({ ...expected, code });
  });

  it('our sender address', async () => {
    const { port } = await startServer({
      onMailFrom: (_address, _session, done) => done(refuse(550, 'sender suspended')),
    });
    expect(await failureOf(transportTo(port))).toEqual({
      outcome: 'not_accepted',
      scope: 'mailbox',
      permanent: true,
      code: 550,
    });
  });

  it('our password', async () => {
    const { port } = await startServer({ onAuth: (_auth, _session, done) => done(refuse(535, 'bad credentials')) });
    const transport = transportTo(port, { user: 'me', password: 'wrong' });
    expect(await failureOf(transport)).toEqual({
      outcome: 'not_accepted',
      scope: 'mailbox',
      permanent: true,
      code: 535,
    });
  });

  it('and takes the next mail over the same connection', async () => {
    let tries = 0;
    const { port, accepted } = await startServer({
      onRcptTo: (_address, _session, done) => done(++tries === 1 ? refuse(550, 'no such user') : null),
    });
    const transport = transportTo(port, { connections: 1 });
    await failureOf(transport);
    await transport.send(MAIL);
    expect(accepted.length).toBe(1);
  });
});

describe('no server, or none that speaks', () => {
  it('nobody listens', async () => {
    const { port } = await startServer({});
    closers.splice(0).forEach((close) => close());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await failureOf(transportTo(port))).toMatchObject({
      outcome: 'not_accepted',
      scope: 'server',
      permanent: false,
    });
  });

  it('a host that has no address', async () => {
    const transport = transportTo(25, { host: 'mail.invalid' });
    expect(await failureOf(transport)).toMatchObject({ outcome: 'not_accepted', scope: 'mailbox', permanent: false });
  });

  it('TLS is required and not offered', async () => {
    const { port } = await startServer({});
    expect(await failureOf(transportTo(port, { security: 'starttls' }))).toMatchObject({
      outcome: 'not_accepted',
      scope: 'mailbox',
    });
  });

  it('TLS is spoken to a server that does not', async () => {
    const { port } = await startServer({});
    expect(await failureOf(transportTo(port, { security: 'implicit' }))).toMatchObject({
      outcome: 'not_accepted',
      scope: 'mailbox',
    });
  });

  it('hangs up before its greeting', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const failure = await failureOf(transportTo((server.address() as AddressInfo).port));
    expect(failure).toMatchObject({ outcome: 'not_accepted', scope: 'server', permanent: false });
  });
});

/** Follows the dialogue up to a stage, then does as told. `354` marks the time from DATA to the final dot. */
function scripted(stage: 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | '.', then: (socket: Socket) => void) {
  const state = new WeakMap<Socket, 'data'>();
  return (socket: Socket, line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    const inData = state.get(socket) === 'data';
    if (inData && line !== '.') return;
    if (stage === (inData ? '.' : verb)) return then(socket);
    if (verb === 'DATA') state.set(socket, 'data');
    if (inData) state.delete(socket);
    socket.write(verb === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
  };
}

describe('a connection that is lost', () => {
  const cut = (socket: Socket): void => void socket.destroy();
  const stayQuiet = (): void => undefined;

  it.each(['EHLO', 'MAIL', 'RCPT', 'DATA'] as const)('at %s: nothing was sent', async (stage) => {
    const transport = transportTo(await startScript(scripted(stage, cut)));
    expect(await failureOf(transport)).toEqual({
      outcome: 'not_accepted',
      scope: 'server',
      permanent: false,
      code: undefined,
    });
  });

  it('after the final dot, without an answer: unknown', async () => {
    const transport = transportTo(await startScript(scripted('.', cut)));
    expect(await failureOf(transport)).toEqual({
      outcome: 'unknown',
      scope: 'server',
      permanent: false,
      code: undefined,
    });
  });

  it('in the middle of a large message: not accepted', async () => {
    const port = await startScript((socket, line) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'DATA') {
        socket.write('354 go on\r\n');
        socket.pause();
        setTimeout(() => socket.destroy(), 100);
      } else socket.write('250 ok\r\n');
    });
    expect(await failureOf(transportTo(port), large)).toMatchObject({ outcome: 'not_accepted', scope: 'server' });
  });

  it.each(['EHLO', 'MAIL', 'RCPT', 'DATA'] as const)('by silence at %s: nothing was sent', async (stage) => {
    const transport = transportTo(await startScript(scripted(stage, stayQuiet)));
    expect(await failureOf(transport)).toMatchObject({ outcome: 'not_accepted', permanent: false });
  });

  it('by silence after the final dot: unknown', async () => {
    const transport = transportTo(await startScript(scripted('.', stayQuiet)));
    expect(await failureOf(transport)).toMatchObject({ outcome: 'unknown', permanent: false });
  });

  it('between two mails: the second was never on the wire', async () => {
    let mails = 0;
    const port = await startScript(
      scripted('MAIL', (socket) => (++mails === 1 ? socket.write('250 ok\r\n') : socket.destroy())),
    );
    const transport = transportTo(port, { connections: 1 });
    await transport.send(MAIL);
    expect(await failureOf(transport)).toMatchObject({ outcome: 'not_accepted', scope: 'server' });
  });

  it('by a server that trickles without end: unknown after the whole time', async () => {
    const trickle = (socket: Socket): void => {
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('250-wait\r\n')), 50);
      closers.push(() => clearInterval(timer));
    };
    const port = await startScript(scripted('.', trickle));
    const transport = transportTo(port, { timeouts: { ...QUICK, whole: 700 } });
    expect(await failureOf(transport)).toMatchObject({ outcome: 'unknown' });
  });
});
