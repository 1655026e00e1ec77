import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Decision, InStatus, Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Meaning } from '../writer/writer.js';

/** A person who is asked about a reply is asked again after this long; the agent's own acts follow within the hour. */
const ASK_AGAIN_HOURS = 24;
const HOUR = 3_600_000;

/** Keeps what a reply was understood to mean, what follows from it, and who decided. */
@Injectable()
export class Decisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly activity: ActivityStore,
  ) {}

  /** False when the reply no longer stands at one of `from`: somebody was quicker. */
  async save(
    reply: Message,
    { meaning, by }: { meaning: Meaning; by: string },
    decision: Decision,
    { from, actor, now }: { from: InStatus[]; actor: string; now: Date },
  ): Promise<boolean> {
    const { leadId } = reply;
    if (!leadId) return false;
    const asks = decision.act === 'ask_person';
    const actBy = new Date(now.getTime() + (asks ? ASK_AGAIN_HOURS : 1) * HOUR);
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, leadId);
      const change = {
        status: 'classified' as const,
        meaning,
        decision,
        classifiedBy: by,
        language: meaning.language,
        actBy,
      };
      if (!lead || !(await this.messages.change(tx, reply.id, from, change))) return false;
      if (lead.ledgerState !== 'with_rep') {
        const state = asks ? ('needs_review' as const) : ('answering' as const);
        await this.leads.stand(tx, now, { leadId, state, reason: decision.reason, nextActionAt: actBy });
      }
      await this.activity.record(tx, {
        at: now,
        actor,
        act: 'reply.classified',
        about: 'message',
        aboutId: reply.id,
        leadId,
        reason: meaning.class,
        detail: { act: decision.act, by, confidence: meaning.confidence },
      });
      return true;
    });
  }
}
