import { Injectable } from '@nestjs/common';
import { companyFacts } from '../knowledge/company.facts.js';
import { CompanyStore } from '../knowledge/company.store.js';
import { FindPassages, type Search } from '../knowledge/find-passages.js';
import type { Lead } from '../leads/lead.entity.js';
import { languageOf, leadFacts } from '../leads/lead.facts.js';
import { LeadsStore } from '../leads/leads.store.js';
import { isSharedDomain } from '../leads/shared-domains.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines, wasSaid } from '../messages/thread-lines.js';
import type { AnswerBrief, Occasion, Passage } from '../writer/writer.js';
import { whyPerson } from './answer.rules.js';
import { bandOf, type Freedom, freedomIn, hasAutonomy, strictest } from './autonomy.rules.js';
import { AutonomyStore, type LeadAutonomy } from './autonomy.store.js';
import { isFromMachine } from './reply.rules.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
  /** Answers to this reply that were written before and will not leave. */
  round: number;
  obstacle: string | null;
  /** What the agent may do with the answer by itself. */
  freedom: Freedom;
}

@Injectable()
export class AnswerBriefs {
  constructor(
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly company: CompanyStore,
    private readonly findPassages: FindPassages,
    private readonly autonomy: AutonomyStore,
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
    const asked = unanswered(thread, replyId);
    const brief = await this.briefFor(lead, reply, asked, thread, now);
    const freedom = freedomFor(asked, await this.autonomy.of(lead.id));
    const round = thread.filter(({ answersId }) => answersId === replyId).length;
    const obstacle = whyPerson({
      withRep: lead.ledgerState === 'with_rep',
      suppression: lead.email ? await this.suppressions.reasonFor(lead.email) : 'no_address',
      described: brief !== null,
      mayAnswer: freedom.act !== 'hand_off' && freedom.act !== 'never',
      answersBefore: thread.filter(isAnswerSaid).length,
      answersToday: lead.email ? await this.messages.countAnswersTo(lead.email, before(now, DAY)) : 0,
      answersToDomain: await this.answersToColleagues(lead, now),
      repeats: repeatsItself(thread, asked),
      answeredSince: isAnsweredSince(thread),
    });
    return { reply: { ...reply, leadId: lead.id }, lead, asked, brief, round, obstacle, freedom };
  }

  /** Whoever writes from a provider's domain has no colleagues there. */
  private async answersToColleagues({ emailDomain }: Lead, now: Date): Promise<number> {
    if (!emailDomain || isSharedDomain(emailDomain)) return 0;
    return this.messages.countAnswersToDomain(emailDomain, before(now, HOUR));
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
      whisper: lead.whisper,
      questions,
      passages: await this.passagesFor(questions, { language, now, occasion: occasionOf(lead, reply) }),
      language,
    };
  }

  private async passagesFor(questions: string[], search: Omit<Search, 'limit'>): Promise<Passage[]> {
    const found = await this.findPassages.run(questions, { ...search, limit: PASSAGES });
    const unique = new Map(found.flat().map(({ id, title, text }) => [id, { id, title, text }]));
    return [...unique.values()];
  }
}

/** What the book of calls goes by: the answer to this reply. */
const occasionOf = ({ id: leadId }: Lead, { id }: Message): Occasion => ({ leadId, about: `answer/${id}`, round: 0 });

export const isOpenReply = ({ direction, status }: Pick<Message, 'direction' | 'status'>): boolean =>
  direction === 'in' && status !== 'settled';

/** The replies to be answered since we last wrote, this one among them; a touch answers nothing. */
function unanswered(thread: Message[], replyId: string): Message[] {
  const last = thread.findLastIndex(
    (message) => message.direction === 'out' && message.kind !== 'touch' && wasSaid(message),
  );
  return thread.filter(
    ({ id, decision, direction }, place) =>
      id === replyId || (place > last && decision?.act === 'answer' && direction === 'in'),
  );
}

const questionsIn = ({ meaning, body }: Message): string[] => (meaning?.questions.length ? meaning.questions : [body]);

const isAnswerSaid = (message: Message): boolean => message.kind === 'answer' && wasSaid(message);

const before = (now: Date, span: number): Date => new Date(now.getTime() - span);

/** What was asked was asked before in the same words, and answered. */
function repeatsItself(thread: Message[], asked: Message[]): boolean {
  const answered = new Set(thread.filter(isAnswerSaid).map(({ answersId }) => answersId));
  const before = thread.filter(({ id, direction }) => direction === 'in' && answered.has(id)).map(wordsOf);
  return asked.some((reply) => before.includes(wordsOf(reply)));
}

const wordsOf = ({ body }: Message): string =>
  body
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** An answer is the last word: nobody but a machine has written since. */
function isAnsweredSince(thread: Message[]): boolean {
  const last = thread.findLastIndex(isAnswerSaid);
  const wrote = ({ direction, meaning }: Message) =>
    direction === 'in' && (meaning === null || !isFromMachine(meaning.class));
  return last >= 0 && !thread.slice(last + 1).some(wrote);
}

/** As the settings are now, not as they were when the reply was read. */
function freedomFor(asked: Message[], { rules, value }: LeadAutonomy): Freedom {
  const freedoms = asked.flatMap(({ meaning }) =>
    meaning && hasAutonomy(meaning.class)
      ? [freedomIn({ class: meaning.class, confidence: bandOf(meaning.confidence), value }, rules)]
      : [],
  );
  return strictest(freedoms);
}
