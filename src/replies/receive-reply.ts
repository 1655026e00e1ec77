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

/** Of a mail that was read from a mailbox. */
export interface Fetched {
  mailboxId: string;
  /** It is only the beginning of a larger one. */
  isCut: boolean;
  /** Written in the transaction that saves the mail, or finds that it needs no saving. */
  alongside(tx: Tx): Promise<void>;
}

/** What people see of a reply of which only the beginning was read. */
const CUT = 'cut';

/** What became of one mail. */
export type Received =
  | { outcome: 'received'; replyId: string; leadId: string }
  | { outcome: 'duplicate' | 'own_mail' | 'unmatched'; replyId: string | null; leadId: null };

interface Incoming {
  raw: Buffer;
  mail: ParsedMail;
  fetched: Fetched | null;
}

type Place = Pick<Message, 'enrollmentId' | 'mailboxId'>;

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
  async run(raw: Buffer, now: Date, fetched: Fetched | null = null): Promise<Received> {
    const mail = await parseMail(raw);
    const received = await this.dataSource.transaction(async (tx) => {
      await fetched?.alongside(tx);
      return this.save(tx, { raw, mail, fetched }, now);
    });
    if (received.outcome === 'received') await this.queue.remind('reply.classify', [received.replyId]);
    return received;
  }

  private async save(tx: Tx, { raw, mail, fetched }: Incoming, now: Date): Promise<Received> {
    const match = await this.matching.run(tx, mail);
    if (match === 'own') return { outcome: 'own_mail', replyId: null, leadId: null };
    const lead = match && (await this.leads.lock(tx, match.lead.id));
    if (!match || !lead) return this.keepStray(tx, { raw, mail, fetched }, now);
    const row = replyRow(raw, mail, { ...match, lead }, await this.placeOf(tx, match, fetched), now);
    const flags = [...(row.flags ?? []), ...(fetched?.isCut ? [CUT] : [])];
    const reply = await this.messages.insertOnce(tx, { ...row, flags });
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

  private async keepStray(tx: Tx, { raw, mail, fetched }: Incoming, now: Date): Promise<Received> {
    const mailboxId = fetched?.mailboxId ?? null;
    const stray = await this.messages.insertOnce(tx, { ...strayRow(raw, mail, now), mailboxId });
    return { outcome: stray ? 'unmatched' : 'duplicate', replyId: stray?.id ?? null, leadId: null };
  }

  /** A lead who writes without answering a mail of ours is answered from the mailbox that wrote to them. */
  private async placeOf(tx: Tx, { lead, ours }: Match, fetched: Fetched | null): Promise<Place> {
    const last = await this.enrollments.lastOf(lead.id, tx);
    return {
      enrollmentId: ours?.enrollmentId ?? last?.id ?? null,
      mailboxId: ours?.mailboxId ?? last?.mailboxId ?? fetched?.mailboxId ?? null,
    };
  }
}
