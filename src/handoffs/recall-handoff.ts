import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { PassagesStore } from '../knowledge/passages.store.js';
import { QuestionsStore } from '../knowledge/questions.store.js';
import { HandoffNotices } from './handoff-notices.js';
import { type RecallCase, RecallCases } from './recall-case.js';
import { recallOf } from './recall.rules.js';
import { TakeBack } from './take-back.js';

const AT_ONCE = 4;

/**
 * What a lead asked has an answer now. As long as no rep has taken the lead, the agent takes its replies up again; a rep who has
 * is told. The ids are those of askings.
 */
@Injectable()
export class RecallHandoff {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: RecallCases,
    private readonly takeBack: TakeBack,
    private readonly notices: HandoffNotices,
    private readonly questions: QuestionsStore,
    private readonly passages: PassagesStore,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  @OnJob('handoff.recall')
  async run({ ids }: JobPayload<'handoff.recall'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, async (id) => {
      const replies = await this.dataSource.transaction((tx) => this.settle(tx, id, now));
      await this.queue.remind('reply.answer', replies);
    });
  }

  /** Gives the replies that wait for an answer again. */
  private async settle(tx: Tx, askingId: string, now: Date): Promise<string[]> {
    const found = await this.cases.load(tx, askingId);
    const outcome = found && recallOf(found.asking.messageId, found);
    if (!found || !outcome) return [];
    const { asking, behind } = found;
    await this.questions.settle(tx, [asking.messageId], outcome, now);
    if (outcome === 'with_rep') await this.tellRep(tx, found, now);
    if (outcome !== 'answering') return [];
    const replies = behind.map(({ id }) => id);
    await this.questions.settle(tx, replies, outcome, now);
    await this.takeBack.answer(tx, found, now);
    return replies;
  }

  private async tellRep(tx: Tx, { asking, open, lead }: RecallCase, now: Date): Promise<void> {
    const passage = await this.passages.answerTo(asking.questionId, tx);
    if (open && passage) await this.notices.answerWritten(tx, asking, passage, open, lead, now);
  }
}
