import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { readAutoReply } from '../mail/auto-reply.js';
import { readBounce, readComplaint } from '../mail/bounce.js';
import { parseMail, type ParsedMail } from '../mail/parse-mail.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { type Match, MatchThread } from './match-thread.js';

/** A reply is understood within this time, or the ledger says that it is overdue. */
const READ_WITHIN_MS = 3_600_000;

/** What became of one mail. */
export type Received =
  | { outcome: 'received'; replyId: string; leadId: string }
  | { outcome: 'duplicate' | 'own_mail' | 'unmatched'; replyId: string | null; leadId: null };

/**
 * The one door in: every mail from a lead enters here. It is saved and the cadence is paused in one transaction, before
 * anybody has understood it; the same mail twice is one reply.
 */
@Injectable()
export class ReceiveReply {
  constructor(
    private readonly dataSource: DataSource,
    private readonly matching: MatchThread,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly activity: ActivityStore,
    private readonly queue: JobQueue,
  ) {}

  /** @throws MailTooLarge */
  async run(raw: Buffer, now: Date): Promise<Received> {
    const mail = await parseMail(raw);
    const received = await this.dataSource.transaction((tx) => this.save(tx, raw, mail, now));
    if (received.outcome === 'received') await this.queue.remind('reply.classify', [received.replyId]);
    return received;
  }

  private async save(tx: Tx, raw: Buffer, mail: ParsedMail, now: Date): Promise<Received> {
    // Our own mail comes back from Sent folders and forwards: it is nobody's reply.
    const own = mail.messageId && (await this.messages.byMessageIds([mail.messageId], tx));
    if (own) return { outcome: 'own_mail', replyId: null, leadId: null };
    const match = await this.matching.run(tx, mail);
    const lead = match && (await this.leads.lock(tx, match.lead.id));
    const reply = await this.messages.insertOnce(
      tx,
      match && lead ? replyRow(raw, mail, match, now) : strayRow(mail, now),
    );
    if (!reply) return { outcome: 'duplicate', replyId: null, leadId: null };
    if (!lead) return { outcome: 'unmatched', replyId: reply.id, leadId: null };
    await this.pause(tx, lead, reply, now);
    return { outcome: 'received', replyId: reply.id, leadId: lead.id };
  }

  private async pause(tx: Tx, lead: Lead, reply: Message, now: Date): Promise<void> {
    await this.messages.cancelUnsent(tx, lead.id, 'replied');
    // Refused when nothing is open, or when a person's own pause holds already: nothing is sent either way.
    await this.enrollments.change(tx, lead.id, { status: 'paused', reason: 'replied', pauseOwner: 'agent' }, now);
    if (lead.ledgerState !== 'with_rep') {
      const standing = { state: 'answering' as const, reason: 'reply_received', nextActionAt: reply.actBy };
      await this.leads.stand(tx, now, { leadId: lead.id, ...standing });
    }
    const act = { act: 'reply.received', about: 'message', aboutId: reply.id, leadId: lead.id };
    await this.activity.record(tx, { at: now, actor: 'lead', ...act, reason: reply.matchedBy });
  }
}

function replyRow(raw: Buffer, mail: ParsedMail, { lead, ours, matchedBy }: Match, now: Date): Partial<Message> {
  return {
    ...headersOf(mail, now),
    leadId: lead.id,
    enrollmentId: ours?.enrollmentId ?? null,
    mailboxId: ours?.mailboxId ?? null,
    status: 'received',
    body: mail.replyText || mail.text,
    raw,
    matchedBy,
    flags: isOtherSender(mail, lead) ? ['other_sender'] : [],
    actBy: new Date(now.getTime() + READ_WITHIN_MS),
  };
}

/** A mail that belongs to no lead is none of our business: its headers are kept, so that it can be looked for, not its text. */
function strayRow(mail: ParsedMail, now: Date): Partial<Message> {
  return { ...headersOf(mail, now), status: 'settled', settledAt: now, flags: ['unmatched'] };
}

function headersOf(mail: ParsedMail, now: Date): Partial<Message> {
  return {
    direction: 'in',
    kind: 'reply',
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    fromAddress: mail.from?.address ?? null,
    toAddress: mail.to[0]?.address ?? null,
    subject: mail.subject,
    findings: [],
    digest: digestOf(mail),
    receivedAt: now,
    createdAt: now,
  };
}

/** The same mail fetched twice may differ in what servers wrote on it, never in who wrote what. */
function digestOf(mail: ParsedMail): string {
  const identity = [mail.messageId, mail.from?.address, mail.date?.toISOString(), mail.subject, mail.text];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}

/** Bounces and notices come from machines; only a person's mail can come from the wrong person. */
function isOtherSender(mail: ParsedMail, lead: Lead): boolean {
  if (readBounce(mail) || readComplaint(mail) || readAutoReply(mail)) return false;
  return mail.from?.address !== lead.email;
}
