import { CadencesModule } from '../src/cadences/cadences.module.js';
import { Config, ConfigInvalid, readConfig } from '../src/config.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import { LeadsModule } from '../src/leads/leads.module.js';
import { MailAccounts } from '../src/mail/mail-server.js';
import type { Mailbox } from '../src/messages/mailbox.entity.js';
import { MailboxesStore } from '../src/messages/mailboxes.store.js';
import { MailboxSecretsStore } from '../src/messages/mailbox-secrets.store.js';
import { MessagesModule } from '../src/messages/messages.module.js';
import { OutreachModule } from '../src/outreach/outreach.module.js';
import { SaveMailbox } from '../src/outreach/save-mailbox.js';
import { SetUpMailbox } from '../src/outreach/set-up-mailbox.js';
import { StoredMailAccounts } from '../src/messages/stored.mail-accounts.js';
import { aMailbox } from './builders.js';
import { TokenServer } from './servers/token-server.js';
import { startTestApp, TUESDAY, type TestApp } from './support.js';

let test: TestApp;

beforeAll(async () => {
  const modules = [LeadsModule, MessagesModule, KnowledgeModule, CadencesModule, OutreachModule];
  test = await startTestApp(modules, undefined, { PUBLIC_URL: 'https://leads.example' });
}, 60_000);
beforeEach(() => test.reset());
afterAll(() => test.stop());

const MAIL = {
  SMTP_URL: 'smtps://nora:first@smtp.acme.example',
  IMAP_URL: 'imaps://nora:first@imap.acme.example',
  MAIL_FROM: 'Nora Lind <nora@acme.example>',
};

/** A start of the service with these settings. */
async function start(env: Record<string, string>): Promise<Mailbox[]> {
  const { secret } = test.app.get(Config);
  const config = readConfig({ SECRET_KEY: secret, ...env });
  const [mailboxes, secrets] = [test.app.get(MailboxesStore), test.app.get(MailboxSecretsStore)];
  await new SetUpMailbox(test.database, mailboxes, secrets, test.app.get(SaveMailbox), config).run(TUESDAY);
  return mailboxes.all();
}

