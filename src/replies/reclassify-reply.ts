import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { LeadsStore } from '../leads/leads.store.js';
import { languageOf } from '../leads/lead.facts.js';
import type { InStatus, Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Language, Meaning, ReplyClass } from '../writer/writer.js';
import { Decisions } from './decisions.js';
import { nextStepOf } from './next-step.js';
import { decideAsTold } from './reply.rules.js';

/**
 * A person says what a reply means. Their class is kept with the reply as a labelled example, and decides anew: the cadence stands
 * still again, what was not sent yet is taken back, and a suppression that this reply caused is lifted when it was no opt-out.
 */
@Injectable()
export class ReclassifyReply {
  constructor(
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly decisions: Decisions,
    private readonly queue: JobQueue,
  ) {}

  async run(
    id: string,
    said: { class: ReplyClass; resumeOn: string | null },
    by: string,
    now: Date,
  ): Promise<'gone' | 'taken' | null> {
    const reply = await this.messages.find(id);
    const lead = reply?.leadId ? await this.leads.find(reply.leadId) : null;
    if (!reply || !lead || reply.direction !== 'in') return 'gone';
    const meaning = meaningSaid(reply, said, languageOf(reply.language ?? lead.language));
    const understood = { meaning, by, actor: by, from: reply.status as InStatus };
    const decision = await this.decisions.save(reply, understood, (context) => decideAsTold(meaning, context), now);
    if (!decision) return 'taken';
    const next = nextStepOf(decision);
    if (next) await this.queue.remind(next, [next === 'lead.hand-off' ? lead.id : reply.id]);
    return null;
  }
}

function meaningSaid(
  reply: Message,
  said: { class: ReplyClass; resumeOn: string | null },
  language: Language,
): Meaning {
  const nothing = { evidence: '', language, questions: [], referral: null };
  return { ...nothing, ...reply.meaning, ...said, confidence: 1 };
}
