import { Injectable } from '@nestjs/common';
import { Inbox, InboxFailed } from '../mail/inbox.js';
import { MailAccounts } from '../mail/mail-server.js';
import { SendFailed } from '../mail/mail-transport.js';
import { smtpSettings } from '../mail/routed.mail-transport.js';
import { checkSendingDomain, type SendingDomain } from '../mail/sending-domain.js';
import { SmtpMailTransport } from '../mail/smtp.mail-transport.js';
import { type Trouble, TROUBLES, troubleOf } from '../mail/trouble.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { domainOf } from './sending.rules.js';

/** What one server answered just now. `detail`: its own words. */
export type ConnectionTest =
  { ok: true; detail: string } | { ok: false; problem: Trouble | 'not_configured'; remedy: string; detail: string };

export interface MailboxTest {
  smtp: ConnectionTest;
  imap: ConnectionTest;
  dns: SendingDomain;
}

/** A person waits for it. */
const QUICK = { dns: 8_000, connection: 10_000, greeting: 10_000, silence: 15_000 };

/** Signs in to both servers of a mailbox and looks at what its domain says about itself; sends nothing and changes nothing. */
@Injectable()
export class TestMailbox {
  constructor(
    private readonly accounts: MailAccounts,
    private readonly inbox: Inbox,
  ) {}

  async run(mailbox: Mailbox): Promise<MailboxTest> {
    const [smtp, imap, dns] = await Promise.all([
      outcomeOf(() => this.testSmtp(mailbox.id)),
      outcomeOf(() => this.testImap(mailbox.id)),
      this.checkDomain(mailbox),
    ]);
    return { smtp, imap, dns };
  }

  private async testSmtp(id: string): Promise<string | null> {
    const account = await this.accounts.smtp(id);
    if (!account) return null;
    const transport = new SmtpMailTransport({ ...smtpSettings(account), timeouts: QUICK });
    try {
      await transport.verify();
      return `signed in at ${account.server.host}`;
    } finally {
      transport.close();
    }
  }

  private async testImap(id: string): Promise<string | null> {
    const account = await this.accounts.imap(id);
    if (!account) return null;
    return this.inbox.visit(account, async (visit) => {
      const folders = await visit.folders();
      for (const folder of folders) await visit.open(folder, null, new Date(0));
      return `signed in at ${account.server.host}, reads ${folders.join(' and ')}`;
    });
  }

  private async checkDomain({ id, address, dkim }: Mailbox): Promise<SendingDomain> {
    const key = await this.accounts.smtp(id).then(
      (account) => account?.dkim ?? null,
      () => null,
    );
    const known = dkim && { selector: dkim.selector, privateKey: key?.privateKey ?? null };
    return checkSendingDomain(domainOf(address), known);
  }
}

async function outcomeOf(test: () => Promise<string | null>): Promise<ConnectionTest> {
  try {
    const detail = await test();
    if (detail !== null) return { ok: true, detail };
    return { ok: false, problem: 'not_configured', remedy: 'Give the mailbox this server', detail: '' };
  } catch (error) {
    const known = error instanceof InboxFailed || error instanceof SendFailed ? error.trouble : undefined;
    const problem = known ?? troubleOf(error as Error);
    return { ok: false, problem, remedy: TROUBLES[problem], detail: String((error as Error).message) };
  }
}
