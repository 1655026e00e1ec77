import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Meaning, ReplyClass } from '../writer/writer.js';
import { Decisions } from './decisions.js';
import { nextStepOf } from './next-step.js';
import { decide } from './reply.rules.js';

/** A person says what a reply means. Their class is kept with the reply as a labelled example, and decides anew. */
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
    const meaning = meaningSaid(reply, said);
    // The person has seen who wrote: another sender is no longer a reason to ask.
    const context = {
      now,
      zone: lead.timeZone,
      otherSender: false,
      withRep: lead.ledgerState === 'with_rep',
      softBounces: 0,
    };
    const decision = decide(meaning, context);
    const from = [reply.status as 'received' | 'classified' | 'settled'];
    if (!(await this.decisions.save(reply, { meaning, by }, decision, { from, actor: by, now }))) return 'taken';
    const next = nextStepOf(decision);
    if (next) await this.queue.remind(next, [next === 'lead.hand-off' ? lead.id : reply.id]);
    return null;
  }
}

function meaningSaid(reply: Message, said: { class: ReplyClass; resumeOn: string | null }): Meaning {
  const questions = said.class === 'question' ? [reply.body] : [];
  const before = { evidence: '', language: 'en' as const, resumeOn: null, questions, referral: null };
  return { ...before, ...reply.meaning, ...said, confidence: 1 };
}
