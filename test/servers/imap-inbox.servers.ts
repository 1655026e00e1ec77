import { AccessTokens } from '../../src/mail/access-token.js';
import { ImapInbox } from '../../src/mail/imap.inbox.js';
import { InboxFailed, type InboxMail, type InboxPosition } from '../../src/mail/inbox.js';
import type { ImapAccount } from '../../src/mail/mail-server.js';
import { MAX_MAIL_BYTES } from '../../src/mail/parse-mail.js';
import { Dovecot } from './dovecot.js';
import { Proxy } from './proxy.js';
import { freePort } from './programs.js';
import { TokenServer } from './token-server.js';

let tokens: TokenServer;
let dovecot: Dovecot;
const inbox = new ImapInbox({ connectionTimeout: 2_000, greetingTimeout: 2_000 });

beforeAll(async () => {
  tokens = await TokenServer.open('nora');
  dovecot = await Dovecot.open(`${tokens.url}/tokeninfo?access_token=`);
}, 60_000);
afterAll(async () => {
  await dovecot?.close();
  await tokens.close();
});
beforeEach(() =>
  dovecot.within(async (client) => {
    for (const folder of ['INBOX', 'Junk']) {
      const lock = await client.getMailboxLock(folder);
      await client.messageDelete('1:*');
      lock.release();
    }
  }),
);

const account = (given: Partial<ImapAccount> = {}): ImapAccount => ({
  server: { host: '127.0.0.1', port: dovecot.port, security: 'none', user: dovecot.user, signIn: 'password' },
  credentials: { password: dovecot.password },
  folders: null,
  ...given,
});
const at = (port: number, security: 'implicit' | 'none') => ({ ...account().server, port, security });

const mail = (subject: string, more = ''): string =>
  ['From: ana@firm.example', `Subject: ${subject}`, '', `Words. ${more}`, ''].join('\r\n');
const subjectOf = ({ raw }: InboxMail): string => /^subject: (.*)\r$/im.exec(raw.toString('latin1'))?.[1] ?? '';

/** One visit to a folder: what it finds, and where it stands afterwards. */
function visit(known: InboxPosition | null, folder = 'INBOX', since = new Date(0)) {
  return inbox.visit(account(), async (box) => {
    const open = await box.open(folder, known, since);
    const mails: InboxMail[] = [];
    for await (const found of open.mails()) mails.push(found);
    return { ...open, found: mails.map(subjectOf), mails };
  });
}

const troubleOf = (given: Partial<ImapAccount>) =>
  inbox
    .visit(account(given), async () => 'signed in')
    .catch((error: unknown) => (error instanceof InboxFailed ? error.trouble : error));

describe('a visit to Dovecot', () => {
  it('reads the inbox and the spam folder, whatever that is called', async () => {
    expect(await inbox.visit(account(), (box) => box.folders())).toEqual(['INBOX', 'Junk']);
    expect(await inbox.visit(account({ folders: ['Elsewhere'] }), (box) => box.folders())).toEqual(['Elsewhere']);
  });

  it('starts behind what is there, and then finds what is new, byte for byte', async () => {
    await dovecot.append(mail('old'));
    const first = await visit(null);
    expect(first).toMatchObject({ found: [], from: first.end });
    expect((await visit(first.end)).found).toEqual([]);
    await dovecot.append(mail('one', 'ä'));
    await dovecot.append(mail('two'));
    const second = await visit(first.end);
    expect(second.found).toEqual(['one', 'two']);
    expect(second.mails[0]!.raw).toEqual(Buffer.from(mail('one', 'ä')));
    expect(second.mails[0]).toMatchObject({ isCut: false, bytes: Buffer.byteLength(mail('one', 'ä')) });
    expect((await visit(second.end)).found).toEqual([]);
  });

  it('passes over what was deleted or moved since, and finds what was moved in', async () => {
    const { end } = await visit(null);
    const { end: junk } = await visit(null, 'Junk');
    for (const subject of ['deleted', 'moved', 'kept']) await dovecot.append(mail(subject));
    await dovecot.within(async (client) => {
      const lock = await client.getMailboxLock('INBOX');
      await client.messageDelete({ subject: 'deleted' });
      await client.messageMove({ subject: 'moved' }, 'Junk');
      lock.release();
    });
    expect((await visit(end)).found).toEqual(['kept']);
    expect((await visit(junk, 'Junk')).found).toEqual(['moved']);
  });

  it('passes over what is deleted while it reads', async () => {
    const { end } = await visit(null);
    for (const subject of ['one', 'two', 'three']) await dovecot.append(mail(subject));
    const found = await inbox.visit(account(), async (box) => {
      const subjects: string[] = [];
      for await (const read of (await box.open('INBOX', end, new Date(0))).mails()) {
        subjects.push(subjectOf(read));
        if (subjects.length > 1) continue;
        await dovecot.within(async (client) => {
          const lock = await client.getMailboxLock('INBOX');
          await client.messageDelete({ subject: 'two' });
          lock.release();
        });
      }
      return subjects;
    });
    expect(found).toEqual(['one', 'three']);
  });

  it('reads a renumbered folder again, from the day it is told', async () => {
    await dovecot.append(mail('before'), 'Junk');
    const { end } = await visit(null, 'Junk');
    await dovecot.renumber('Junk');
    await dovecot.append(mail('after'), 'Junk');
    const again = await visit(end, 'Junk');
    expect(again).toMatchObject({ renumbered: true, found: ['before', 'after'] });
    expect(again.from).toEqual({ uidValidity: again.end.uidValidity, uid: 0 });
    const tomorrow = new Date(Date.now() + 2 * 86_400_000);
    expect(await visit(end, 'Junk', tomorrow)).toMatchObject({ renumbered: true, found: [] });
    expect(await visit(again.end, 'Junk')).toMatchObject({ renumbered: false, found: [] });
  });

  it('takes of a huge mail its beginning, and leaves every mail as it was', async () => {
    const { end } = await visit(null);
    await dovecot.append(mail('huge', `${'x'.repeat(70)}\r\n`.repeat(Math.ceil(MAX_MAIL_BYTES / 72))));
    await dovecot.append(mail('behind it'));
    const { found, mails } = await visit(end);
    expect(found).toEqual(['huge', 'behind it']);
    expect(mails[0]).toMatchObject({ isCut: true });
    expect(mails[0]!.bytes).toBeGreaterThan(MAX_MAIL_BYTES);
    expect(mails[0]!.raw.length).toBe(1024 * 1024);
    const flags = await dovecot.within(async (client) => {
      await client.mailboxOpen('INBOX');
      return (await client.fetchAll('1:*', { flags: true })).map((message) => [...(message.flags ?? [])]);
    });
    expect(flags.flat().filter((flag) => flag !== '\\Recent')).toEqual([]);
  }, 60_000);

  it('fails by name when the connection goes in the middle, and goes on afterwards', async () => {
    const { end } = await visit(null);
    for (const subject of ['one', 'two']) await dovecot.append(mail(subject));
    const wire = await Proxy.open(dovecot.port);
    const seen: string[] = [];
    const broken = inbox.visit(account({ server: at(wire.port, 'none') }), async (box) => {
      for await (const read of (await box.open('INBOX', end, new Date(0))).mails()) {
        seen.push(subjectOf(read));
        wire.tearAll();
      }
    });
    await expect(broken).rejects.toMatchObject({ name: 'InboxFailed', trouble: 'no_connection' });
    await wire.close();
    expect(seen).toEqual(['one']);
    expect((await visit(end)).found).toEqual(['one', 'two']);
  }, 60_000);
});

