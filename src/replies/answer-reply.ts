import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { InboxStore } from '../messages/inbox.store.js';
import { reviewDraft } from '../writer/draft.rules.js';
import { type AnswerBrief, Writer, WriterFailed } from '../writer/writer.js';
import { AnswerBriefs, type AnswerCase } from './answer-brief.js';
import { AnswerDrafts } from './answer-drafts.js';
import { type AnswerVerdict, reviewAnswer } from './answer.rules.js';

const AT_ONCE = 4;

/** Answers a question from the thread and the approved knowledge alone, or passes it to a person with what is missing. */
@Injectable()
export class AnswerReply {
  constructor(
    private readonly briefs: AnswerBriefs,
    private readonly answers: AnswerDrafts,
    private readonly inbox: InboxStore,
    private readonly writer: Writer,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  @OnJob('reply.answer')
  async run({ ids }: JobPayload<'reply.answer'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.answer(id, now));
  }

  private async answer(replyId: string, now: Date): Promise<void> {
    const found = await this.briefs.load(replyId, now);
    if (found === 'later') return this.inbox.postpone(replyId);
    if (!found) return;
    const { brief, obstacle } = found;
    if (!brief || obstacle) return this.passOn(found, obstacle ?? 'company_not_described', [], now);
    const verdict = await this.write(brief);
    if (!(verdict instanceof WriterFailed)) return this.keep(found, brief, verdict, now);
    if (verdict.kind === 'busy') return this.inbox.postpone(replyId, verdict.retryAfterSeconds);
    return this.passOn(found, `writer_${verdict.kind}`, [], now);
  }

  private async keep(found: AnswerCase, brief: AnswerBrief, verdict: AnswerVerdict, now: Date): Promise<void> {
    if (!verdict.fit) return this.passOn(found, verdict.reason, verdict.missing, now);
    const { draft, evidence } = verdict;
    const reviewed = { draft, evidence, findings: reviewDraft(draft, brief), writtenBy: this.writer.id };
    const queued = await this.answers.save(found, reviewed, now);
    if (queued) await this.queue.remind('message.send', [queued]);
  }

  /** Code looks first whether the quotes are real; only then the writer is asked whether they say what the mail says. */
  private async write(brief: AnswerBrief): Promise<AnswerVerdict | WriterFailed> {
    try {
      const answer = await this.writer.draftAnswer(brief);
      const verdict = reviewAnswer(answer, brief.passages, lastWords(brief));
      if (!verdict.fit) return verdict;
      const { questions, language } = brief;
      const { claims } = answer;
      const unproven = await this.writer.checkAnswer({ questions, body: verdict.draft.body, claims, language });
      return unproven.length === 0 ? verdict : { fit: false, reason: 'claim_without_evidence', missing: unproven };
    } catch (error) {
      if (error instanceof WriterFailed) return error;
      throw error;
    }
  }

  private async passOn(found: AnswerCase, reason: string, missing: string[], now: Date): Promise<void> {
    if (await this.answers.passOn(found, reason, missing, now)) {
      await this.queue.remind('lead.hand-off', [found.lead.id]);
    }
  }
}

const lastWords = ({ questions, thread }: AnswerBrief): string =>
  [...questions, ...thread.filter(({ from }) => from === 'lead').map(({ text }) => text)].join('\n');
