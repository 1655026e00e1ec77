import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { readBounce, readComplaint } from '../mail/bounce.js';
import { readReplyTag } from '../mail/message-id.js';
import type { ParsedMail } from '../mail/parse-mail.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { storedForm } from '../mail/stored-form.js';

export interface Match {
  lead: Lead;
  /** Our mail it answers, where it could be told. */
  ours: Message | null;
  matchedBy: 'message_id' | 'reply_tag' | 'address';
}

/**
 * Which lead a mail belongs to: our Message-IDs in its References, then the tag in the address it was sent to, then the
 * sender's address. Never a display name, never the body alone.
 */
@Injectable()
export class MatchThread {
  constructor(
    private readonly messages: MessagesStore,
    private readonly mailboxes: MailboxesStore,
    private readonly leads: LeadsStore,
    private readonly config: Config,
  ) {}

  /** `own`: we wrote it ourselves, and it came back from a Sent folder, a forward or a copy to the mailbox. */
  async run(tx: Tx, mail: ParsedMail): Promise<Match | 'own' | null> {
    if (mail.messageId && (await this.messages.byMessageIds([mail.messageId], tx))) return 'own';
    const match =
      (await this.byMessageId(tx, mail)) ?? (await this.byTag(tx, mail)) ?? (await this.byAddress(tx, mail));
    return (await this.isFromMailbox(mail, match)) ? 'own' : match;
  }

  /** What it reports on, then what it answers, then the thread from its end: a forwarded thread names other leads' mails too. */
  private async byMessageId(tx: Tx, mail: ParsedMail): Promise<Match | null> {
    const returned = readBounce(mail)?.originalMessageId ?? readComplaint(mail)?.originalMessageId;
    const ids = [returned, mail.inReplyTo, ...mail.references.toReversed()].filter((id) => id != null);
    return this.matched(tx, await this.messages.byMessageIds(ids, tx), 'message_id');
  }

  private async byTag(tx: Tx, mail: ParsedMail): Promise<Match | null> {
    const addresses = [...mail.to, ...mail.cc].map(({ address }) => address).concat(mail.deliveredTo);
    const tagged = addresses.map((address) => readReplyTag(this.config.secret, address)).find((id) => id !== null);
    return tagged ? this.matched(tx, await this.messages.find(tagged, tx), 'reply_tag') : null;
  }

  private async byAddress(tx: Tx, mail: ParsedMail): Promise<Match | null> {
    const sender = readBounce(mail)?.recipient ?? readComplaint(mail)?.recipient ?? mail.from?.address;
    const lead = sender ? await this.leads.byAddress(storedForm(sender), tx) : null;
    return lead && { lead, ours: null, matchedBy: 'address' };
  }

  private async matched(tx: Tx, ours: Message | null, matchedBy: Match['matchedBy']): Promise<Match | null> {
    const lead = ours?.leadId ? await this.leads.find(ours.leadId, tx) : null;
    return lead && { lead, ours, matchedBy };
  }

  /** A rep who writes from the mailbox is no lead; somebody who tries the product on themselves is. */
  private async isFromMailbox({ from }: ParsedMail, match: Match | null): Promise<boolean> {
    const sender = from && storedForm(from.address);
    if (!sender || sender === match?.lead.email) return false;
    return (await this.mailboxes.all()).some(({ address }) => storedForm(address) === sender);
  }
}
