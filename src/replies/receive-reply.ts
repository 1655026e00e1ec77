import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../database/sql.js';
import { JobQueue } from '../jobs/job-queue.js';
import { parseMail } from '../mail/parse-mail.js';
import { storedForm } from '../mail/stored-form.js';
import { MessagesStore } from '../messages/messages.store.js';
import { AnsweredNotice } from './answered-notice.js';
import { KeepRepMail } from './keep-rep-mail.js';
import { KeepReply } from './keep-reply.js';
import { MatchThread } from './match-thread.js';
import { type Fetched, type Incoming, type Received, strayRow } from './received-mail.js';

/**
 * The one door in: every mail from a lead, and every answer of a rep to what we told them, enters here. It is saved, and
 * the cadence is paused, in one transaction, before anybody has understood it; the same mail twice is one.
 */
@Injectable()
export class ReceiveReply {
  constructor(
    private readonly dataSource: DataSource,
    private readonly answered: AnsweredNotice,
    private readonly matching: MatchThread,
    private readonly keepReply: KeepReply,
    private readonly keepRepMail: KeepRepMail,
    private readonly messages: MessagesStore,
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
    if (received.outcome === 'from_rep') await this.queue.remind('rep-mail.pass-on', [received.repMailId]);
    return received;
  }

  private async save(tx: Tx, incoming: Incoming, now: Date): Promise<Received> {
    const { mail } = incoming;
    const notice = await this.answered.run(tx, mail);
    // Before the lead's thread: who tries the product on themselves is both.
    if (notice && mail.from && storedForm(mail.from.address) === storedForm(notice.toAddress)) {
      return this.keepRepMail.run(tx, notice, incoming, now);
    }
    const match = await this.matching.run(tx, mail);
    if (match === 'own' && !notice) return { outcome: 'own_mail', replyId: null, leadId: null };
    const kept = match === 'own' || !match ? null : await this.keepReply.run(tx, match, incoming, now);
    if (kept) return kept;
    return notice ? this.keepRepMail.run(tx, notice, incoming, now) : this.keepStray(tx, incoming, now);
  }

  private async keepStray(tx: Tx, { raw, mail, fetched }: Incoming, now: Date): Promise<Received> {
    const mailboxId = fetched?.mailboxId ?? null;
    const stray = await this.messages.insertOnce(tx, { ...strayRow(raw, mail, now), mailboxId });
    return { outcome: stray ? 'unmatched' : 'duplicate', replyId: stray?.id ?? null, leadId: null };
  }
}
