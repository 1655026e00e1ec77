import { Injectable } from '@nestjs/common';
import { signedToken } from '../access/signed-token.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import type { Company } from '../knowledge/company.entity.js';
import type { Lead } from '../leads/lead.entity.js';
import { languageOf } from '../leads/lead.facts.js';
import { composeMail, type MailParts, UnsafeMailPart } from '../mail/compose-mail.js';
import type { OutgoingMail } from '../mail/mail-transport.js';
import { messageIdFor, replyTag, taggedAddress } from '../mail/message-id.js';
import { threadHeaders } from '../mail/thread-headers.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { APPROVED, type Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Rendering } from '../messages/outbox.store.js';
import { footerOf } from './footer.js';
import { isSignedBy } from './signing.rules.js';
import { parentIn, subjectIn } from './thread.rules.js';
import { UNSUBSCRIBE } from './unsubscribe.controller.js';

/** A message with its bytes, or the part of it that cannot stand in a mail. */
export type Rendered = { rendering: Rendering; mail: OutgoingMail } | { unfit: string };

/** A message with the rows it is made of. */
export interface Letter {
  message: Message;
  lead: Lead;
  mailbox: Mailbox;
  /** Null: nobody has said yet who we are. */
  company: Company | null;
}

/** Makes a message's bytes, once: what was rendered before is sent again byte for byte (RFC 5322 §3.6.4). */
@Injectable()
export class RenderMessage {
  constructor(
    private readonly messages: MessagesStore,
    private readonly config: Config,
  ) {}

  async run(tx: Tx, letter: Letter, now: Date): Promise<Rendered> {
    const { message, mailbox } = letter;
    if (message.rendered) return this.again(message, message.rendered, mailbox);
    try {
      return await this.compose(tx, letter, now);
    } catch (error) {
      if (error instanceof UnsafeMailPart) return { unfit: error.message };
      throw error;
    }
  }

  private again(message: Message, raw: Buffer, mailbox: Mailbox): Rendered {
    const { mailboxId, inReplyTo, references, subject } = message;
    const [messageId, fromAddress, toAddress] = [
      message.messageId ?? '',
      message.fromAddress ?? '',
      message.toAddress ?? '',
    ];
    const rendering = { mailboxId, messageId, rendered: raw, fromAddress, toAddress, subject, inReplyTo, references };
    const envelope = { from: this.tagged(fromAddress, message), to: toAddress };
    return { rendering, mail: { mailboxId: mailbox.id, envelope, messageId, raw } };
  }

  private async compose(tx: Tx, letter: Letter, now: Date): Promise<Rendered> {
    const { mailbox } = letter;
    const parts = await this.parts(tx, letter, now);
    const { raw, envelope } = await composeMail(parts);
    const rendering: Rendering = {
      mailboxId: mailbox.id,
      messageId: parts.messageId,
      rendered: raw,
      fromAddress: mailbox.address,
      toAddress: parts.to.address,
      subject: parts.subject,
      ...(parts.parent ? threadHeaders(parts.parent) : { inReplyTo: null, references: [] }),
    };
    return { rendering, mail: { mailboxId: mailbox.id, envelope, messageId: parts.messageId, raw } };
  }

  private async parts(tx: Tx, letter: Letter, now: Date): Promise<MailParts> {
    const { message, lead, mailbox } = letter;
    const { secret, linkBase } = this.config;
    const thread = (await this.messages.thread(lead.id, tx)).filter(({ id }) => id !== message.id);
    const unsubscribeUrl = `${linkBase}/u/${signedToken(secret, UNSUBSCRIBE, lead.id)}`;
    const tagged = this.tagged(mailbox.address, message);
    return {
      from: { address: mailbox.address, name: message.fromName ?? mailbox.fromName },
      to: { address: lead.email ?? '', name: [lead.firstName, lead.lastName].filter(Boolean).join(' ') || null },
      replyTo: tagged,
      returnPath: tagged,
      subject: subjectIn(thread, message),
      date: now,
      messageId: messageIdFor(secret, message.id, mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)),
      parent: parentIn(thread, message),
      unsubscribe: { url: unsubscribeUrl, mailto: `${tagged}?subject=unsubscribe` },
      // An answer nobody read before it left says so (RFC 3834 §5); a touch answers nothing.
      autoSubmitted: message.kind === 'answer' && !message.flags.includes(APPROVED) ? 'auto-replied' : null,
      text: textOf(letter, unsubscribeUrl),
      links: [unsubscribeUrl],
    };
  }

  private tagged(address: string, { id }: Message): string {
    return taggedAddress(address, replyTag(this.config.secret, id));
  }
}

function textOf({ message, lead, mailbox, company }: Letter, unsubscribeUrl: string): string {
  const footer = footerOf({
    language: languageOf(message.language ?? lead.language),
    companyName: company?.name ?? mailbox.fromName,
    postalAddress: company?.postalAddress ?? null,
    unsubscribeUrl,
    author: authorOf(message),
  });
  const body = message.body.trim();
  const signature = message.fromName ?? mailbox.signature?.trim();
  const isToSign = signature && !(message.fromName && isSignedBy(body, message.fromName));
  return [body, ...(isToSign ? [signature] : []), footer].join('\n\n') + '\n';
}

function authorOf({ kind, writtenBy }: Message): 'ai' | 'automated' | 'person' {
  if (kind === 'person') return 'person';
  return kind === 'check' || writtenBy?.startsWith('offline/') ? 'automated' : 'ai';
}
