import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { openSecret } from './access/sealed-secret.js';
import type { Config, MailSettings } from './config.js';
import { ImapInbox } from './mail/imap.inbox.js';
import { SmtpMailTransport } from './mail/smtp.mail-transport.js';
import { type Trouble, TROUBLES } from './mail/trouble.js';
import { placeOfSecret, type SecretKind } from './messages/mailbox-secrets.store.js';
import type { Finding } from './reports/readiness.js';

const ANSWER_MS = 5_000;

/** Signs in to both servers, as the service will. */
export async function examineServers({ smtp, imap }: MailSettings): Promise<Finding[]> {
  const timeouts = { dns: ANSWER_MS, connection: ANSWER_MS, greeting: ANSWER_MS, silence: 2 * ANSWER_MS };
  const transport = new SmtpMailTransport({ ...smtp, timeouts });
  const sends = await signIn('SMTP_URL', smtp.host, () => transport.verify());
  transport.close();
  if (!imap) return [sends];
  const inbox = new ImapInbox({ connectionTimeout: ANSWER_MS, greetingTimeout: ANSWER_MS });
  const credentials = imap.user ? { password: imap.password ?? '' } : null;
  const account = { server: { ...imap, signIn: 'password' as const }, folders: null, credentials };
  return [sends, await signIn('IMAP_URL', imap.host, () => inbox.visit(account, (visit) => visit.folders()))];
}

async function signIn(variable: string, host: string, attempt: () => Promise<unknown>): Promise<Finding> {
  try {
    await attempt();
    return { level: 'ok', check: 'mail server', says: `${variable}: signed in at ${host}` };
  } catch (error) {
    const { trouble = 'refused', message } = error as { trouble?: Trouble; message: string };
    const says = `${variable}: ${host}: ${trouble}. ${TROUBLES[trouble]}. It says: ${message}`;
    return { level: 'fail', check: 'mail server', says };
  }
}

/** Passwords of mailboxes are sealed with the key: with another one no mail leaves, and none is read. */
export async function examineSecrets(client: pg.Client, { secretKey, dataDir }: Config): Promise<Finding[]> {
  const key = secretKey ?? (await readFile(join(resolve(dataDir), 'secret.key'), 'utf8').catch(() => '')).trim();
  const { rows: sealed } = await client.query<Secret>(
    `select mailbox_id as "mailboxId", kind, key_id as "keyId", sealed from mailbox_secret order by mailbox_id, kind`,
  );
  const shut = sealed.filter((secret) => !opens(key, secret));
  if (sealed.length === 0) return [];
  if (shut.length === 0) return [{ level: 'ok', check: 'secrets', says: `${sealed.length} sealed, all open` }];
  const where = [...new Set(shut.map(({ mailboxId }) => mailboxId))].join(', ');
  const remedy = 'set the key they were saved with, or save them again with PUT /api/mailboxes/:id';
  const says = `${shut.length} of ${sealed.length} passwords (mailboxes ${where}) do not open with it: ${remedy}`;
  return [{ level: 'fail', check: 'secret key', says }];
}

interface Secret {
  mailboxId: string;
  kind: SecretKind;
  keyId: string;
  sealed: string;
}

function opens(key: string, { mailboxId, kind, ...secret }: Secret): boolean {
  try {
    openSecret(key, placeOfSecret(mailboxId, kind), secret);
    return true;
  } catch {
    return false;
  }
}
