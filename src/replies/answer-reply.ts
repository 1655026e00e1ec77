import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { InboxStore } from '../messages/inbox.store.js';
import { WITHOUT_EVIDENCE } from '../messages/knowledge-gap.js';
import { reviewDraft } from '../writer/draft.rules.js';
import {
  type AnswerBrief,
  type AnswerDraft,
  type Occasion,
  type Signed,
  Writer,
  WriterFailed,
} from '../writer/writer.js';
import { AnswerBriefs, type AnswerCase } from './answer-brief.js';
import { AnswerDrafts } from './answer-drafts.js';
import { type AnswerVerdict, reviewAnswer } from './answer.rules.js';

const AT_ONCE = 4;

interface Written {
  verdict: AnswerVerdict;
  writtenBy: string;
}

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
    const written = await this.write(found, brief);
    if (!(written instanceof WriterFailed)) return this.keep(found, brief, written, now);
    // Whoever asked us does not wait for the next month's budget.
    if (written.passes && written.kind !== 'budget') return this.inbox.postpone(replyId, written.retryAfterSeconds);
    return this.passOn(found, `writer_${written.kind}`, [], now);
  }

  private async keep(found: AnswerCase, brief: AnswerBrief, { verdict, writtenBy }: Written, now: Date): Promise<void> {
    if (!verdict.fit) return this.passOn(found, verdict.reason, verdict.missing, now);
    const { draft, evidence } = verdict;
    const reviewed = { draft, evidence, findings: reviewDraft(draft, brief), writtenBy };
    const queued = await this.answers.save(found, reviewed, now);
    if (queued) await this.queue.remind('message.send', [queued]);
  }

  /** Code looks first whether the quotes are real; only then the writer is asked whether they say what the mail says. */
  private async write({ reply, lead, round }: AnswerCase, brief: AnswerBrief): Promise<Written | WriterFailed> {
    const occasion = { leadId: lead.id, about: `answer/${reply.id}`, round };
    try {
      const { writtenBy = this.writer.id, ...answer } = await this.draft(brief, occasion);
      const verdict = reviewAnswer(answer, brief.passages, lastWords(brief));
      if (!verdict.fit) return { verdict, writtenBy };
      const { questions, language } = brief;
      const { claims } = answer;
      const unproven = await this.writer.checkAnswer(
        { questions, body: verdict.draft.body, claims, language },
        occasion,
      );
      if (unproven.length === 0) return { verdict, writtenBy };
      return { verdict: { fit: false, reason: WITHOUT_EVIDENCE, missing: unproven }, writtenBy };
    } catch (error) {
      if (error instanceof WriterFailed) return error;
      throw error;
    }
  }

  /** A model whose draft does not pass the review is told why, once. */
  private async draft(brief: AnswerBrief, occasion: Occasion): Promise<Signed<AnswerDraft>> {
    const first = await this.writer.draftAnswer(brief, occasion);
    const findings = first.draft && this.writer.isAi ? reviewDraft(first.draft, brief) : [];
    if (!first.draft || findings.length === 0) return first;
    return this.writer.draftAnswer({ ...brief, repair: { draft: first.draft, findings } }, occasion);
  }

  private async passOn(found: AnswerCase, reason: string, missing: string[], now: Date): Promise<void> {
    if (await this.answers.passOn(found, reason, missing, now)) {
      await this.queue.remind('lead.hand-off', [found.lead.id]);
    }
  }
}

const lastWords = ({ questions, thread }: AnswerBrief): string =>
  [...questions, ...thread.filter(({ from }) => from === 'lead').map(({ text }) => text)].join('\n');
