import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { JobQueue } from '../jobs/job-queue.js';
import { LeadsStore } from '../leads/leads.store.js';
import { parseMail, type ParsedMail } from '../mail/parse-mail.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { type Match, MatchThread } from './match-thread.js';
import { replyRow, strayRow } from './received-mail.js';
import { Standstill } from './standstill.js';

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
    private readonly standstill: Standstill,
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
    const match = await this.matching.run(tx, mail);
    if (match === 'own') return { outcome: 'own_mail', replyId: null, leadId: null };
    const lead = match && (await this.leads.lock(tx, match.lead.id));
    if (!match || !lead) return this.keepStray(tx, raw, mail, now);
    const row = replyRow(raw, mail, { ...match, lead }, await this.placeOf(tx, match), now);
    const reply = await this.messages.insertOnce(tx, row);
    if (!reply) return { outcome: 'duplicate', replyId: null, leadId: null };
    await this.standstill.begin(tx, lead.id, now);
    const about = { about: 'message', aboutId: reply.id, leadId: lead.id };
    await this.activity.record(tx, {
      at: now,
      actor: 'lead',
      act: 'reply.received',
      ...about,
      reason: reply.matchedBy,
    });
    return { outcome: 'received', replyId: reply.id, leadId: lead.id };
  }

  private async keepStray(tx: Tx, raw: Buffer, mail: ParsedMail, now: Date): Promise<Received> {
    const stray = await this.messages.insertOnce(tx, strayRow(raw, mail, now));
    return { outcome: stray ? 'unmatched' : 'duplicate', replyId: stray?.id ?? null, leadId: null };
  }

  /** A lead who writes without answering a mail of ours is answered from the mailbox that wrote to them. */
  private async placeOf(tx: Tx, { lead, ours }: Match): Promise<Pick<Message, 'enrollmentId' | 'mailboxId'>> {
    const last = await this.enrollments.lastOf(lead.id, tx);
    return {
      enrollmentId: ours?.enrollmentId ?? last?.id ?? null,
      mailboxId: ours?.mailboxId ?? last?.mailboxId ?? null,
    };
  }
}
