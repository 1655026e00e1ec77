import type { OnModuleDestroy } from '@nestjs/common';
import type { MailAccounts, SmtpAccount } from './mail-server.js';
import { MailTransport, type OutgoingMail, SendFailed, type SendReceipt } from './mail-transport.js';
import { SmtpMailTransport, type SmtpSettings } from './smtp.mail-transport.js';

interface Line {
  version: string;
  transport: SmtpMailTransport;
}

/** Each mailbox sends through its own server, over connections kept for as long as its settings stand. */
export class RoutedMailTransport extends MailTransport implements OnModuleDestroy {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly accounts: MailAccounts) {
    super();
  }

  async send(mail: OutgoingMail): Promise<SendReceipt> {
    const account = await this.accounts.smtp(mail.mailboxId).catch((error: unknown) => {
      // Nothing has left: whatever went wrong here must not look like a mail whose fate is unknown.
      throw new SendFailed(
        String(error instanceof Error ? error.message : error),
        'not_accepted',
        scopeOf(error),
        false,
      );
    });
    if (!account) throw new SendFailed('This mailbox has no mail server', 'not_accepted', 'mailbox', false);
    return this.lineOf(mail.mailboxId, account).send(mail);
  }

  onModuleDestroy(): void {
    for (const { transport } of this.lines.values()) transport.close();
    this.lines.clear();
  }

  private lineOf(mailboxId: string, account: SmtpAccount): SmtpMailTransport {
    const known = this.lines.get(mailboxId);
    if (known?.version === account.version) return known.transport;
    known?.transport.close();
    const transport = new SmtpMailTransport(smtpSettings(account));
    this.lines.set(mailboxId, { version: account.version, transport });
    return transport;
  }
}

/** A secret that does not open needs a person; a database that is away comes back. */
const scopeOf = (error: unknown) =>
  error instanceof Error && error.name === 'SecretUnreadable' ? ('mailbox' as const) : ('server' as const);

export function smtpSettings({ server, credentials, dkim }: SmtpAccount): SmtpSettings {
  const { host, port, security, user } = server;
  return { host, port, security, user, ...credentials, dkim };
}
