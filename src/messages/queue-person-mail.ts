import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import { APPROVED, type Message } from './message.entity.js';
import { MessagesStore } from './messages.store.js';
import { SettleReplies } from './settle-replies.js';
import { lastMailbox } from './thread-lines.js';

/** What a person writes to a lead. */
export interface PersonMail {
  lead: { id: string; language: string };
  thread: Message[];
  /** Only for the first mail: in a thread its subject stays. */
  subject: string;
  body: string;
  /** Under whose name it leaves; left out: the mailbox's. */
  fromName?: string;
  by: string;
  /** How it reached us, where it was not written in the console. */
  reason?: string;
}

/** Puts a person's mail to a lead into the outbox. It leaves through the one door like every other. */
@Injectable()
export class QueuePersonMail {
  constructor(
    private readonly messages: MessagesStore,
    private readonly settleReplies: SettleReplies,
    private readonly activity: ActivityStore,
  ) {}

  /** Under the lead's lock. Whatever the lead wrote has its answer with it. */
  async run(tx: Tx, { lead, thread, by, reason, ...text }: PersonMail, now: Date): Promise<Message> {
    await this.settleReplies.run(tx, thread, by, 'answered_by_person', now);
    const message = await this.messages.insertOnce(tx, {
      leadId: lead.id,
      direction: 'out',
      kind: 'person',
      status: 'queued',
      mailboxId: lastMailbox(thread),
      ...text,
      language: lead.language,
      writtenBy: by,
      findings: [],
      references: [],
      flags: [APPROVED],
      createdAt: now,
    });
    if (!message) throw new Error(`The message to lead ${lead.id} was not saved`);
    const act = { act: 'message.written', about: 'message', aboutId: message.id, leadId: lead.id, reason };
    await this.activity.record(tx, { at: now, actor: by, ...act });
    return message;
  }
}
