import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../mail/access-token.js';
import {
  type Credentials,
  type ImapAccount,
  MailAccounts,
  type MailServer,
  type SmtpAccount,
} from '../mail/mail-server.js';
import { Mailbox } from './mailbox.entity.js';
import { MailboxesStore } from './mailboxes.store.js';
import { MailboxSecretsStore, type SecretKind } from './mailbox-secrets.store.js';

type Secrets = Partial<Record<SecretKind, string>>;

/** How mailboxes sign in, as the database knows it. Tokens of a mailbox serve both of its servers, for as long as its settings stand. */
@Injectable()
export class StoredMailAccounts extends MailAccounts {
  private readonly tokens = new Map<string, { version: number; tokens: AccessTokens }>();

  constructor(
    private readonly mailboxes: MailboxesStore,
    private readonly secrets: MailboxSecretsStore,
  ) {
    super();
  }

  async smtp(mailboxId: string): Promise<SmtpAccount | null> {
    const mailbox = await this.mailboxes.find(mailboxId);
    if (!mailbox?.smtp) return null;
    const secrets = await this.secrets.open(mailboxId);
    const { smtp: server, dkim, settingsVersion } = mailbox;
    const privateKey = secrets.dkim_private_key;
    return {
      server,
      credentials: this.credentials(mailbox, server, secrets.smtp_password, secrets),
      dkim: dkim && privateKey ? { ...dkim, privateKey } : null,
      version: String(settingsVersion),
    };
  }

  async imap(mailboxId: string): Promise<ImapAccount | null> {
    const mailbox = await this.mailboxes.find(mailboxId);
    if (!mailbox?.imap) return null;
    const secrets = await this.secrets.open(mailboxId);
    const { folders, ...server } = mailbox.imap;
    return { server, folders, credentials: this.credentials(mailbox, server, secrets.imap_password, secrets) };
  }

  private credentials(mailbox: Mailbox, server: MailServer, password = '', secrets: Secrets): Credentials | null {
    if (!server.user) return null;
    if (server.signIn === 'password') return { password };
    const tokens = this.tokensOf(mailbox, secrets);
    return { accessToken: (fresh) => tokens.get(fresh) };
  }

  private tokensOf({ id, oauth, settingsVersion: version }: Mailbox, secrets: Secrets): AccessTokens {
    const known = this.tokens.get(id);
    if (known?.version === version) return known.tokens;
    const endpoint = {
      tokenUrl: oauth?.tokenUrl ?? '',
      clientId: oauth?.clientId ?? '',
      clientSecret: secrets.oauth_client_secret ?? null,
      scope: oauth?.scope ?? null,
    };
    const tokens = new AccessTokens(endpoint, {
      claim: (seconds) => this.secrets.claim(id, 'oauth_refresh_token', seconds),
      giveBack: (renewed) => this.secrets.giveBack(id, 'oauth_refresh_token', renewed, new Date()),
    });
    this.tokens.set(id, { version, tokens });
    return tokens;
  }
}
