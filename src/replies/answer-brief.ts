import { Injectable } from '@nestjs/common';
import { companyFacts } from '../knowledge/company.facts.js';
import { CompanyStore } from '../knowledge/company.store.js';
import { PassagesStore } from '../knowledge/passages.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { languageOf, leadFacts } from '../leads/lead.facts.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines, wasSaid } from '../messages/thread-lines.js';
import type { AnswerBrief, Passage } from '../writer/writer.js';
import { whyPerson } from './answer.rules.js';

/** Passages offered to the writer for each question. */
const PASSAGES = 12;

/** A reply to be answered, with all its writer may know. */
export interface AnswerCase {
  reply: Message & { leadId: string };
  lead: Lead;
  /** Every reply that this answer answers: the lead may have asked again before we could. */
  asked: Message[];
  /** Null only where `obstacle` says why the agent may not answer. */
  brief: AnswerBrief | null;
  obstacle: string | null;
}

@Injectable()
export class AnswerBriefs {
  constructor(
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly company: CompanyStore,
    private readonly passages: PassagesStore,
  ) {}

  /**
   * Null when the reply no longer waits for an answer, or a newer one will be answered together with it. `later`: something else
   * the lead wrote is not dealt with, and may be "never mind".
   */
  async load(replyId: string, now: Date): Promise<AnswerCase | 'later' | null> {
    const reply = await this.messages.find(replyId);
    const lead = reply?.leadId ? await this.leads.find(reply.leadId) : null;
    if (!reply || !lead || reply.status !== 'classified' || reply.decision?.act !== 'answer') return null;
    const thread = await this.messages.thread(lead.id);
    const others = thread.filter((other) => isOpenReply(other) && other.id !== replyId);
    if (others.some(({ decision }) => decision?.act !== 'answer')) return 'later';
    if (others.some(({ id }) => BigInt(id) > BigInt(replyId))) return null;
    const asked = unanswered(thread);
    const brief = await this.briefFor(lead, reply, asked, thread, now);
    const obstacle = whyPerson({
      withRep: lead.ledgerState === 'with_rep',
      suppression: lead.email ? await this.suppressions.reasonFor(lead.email) : 'no_address',
      described: brief !== null,
      answersBefore: thread.filter(({ kind, status }) => kind === 'answer' && status === 'sent').length,
    });
    return { reply: { ...reply, leadId: lead.id }, lead, asked, brief, obstacle };
  }

  private async briefFor(
    lead: Lead,
    reply: Message,
    asked: Message[],
    thread: Message[],
    now: Date,
  ): Promise<AnswerBrief | null> {
    const company = await this.company.find();
    if (!company) return null;
    const language = languageOf(reply.language ?? lead.language);
    const questions = [...new Set(asked.flatMap(questionsIn))];
    return {
      company: companyFacts(company),
      lead: leadFacts(lead),
      senderName: company.senderName,
      thread: threadLines(thread),
      questions,
      passages: await this.passagesFor(questions, language, now),
      language,
    };
  }

  private async passagesFor(questions: string[], language: string, now: Date): Promise<Passage[]> {
    const found = await Promise.all(questions.map((text) => this.passages.search(text, language, now, PASSAGES)));
    const unique = new Map(found.flat().map(({ id, title, text }) => [id, { id, title, text }]));
    return [...unique.values()];
  }
}

export const isOpenReply = ({ direction, status }: Pick<Message, 'direction' | 'status'>): boolean =>
  direction === 'in' && status !== 'settled';

/** The replies to be answered since we last wrote; a touch answers nothing. */
function unanswered(thread: Message[]): Message[] {
  const last = thread.findLastIndex(
    (message) => message.direction === 'out' && message.kind !== 'touch' && wasSaid(message),
  );
  return thread.slice(last + 1).filter((reply) => reply.decision?.act === 'answer' && reply.direction === 'in');
}

const questionsIn = ({ meaning, body }: Message): string[] => (meaning?.questions.length ? meaning.questions : [body]);
