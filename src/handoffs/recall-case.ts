import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/sql.js';
import type { Asking } from '../knowledge/asking.entity.js';
import type { QuestionStatus } from '../knowledge/question.entity.js';
import { QuestionsStore } from '../knowledge/questions.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffsStore } from './handoffs.store.js';
import { repliesBehind } from './recall.rules.js';

/** An asking whose question was answered, with what its lead waits for now. */
export interface RecallCase {
  asking: Asking;
  lead: Lead;
  open: Handoff | null;
  /** The replies that want a rep. */
  behind: Message[];
  /** How what they ask stands. */
  questions: QuestionStatus[];
}

@Injectable()
export class RecallCases {
  constructor(
    private readonly questions: QuestionsStore,
    private readonly leads: LeadsStore,
    private readonly messages: MessagesStore,
    private readonly handoffs: HandoffsStore,
  ) {}

  /** Under the lead's lock from here on. Null when the asking was settled. */
  async load(tx: Tx, askingId: string): Promise<RecallCase | null> {
    const leadId = (await this.questions.asking(askingId, tx))?.leadId;
    const lead = leadId ? await this.leads.lock(tx, leadId) : null;
    const asking = await this.questions.asking(askingId, tx);
    if (!lead || !asking || asking.settledAt) return null;
    const open = await this.handoffs.openOf(lead.id, tx);
    const behind = repliesBehind(await this.messages.thread(lead.id, tx), open);
    const questions = await this.questions.statuses(
      tx,
      behind.map(({ id }) => id),
    );
    return { asking, lead, open, behind, questions };
  }
}
