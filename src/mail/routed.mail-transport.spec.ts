import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { MailAccounts, type SmtpAccount } from './mail-server.js';
import { type OutgoingMail, SendFailed } from './mail-transport.js';
import { RoutedMailTransport } from './routed.mail-transport.js';

interface Post {
  port: number;
  mails: string[];
  connections: number;
}

const closers: (() => unknown)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

async function openPost(): Promise<Post> {
  const post: Post = { port: 0, mails: [], connections: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 10,
    onConnect: (_session, done) => {
      post.connections++;
      done();
    },
    onData: (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        post.mails.push(session.envelope.rcptTo[0]!.address);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise<void>((resolve) => server.close(resolve)));
  post.port = (server.server.address() as AddressInfo).port;
  return post;
}

class KnownAccounts extends MailAccounts {
  readonly accounts = new Map<string, SmtpAccount>();
  trouble: Error | null = null;

  set(mailboxId: string, port: number, version = '1'): void {
    const server = { host: '127.0.0.1', port, security: 'none' as const, user: null, signIn: 'password' as const };
    this.accounts.set(mailboxId, { server, credentials: null, dkim: null, version });
  }

  async smtp(mailboxId: string): Promise<SmtpAccount | null> {
    if (this.trouble) throw this.trouble;
    return this.accounts.get(mailboxId) ?? null;
  }

  async imap(): Promise<null> {
    return null;
  }
}

function routed(): { accounts: KnownAccounts; transport: RoutedMailTransport } {
  const accounts = new KnownAccounts();
  const transport = new RoutedMailTransport(accounts);
  closers.unshift(() => transport.onModuleDestroy());
  return { accounts, transport };
}

const mailOf = (mailboxId: string, to = 'ana@firm.example'): OutgoingMail => ({
  mailboxId,
  envelope: { from: 'nora@acme.example', to },
  messageId: 'id@acme.example',
  raw: Buffer.from('Subject: hello\r\n\r\nwords\r\n'),
});

describe('each mailbox', () => {
  it('sends through its own server, over a connection it keeps', async () => {
    const [first, second] = [await openPost(), await openPost()];
    const { accounts, transport } = routed();
    accounts.set('1', first.port);
    accounts.set('2', second.port);
    await transport.send(mailOf('1', 'a@one.example'));
    await transport.send(mailOf('2', 'b@two.example'));
    await transport.send(mailOf('1', 'c@one.example'));
    expect([first.mails, second.mails]).toEqual([['a@one.example', 'c@one.example'], ['b@two.example']]);
    expect([first.connections, second.connections]).toEqual([1, 1]);
  });

  it('follows its settings at the next mail', async () => {
    const [before, after] = [await openPost(), await openPost()];
    const { accounts, transport } = routed();
    accounts.set('1', before.port);
    await transport.send(mailOf('1'));
    accounts.set('1', after.port, '2');
    await transport.send(mailOf('1'));
    expect([before.mails.length, after.mails.length]).toEqual([1, 1]);
  });

  it.each([
    ['without a server', null, 'mailbox'],
    ['whose password does not open', 'SecretUnreadable', 'mailbox'],
    ['of a database that is away', 'Error', 'server'],
  ])('%s sends nothing, and says whose fault it is', async (_, name, scope) => {
    const { accounts, transport } = routed();
    if (name) accounts.trouble = Object.assign(new Error('it does not'), { name });
    const failure = await transport.send(mailOf('1')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SendFailed);
    expect(failure).toMatchObject({ outcome: 'not_accepted', scope, permanent: false });
  });
});
