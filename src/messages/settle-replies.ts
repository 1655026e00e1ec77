import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Message } from './message.entity.js';
import { MessagesStore } from './messages.store.js';

/** Settles replies that were understood and wait for their effect: whoever `by` names has seen to them. */
@Injectable()
export class SettleReplies {
  constructor(
    private readonly messages: MessagesStore,
    private readonly activity: ActivityStore,
  ) {}

  /** Under the lead's lock. Whatever else stands in `thread` is left alone. */
  async run(tx: Tx, thread: Message[], by: string, reason: string, now: Date): Promise<void> {
    for (const { id, leadId } of thread.filter(({ status }) => status === 'classified')) {
      if (!(await this.messages.change(tx, id, ['classified'], { status: 'settled', settledAt: now }))) continue;
      const act = { act: 'reply.settled', about: 'message', aboutId: id, leadId, reason };
      await this.activity.record(tx, { at: now, actor: by, ...act });
    }
  }
}
