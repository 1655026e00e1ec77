import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';

/** Takes the pen out of the agent's hand for one lead. */
@Injectable()
export class SilenceAgent {
  constructor(
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly activity: ActivityStore,
  ) {}

  /** Gives the last reply of the lead. Those that waited for the agent are the rep's to answer. */
  async run(tx: Tx, leadId: string, by: string, now: Date): Promise<Message | null> {
    await this.messages.cancelUnsent(tx, [leadId], 'taken_over');
    await this.enrollments.change(tx, leadId, { status: 'stopped', reason: 'handed_off' }, now);
    const replies = (await this.messages.thread(leadId, tx)).filter(({ direction }) => direction === 'in');
    for (const { id } of replies.filter(({ status }) => status === 'classified')) {
      if (!(await this.messages.change(tx, id, ['classified'], { status: 'settled', settledAt: now }))) continue;
      const act = { act: 'reply.settled', about: 'message', aboutId: id, leadId, reason: 'taken_over' };
      await this.activity.record(tx, { at: now, actor: by, ...act });
    }
    return replies.at(-1) ?? null;
  }
}
