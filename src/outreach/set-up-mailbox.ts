import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SecretUnreadable } from '../access/sealed-secret.js';
import { Config, ConfigInvalid, type MailSettings } from '../config.js';
import type { MailServerSettings } from '../config/mail-url.js';
import type { MailServer } from '../mail/mail-server.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { MailboxSecretsStore } from '../messages/mailbox-secrets.store.js';
import { type MailboxInput, mailboxSchema } from './mailbox-input.js';
import { ENVIRONMENT, SaveMailbox } from './save-mailbox.js';

/** Makes the mailbox of `SMTP_URL` and `IMAP_URL`, or brings it up to date, at every start; limits stay as people set them. */
@Injectable()
export class SetUpMailbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailboxes: MailboxesStore,
    private readonly secrets: MailboxSecretsStore,
    private readonly saveMailbox: SaveMailbox,
    private readonly config: Config,
  ) {}

  /** @throws ConfigInvalid when no mailbox can be made of the settings */
  async run(now: Date): Promise<void> {
    const { mail } = this.config;
    await this.dataSource.transaction(async (tx) => {
      // Processes that start together set it up once.
      await this.mailboxes.lockSetUp(tx);
      await this.mailboxes.leaveToPeople(tx, mail?.address ?? null);
      if (!mail) return;
      const known = (await this.mailboxes.all()).find(({ address }) => address === mail.address) ?? null;
      if (known && (await this.isAsSet(known, mail))) return;
      await this.saveMailbox.run(known, inputOf(known, mail), ENVIRONMENT, now);
    });
  }

  private async isAsSet(known: Mailbox, { fromName, smtp, imap }: MailSettings): Promise<boolean> {
    if (known.setUpBy !== ENVIRONMENT || known.fromName !== fromName) return false;
    const secrets = await this.openSecrets(known.id);
    if (!isSame(known.smtp, smtp) || (secrets?.smtp_password ?? null) !== smtp.password) return false;
    return !imap || (isSame(known.imap, imap) && (secrets?.imap_password ?? null) === imap.password);
  }

  /** Those of another key are as good as none: they are written anew. */
  private async openSecrets(id: string) {
    try {
      return await this.secrets.open(id);
    } catch (error) {
      if (error instanceof SecretUnreadable) return null;
      throw error;
    }
  }
}

function isSame(known: MailServer | null, { host, port, security, user }: MailServerSettings): boolean {
  return known?.host === host && known.port === port && known.security === security && known.user === user;
}

function inputOf(known: Mailbox | null, { address, fromName, smtp, imap }: MailSettings): MailboxInput {
  const given = { address, fromName, smtp: serverOf(smtp), ...(imap ? { imap: serverOf(imap) } : {}) };
  const read = mailboxSchema.safeParse({ ...given, ...(known ? limitsOf(known) : {}) });
  if (read.success) return read.data;
  throw new ConfigInvalid(read.error.issues.map(({ path, message }) => `${variableOf(String(path[0]))}: ${message}`));
}

const serverOf = ({ password, ...server }: MailServerSettings) => ({ ...server, ...(password ? { password } : {}) });

/** A pause by hand stays; one that the old settings brought about is over with them. */
function limitsOf(known: Mailbox) {
  const { signature, dailyCap, gapSeconds, gapJitterSeconds, workHours, timeZone, repliesBy } = known;
  const status = known.pauseReason === 'by_hand' ? known.status : 'active';
  return { signature, dailyCap, gapSeconds, gapJitterSeconds, workHours, timeZone, repliesBy, status };
}

const variableOf = (field: string): string => ({ smtp: 'SMTP_URL', imap: 'IMAP_URL' })[field] ?? 'MAIL_FROM';
