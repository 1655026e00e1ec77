import { DateTime } from 'luxon';
import { reviewAnswer } from '../../replies/answer.rules.js';
import { readByRules } from '../../replies/read-reply.js';
import { reviewDraft } from '../../writer/draft.rules.js';
import { type AnswerBrief, type Writer, WriterFailed } from '../../writer/writer.js';
import type { AnswerResult, EvalResult, ReadReplyResult, TouchResult } from './eval-result.js';
import type { LabelledCase } from './labelled-cases.js';
import { asRead, company, knowledge, type ReplyCase, replyCases, touchCases } from './eval-set.js';

const AT_ONCE = 8;

/** Everything a writer is trusted with, over a set whose answers are known. */
export class RunEval {
  private readonly failures: Record<string, number> = {};

  constructor(
    private readonly writer: Writer,
    private readonly progress: (done: string) => void,
  ) {}

  /** Every `nth` case; what the writer fails at is counted, not hidden. */
  async run(
    nth: number,
    labelled: LabelledCase[],
  ): Promise<Pick<EvalResult, 'replies' | 'corrections' | 'answers' | 'touches' | 'failures'>> {
    const cases = await replyCases(nth);
    const replies = await this.each('replies', cases, (one) => this.read(one));
    const corrections = await this.each('corrections', labelled, (one) => this.reread(one));
    const questions = cases.filter(({ label }) => label.answeredBy !== undefined);
    const answers = await this.each('answers', questions, (one) => this.answer(one));
    const touches = await this.each('touches', touchCases(nth), (one) => this.write(one));
    return { replies, corrections, answers, touches, failures: this.failures };
  }

  private async each<Case, Result>(
    what: string,
    cases: Case[],
    measure: (one: Case) => Promise<Result | null>,
  ): Promise<Result[]> {
    const results = new Map<number, Result | null>();
    const waiting = [...cases.entries()];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) results.set(next[0], await measure(next[1]));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    this.progress(`${what}: ${cases.length}`);
    return cases.flatMap((_, index) => results.get(index) ?? []);
  }

  private async read(one: ReplyCase): Promise<ReadReplyResult> {
    const { mail, reply, ourWords } = await asRead(one);
    const rules = readByRules(mail, reply.language, ourWords, reply.receivedAt);
    const meaning = rules?.meaning ?? (await this.ask(() => this.writer.classifyReply(reply)));
    return {
      id: one.id,
      truth: one.label.class,
      read: meaning?.class ?? null,
      by: rules?.by ?? this.writer.id,
      dateTruth: one.resumeOn,
      dateRead: workday(meaning?.resumeOn ?? null),
      text: reply.text.slice(0, 200),
    };
  }

  private async reread(one: LabelledCase): Promise<ReadReplyResult> {
    const { mail, reply, ourWords } = await one.asRead();
    const rules = mail && readByRules(mail, reply.language, ourWords, reply.receivedAt);
    const meaning = rules?.meaning ?? (await this.ask(() => this.writer.classifyReply(reply)));
    return {
      id: one.id,
      truth: one.class,
      read: meaning?.class ?? null,
      by: rules?.by ?? this.writer.id,
      dateTruth: one.resumeOn,
      dateRead: meaning?.resumeOn ?? null,
      text: reply.text.slice(0, 200),
    };
  }

  private async answer({ id, label, ...one }: ReplyCase): Promise<AnswerResult | null> {
    const { reply } = await asRead({ id, label, ...one });
    const known = knowledge();
    const own = known.filter(({ language }) => language === label.language);
    const passages = (own.length > 0 ? own : known).map(({ passage }) => passage);
    const [touch] = touchCases(1);
    const meaning = await this.ask(() => this.writer.classifyReply(reply));
    const brief: AnswerBrief = {
      ...touch!.brief,
      company: company(),
      thread: [...reply.thread, { from: 'lead', at: reply.receivedAt, subject: reply.subject, text: reply.text }],
      questions: meaning?.questions.length ? meaning.questions : [reply.text],
      passages,
      language: reply.language,
    };
    const draft = await this.ask(() => this.writer.draftAnswer(brief));
    if (!draft) return null;
    const verdict = reviewAnswer(draft, passages, reply.text);
    const topics = verdict.fit
      ? verdict.evidence.map(({ passageId }) => known.find(({ passage }) => passage.id === passageId)?.topic)
      : [];
    return {
      id,
      question: reply.text.slice(0, 200),
      known: (label.answeredBy ?? []).length > 0,
      outcome: verdict.fit ? 'answered' : verdict.reason,
      rightTopic: topics.some((topic) => label.answeredBy?.includes(topic ?? '')),
      unproven: verdict.fit || verdict.reason === 'question_not_in_knowledge' ? [] : verdict.missing,
      text: draft.draft?.body ?? '',
    };
  }

  private async write({ id, brief }: ReturnType<typeof touchCases>[number]): Promise<TouchResult | null> {
    const draft = await this.ask(() => this.writer.draftTouch(brief));
    if (!draft) return null;
    const words = draft.body.split(/\s+/).filter(Boolean).length;
    return { id, words, findings: reviewDraft(draft, brief), text: `${draft.subject}\n\n${draft.body}` };
  }

  private async ask<T>(write: () => Promise<T>): Promise<T | null> {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof WriterFailed)) throw error;
      this.failures[error.kind] = (this.failures[error.kind] ?? 0) + 1;
      return null;
    }
  }
}

/** Labels name working days: who is back on Saturday is written to on Monday. */
function workday(day: string | null): string | null {
  const date = day === null ? null : DateTime.fromISO(day, { zone: 'utc' });
  if (!date?.isValid) return day;
  return date.plus({ days: date.weekday > 5 ? 8 - date.weekday : 0 }).toISODate();
}
