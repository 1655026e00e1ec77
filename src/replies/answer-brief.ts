import { Injectable } from '@nestjs/common';
import { companyFacts } from '../knowledge/company.facts.js';
import { CompanyStore } from '../knowledge/company.store.js';
import { PassagesStore } from '../knowledge/passages.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { languageOf, leadFacts } from '../leads/lead.facts.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines } from '../messages/thread-lines.js';
import type { AnswerBrief, Passage } from '../writer/writer.js';

/** Passages offered to the writer for each question. */
const PASSAGES = 5;

/** A reply to be answered, with all its writer may know. */
export interface AnswerCase {
  reply: Message;
  lead: Lead;
  /** Null: an admin has not yet said who we are. */
  brief: AnswerBrief | null;
  /** Answers the agent gave in this thread before. */
  answersBefore: number;
}

@Injectable()
export class AnswerBriefs {
  constructor(
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly company: CompanyStore,
    private readonly passages: PassagesStore,
  ) {}

  /** Null when the reply no longer waits for an answer. */
  async load(replyId: string, now: Date): Promise<AnswerCase | null> {
    const reply = await this.messages.find(replyId);
    const lead = reply?.leadId ? await this.leads.find(reply.leadId) : null;
    if (!reply || !lead || reply.status !== 'classified' || reply.decision?.act !== 'answer') return null;
    const [company, thread] = await Promise.all([this.company.find(), this.messages.thread(lead.id)]);
    const answersBefore = thread.filter(({ kind, status }) => kind === 'answer' && status === 'sent').length;
    const language = languageOf(reply.language ?? lead.language);
    const questions = reply.meaning?.questions.length ? reply.meaning.questions : [reply.body];
    const brief = company && {
      company: companyFacts(company),
      lead: leadFacts(lead),
      senderName: company.senderName,
      thread: threadLines(thread),
      questions,
      passages: await this.passagesFor(questions, language, now),
      language,
    };
    return { reply, lead, brief, answersBefore };
  }

  private async passagesFor(questions: string[], language: string, now: Date): Promise<Passage[]> {
    const found = await Promise.all(questions.map((text) => this.passages.search(text, language, now, PASSAGES)));
    const unique = new Map(found.flat().map(({ id, title, text }) => [id, { id, title, text }]));
    return [...unique.values()];
  }
}
