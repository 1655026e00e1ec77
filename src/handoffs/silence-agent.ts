import { Injectable } from '@nestjs/common';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { SettleReplies } from '../messages/settle-replies.js';

/** Takes the pen out of the agent's hand for one lead. Always under the lead's lock. */
@Injectable()
export class SilenceAgent {
  constructor(
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly settleReplies: SettleReplies,
  ) {}

  /** Somebody takes the lead. Gives its last reply: those that waited for anything are the rep's to answer. */
  async takeOver(tx: Tx, leadId: string, by: string, now: Date): Promise<Message | null> {
    await this.stop(tx, leadId, 'taken_over', now);
    const replies = (await this.messages.thread(leadId, tx)).filter(({ direction }) => direction === 'in');
    await this.settleReplies.run(tx, replies, by, 'taken_over', now);
    return replies.at(-1) ?? null;
  }

  /** The agent hands the lead off: what it was about to answer is the rep's, who reads it in the thread. */
  async handOff(tx: Tx, leadId: string, thread: Message[], now: Date): Promise<void> {
    await this.stop(tx, leadId, 'handed_off', now);
    const asked = thread.filter(({ status, decision }) => status === 'classified' && decision?.act === 'answer');
    const decision = { act: 'hand_off' as const, reason: 'with_rep', until: null };
    for (const { id } of asked) await this.messages.change(tx, id, ['classified'], { decision });
    await this.settleReplies.run(tx, asked, 'agent', 'handed_off', now);
  }

  /** Nothing of the agent's leaves any more; what the lead wrote is not touched. */
  async stop(tx: Tx, leadId: string, reason: string, now: Date): Promise<void> {
    await this.messages.cancelUnsent(tx, [leadId], reason);
    await this.enrollments.change(tx, leadId, { status: 'stopped', reason: 'handed_off' }, now);
  }
}