describe('a mailbox that cannot be visited', () => {
  it('says why', async () => {
    expect(await troubleOf({})).toBe('signed in');
    expect(await troubleOf({ credentials: { password: 'wrong' } })).toBe('sign_in_failed');
    // Its certificate is its own.
    expect(await troubleOf({ server: at(dovecot.tlsPort, 'implicit') })).toBe('tls_failed');
    expect(await troubleOf({ server: { ...account().server, security: 'starttls', host: 'localhost' } })).toBe(
      'tls_failed',
    );
    expect(await troubleOf({ server: at(await freePort(), 'none') })).toBe('no_connection');
    expect(await troubleOf({ server: { ...account().server, host: 'imap.invalid' } })).toBe('host_not_found');
    const missing = inbox.visit(account(), (box) => box.open('Nowhere', null, new Date(0)));
    await expect(missing).rejects.toMatchObject({ trouble: 'folder_missing' });
  }, 60_000);
});

describe('a sign-in with access tokens (XOAUTH2)', () => {
  const kept: string[] = [];
  const withTokens = (refreshToken = tokens.refreshToken): ImapAccount => {
    const endpoint = { tokenUrl: `${tokens.url}/token`, clientId: 'everylead', clientSecret: 's', scope: 'mail' };
    const access = new AccessTokens(endpoint, {
      claim: async () => kept.at(-1) ?? refreshToken,
      giveBack: async (renewed) => void (renewed && kept.push(renewed)),
    });
    return account({ credentials: { accessToken: (fresh) => access.get(fresh) } });
  };
  const enter = (given: ImapAccount) => inbox.visit(given, async () => 'signed in');

  beforeEach(() => {
    Object.assign(tokens, { asked: [], token: '', refreshToken: 'refresh-1', rotates: false, next: null });
    kept.length = 0;
  });

  it('fetches one, uses it again, and fetches anew when the server refuses it', async () => {
    const given = withTokens();
    expect(await enter(given)).toBe('signed in');
    expect(await enter(given)).toBe('signed in');
    expect(tokens.asked).toEqual([
      {
        grant_type: 'refresh_token',
        client_id: 'everylead',
        client_secret: 's',
        refresh_token: 'refresh-1',
        scope: 'mail',
      },
    ]);
    // Withdrawn before its time.
    tokens.token = 'another';
    expect(await enter(given)).toBe('signed in');
    expect(tokens.asked).toHaveLength(2);
  });

  it('keeps a refresh token that is handed out anew', async () => {
    tokens.rotates = true;
    const given = withTokens();
    await enter(given);
    tokens.token = 'withdrawn';
    await enter(given);
    expect(kept).toEqual(['refresh-2', 'refresh-3']);
    expect(tokens.asked.map(({ refresh_token }) => refresh_token)).toEqual(['refresh-1', 'refresh-2']);
  });

  it('says when the consent is gone, and when the provider is away', async () => {
    const gone = (given: ImapAccount) => enter(given).catch((error: InboxFailed) => [error.trouble, error.message]);
    expect(await gone(withTokens('stale'))).toEqual(['token_refused', expect.stringContaining('invalid_grant')]);
    tokens.next = { status: 503, body: {} };
    expect(await gone(withTokens())).toEqual(['token_refused', expect.stringContaining('503')]);
    tokens.next = { status: 200, body: { token_type: 'Bearer' } };
    expect(await gone(withTokens())).toEqual(['token_refused', expect.stringContaining('without a token')]);
  });
});
