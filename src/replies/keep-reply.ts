import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Match } from './match-thread.js';
import { type Fetched, type Incoming, type Received, replyRow } from './received-mail.js';
import { Standstill } from './standstill.js';

/** What people see of a reply of which only the beginning was read. */
const CUT = 'cut';

type Place = Pick<Message, 'enrollmentId' | 'mailboxId'>;

/** Saves a lead's mail and stops their cadence with it. */
@Injectable()
export class KeepReply {
  constructor(
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly standstill: Standstill,
    private readonly activity: ActivityStore,
  ) {}

  /** Null when the lead is gone. */
  async run(tx: Tx, match: Match, { raw, mail, fetched }: Incoming, now: Date): Promise<Received | null> {
    const lead = await this.leads.lock(tx, match.lead.id);
    if (!lead) return null;
    const row = replyRow(raw, mail, { ...match, lead }, await this.placeOf(tx, match, fetched), now);
    const flags = [...(row.flags ?? []), ...(fetched?.isCut ? [CUT] : [])];
    const reply = await this.messages.insertOnce(tx, { ...row, flags });
    if (!reply) return { outcome: 'duplicate', replyId: null, leadId: null };
    await this.standstill.begin(tx, lead.id, now);
    const about = { about: 'message', aboutId: reply.id, leadId: lead.id };
    const act = { act: 'reply.received', ...about, reason: reply.matchedBy };
    await this.activity.record(tx, { at: now, actor: 'lead', ...act });
    return { outcome: 'received', replyId: reply.id, leadId: lead.id };
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