async function put(id: string, body: object) {
  const answer = await fetch(`${test.url}/api/mailboxes/${id}`, {
    method: 'PUT',
    headers: { ...test.admin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as { errors?: { field: string; message: string }[] } };
}

async function post(body: object) {
  const answer = await fetch(`${test.url}/api/mailboxes`, {
    method: 'POST',
    headers: { ...test.admin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Partial<Mailbox> & { errors?: { field: string }[] } };
}

describe('a mailbox set up by hand', () => {
  const NORA = { address: 'nora@acme.example', fromName: 'Nora' };
  const SERVER = { host: 'mx.acme.example', port: 465, security: 'implicit' };

  it('has a ramp from the day it is given one, which other numbers do not start anew', async () => {
    const { body } = await post({ ...NORA, smtp: SERVER, ramp: { start: 5, perDay: 2 } });
    expect(body).toMatchObject({ rampStart: 5, rampPerDay: 2, rampFrom: '2026-03-10' });
    test.clock.pass(48);
    expect(await put(body.id!, { ...NORA, ramp: { start: 9, perDay: 1 } })).toMatchObject({
      body: { rampStart: 9, rampFrom: '2026-03-10' },
    });
    expect(await put(body.id!, { ...NORA, dailyCap: 7 })).toMatchObject({ body: { rampStart: 9, dailyCap: 7 } });
    expect(await put(body.id!, { ...NORA, ramp: null })).toMatchObject({ body: { rampStart: null, rampFrom: null } });
  });

  it('keeps its password for the server and the user it was given for, and shows it to nobody', async () => {
    const signsIn = { ...SERVER, user: 'nora', password: 'hunter2' };
    const made = await post({ ...NORA, smtp: signsIn });
    expect(made).toMatchObject({ status: 201, body: { secrets: ['smtp_password'] } });
    expect(JSON.stringify(made.body)).not.toContain('hunter2');
    const { password: _, ...kept } = signsIn;
    expect((await put(made.body.id!, { ...NORA, smtp: kept })).status).toBe(200);
    const elsewhere = await put(made.body.id!, { ...NORA, smtp: { ...kept, host: 'mx.evil.example' } });
    expect(elsewhere).toMatchObject({ status: 400, body: { errors: [{ field: 'smtp.password' }] } });
  });

  it.each([
    [{ smtp: { ...SERVER, user: 'nora' } }, 'smtp.password'],
    [{ smtp: { ...SERVER, user: 'nora', signIn: 'xoauth2' } }, 'oauth'],
    [{ imap: { ...SERVER, host: 'https://imap.example' } }, 'imap.host'],
    [{ oauth: { tokenUrl: 'http://login.example/token', clientId: 'x', refreshToken: 'r' } }, 'oauth.tokenUrl'],
    [{ dkim: { selector: 's1', privateKey: 'no key' } }, 'dkim.privateKey'],
    [{ ramp: { start: -1, perDay: 1 } }, 'ramp.start'],
  ])('is refused by the name of the field: %j', async (given, field) => {
    expect(await post({ ...NORA, ...given })).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

describe('the mailbox of SMTP_URL and IMAP_URL', () => {
  it('is there after the start, with its passwords sealed, and once however many start together', async () => {
    await Promise.all([start(MAIL), start(MAIL), start(MAIL)]);
    const [mailbox, ...others] = await start(MAIL);
    expect(others).toEqual([]);
    expect(mailbox).toMatchObject({
      address: 'nora@acme.example',
      fromName: 'Nora Lind',
      wire: 'smtp',
      status: 'active',
      setUpBy: 'environment',
      repliesBy: 'imap',
      settingsVersion: 1,
      smtp: { host: 'smtp.acme.example', port: 465, security: 'implicit', user: 'nora', signIn: 'password' },
      imap: { host: 'imap.acme.example', port: 993, folders: null },
    });
    expect(JSON.stringify(await test.rows('select mailbox::text, sealed from mailbox, mailbox_secret'))).not.toContain(
      'first',
    );
    const account = await test.app.get(MailAccounts).imap(mailbox!.id);
    expect(account?.credentials).toEqual({ password: 'first' });
  });

  it('follows the settings, and keeps the limits that people gave it', async () => {
    const [made] = await start(MAIL);
    const limits = { dailyCap: 7, gapSeconds: 30, timeZone: 'Europe/Berlin', status: 'paused' };
    const { address, fromName } = made!;
    expect(await put(made!.id, { address, fromName, ...limits })).toMatchObject({ status: 200 });
    const [moved] = await start({ ...MAIL, SMTP_URL: 'smtp://nora:second@mx.acme.example' });
    expect(moved).toMatchObject({ ...limits, smtp: { host: 'mx.acme.example', security: 'starttls' } });
    const account = await test.app.get(MailAccounts).smtp(moved!.id);
    expect(account?.credentials).toEqual({ password: 'second' });
  });

  it('goes on sending when its refused password is corrected', async () => {
    const [made] = await start(MAIL);
    await test.app.get(MailboxesStore).pause(test.database.manager, made!.id, '535 bad credentials');
    expect(await start(MAIL)).toMatchObject([{ status: 'paused' }]);
    const corrected = { ...MAIL, SMTP_URL: MAIL.SMTP_URL.replace('first', 'second') };
    expect(await start(corrected)).toMatchObject([{ status: 'active', pauseReason: null }]);
  });

  it('says who decides when somebody changes it elsewhere, until the settings name it no more', async () => {
    const [made] = await start(MAIL);
    const change = {
      address: made!.address,
      fromName: 'Anna',
      smtp: { host: 'mx.other.example', port: 25, security: 'none' },
    };
    const refused = await put(made!.id, change);
    expect(refused.status).toBe(400);
    expect(refused.body.errors?.map(({ message }) => message.split(' ')[0])).toEqual(['SMTP_URL', 'MAIL_FROM']);
    await start({});
    expect(await put(made!.id, change)).toMatchObject({ status: 200, body: { smtp: { host: 'mx.other.example' } } });
  });

  it('takes over the mailbox that has its address', async () => {
    expect(await post({ address: 'nora@acme.example', fromName: 'Nora', dailyCap: 3 })).toMatchObject({ status: 201 });
    expect(await start(MAIL)).toMatchObject([{ status: 'active', dailyCap: 3, setUpBy: 'environment', wire: 'smtp' }]);
  });

  it('that could not get its replies back is refused by the name of the setting', async () => {
    const MAIL_FROM = `Nora <${'n'.repeat(40)}@acme.example>`;
    await expect(start({ ...MAIL, MAIL_FROM })).rejects.toThrow(ConfigInvalid);
    await expect(start({ ...MAIL, MAIL_FROM })).rejects.toThrow(/MAIL_FROM: .*33 characters/);
  });
});

describe('a mailbox with access tokens, in two processes', () => {
  let tokens: TokenServer;
  beforeEach(async () => {
    tokens = await TokenServer.open('nora@acme.example');
    tokens.rotates = true;
  });
  afterEach(() => tokens.close());

  const shown = () => tokens.asked.map(({ refresh_token }) => refresh_token);

  /** Gives tokens as one process does. */
  function aProcess(): (id: string, fresh: boolean) => Promise<string> {
    const { app } = test;
    const accounts = new StoredMailAccounts(app.get(MailboxesStore), app.get(MailboxSecretsStore));
    return async (id, fresh) => {
      const credentials = (await accounts.smtp(id))?.credentials;
      if (!credentials || !('accessToken' in credentials)) throw new Error('no access tokens');
      return credentials.accessToken(fresh);
    };
  }

  async function aTokenMailbox(): Promise<Mailbox> {
    const server = { host: 'mx.acme.example', port: 465, security: 'implicit' as const, user: 'nora' };
    const oauth = { tokenUrl: `${tokens.url}/token`, clientId: 'everylead', scope: null };
    const mailbox = await aMailbox(test, { smtp: { ...server, signIn: 'xoauth2' }, oauth });
    const secrets = test.app.get(MailboxSecretsStore);
    await secrets.save(test.database.manager, mailbox.id, 'oauth_refresh_token', tokens.refreshToken, TUESDAY);
    return mailbox;
  }

  it('goes on with the refresh token that the other one was given', async () => {
    const { id } = await aTokenMailbox();
    const [one, other] = [aProcess(), aProcess()];
    expect(await one(id, false)).toBe(tokens.token);
    // Its server refuses the token of the first, which this has withdrawn: 535.
    for (const sign of [other, one, other]) expect(await sign(id, true)).toBe(tokens.token);
    expect(shown()).toEqual(['refresh-1', 'refresh-2', 'refresh-3', 'refresh-4']);
  });

  it('shows no refresh token twice, when both want an access token at the same instant', async () => {
    const { id } = await aTokenMailbox();
    tokens.delayMs = 300;
    const given = await Promise.all(Array.from({ length: 4 }, () => aProcess()(id, false)));
    expect(new Set(given).size).toBe(4);
    expect(shown()).toEqual(['refresh-1', 'refresh-2', 'refresh-3', 'refresh-4']);
  });

  it('leaves to the next one what a dead process had taken', async () => {
    const { id } = await aTokenMailbox();
    const secrets = test.app.get(MailboxSecretsStore);
    expect(await secrets.claim(id, 'oauth_refresh_token', 1)).toBe('refresh-1');
    expect(await secrets.claim(id, 'oauth_refresh_token', 1)).toBeNull();
    expect(await aProcess()(id, false)).toBe(tokens.token);
  });

  it('keeps the consent a person gives while the old one is being shown', async () => {
    const { id } = await aTokenMailbox();
    const secrets = test.app.get(MailboxSecretsStore);
    await secrets.claim(id, 'oauth_refresh_token', 30);
    await secrets.save(test.database.manager, id, 'oauth_refresh_token', 'of another consent', TUESDAY);
    await secrets.giveBack(id, 'oauth_refresh_token', 'of the old one', TUESDAY);
    expect((await secrets.open(id)).oauth_refresh_token).toBe('of another consent');
  });

  it('says so when the consent is gone, and lets the next try have it', async () => {
    const { id } = await aTokenMailbox();
    tokens.refreshToken = 'withdrawn by the provider';
    for (const tries of [1, 2]) {
      await expect(aProcess()(id, false)).rejects.toMatchObject({ name: 'TokenRefused', final: true });
      expect(tokens.asked).toHaveLength(tries);
    }
  });
});
