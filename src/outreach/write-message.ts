import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { JobQueue } from '../jobs/job-queue.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { withBookingLink } from '../messages/booking-line.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { QueuePersonMail } from '../messages/queue-person-mail.js';
import { wasSaid } from '../messages/thread-lines.js';
import { SendEffects } from './send-effects.js';
import { repWriting } from './rep-writing.store.js';

export interface PersonsText {
  subject: string;
  body: string;
}

/** Who writes. */
export interface Author {
  actor: string;
  /** The rep they are; null: none, or a program. */
  repId: string | null;
}

/** Why it was not taken. */
export type WriteRefusal = 'gone' | 'no_address' | 'suppressed' | 'no_subject';

/**
 * A person writes to a lead. It leaves through the one door like every other mail; what the agent was about to say is
 * taken back, what it was to answer is answered, and the cadence waits for the lead's reaction.
 */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly effects: SendEffects,
    private readonly personMail: QueuePersonMail,
    private readonly queue: JobQueue,
  ) {}

  async run(leadId: string, text: PersonsText, by: Author, now: Date): Promise<Message | WriteRefusal> {
    const written = await this.dataSource.transaction((tx) => this.write(tx, leadId, text, by, now));
    // The scan would find it too; this only saves the wait.
    if (typeof written !== 'string') await this.queue.remind('message.send', [written.id]);
    return written;
  }

  private async write(
    tx: Tx,
    leadId: string,
    text: PersonsText,
    { actor, repId }: Author,
    now: Date,
  ): Promise<Message | WriteRefusal> {
    const lead = await this.leads.lock(tx, leadId);
    if (!lead) return 'gone';
    if (!lead.email) return 'no_address';
    if (await this.suppressions.reasonFor(lead.email, tx)) return 'suppressed';
    const thread = await this.messages.thread(leadId, tx);
    if (!text.subject && !thread.some(wasSaid)) return 'no_subject';
    await this.messages.cancelUnsent(tx, [leadId], 'person_wrote');
    const rep = repId ? await repWriting(tx, leadId, repId) : null;
    const body = withBookingLink(text.body, rep?.bookingLink ?? null, { thread, language: lead.language });
    const mail = { lead, thread, subject: text.subject, body, fromName: rep?.name, by: actor };
    const message = await this.personMail.run(tx, mail, now);
    if (lead.ledgerState !== 'with_rep') await this.effects.awaitReaction(tx, lead, null, now);
    await this.enrollments.restoreStandings(tx, [leadId], now);
    return message;
  }
}
