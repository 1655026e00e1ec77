import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { type Tx } from '../database/sql.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { Passage } from './passage.entity.js';
import { type NewPair, PassagesStore } from './passages.store.js';
import { QuestionsStore } from './questions.store.js';

/** Most who asked that one answer reminds of; the scan finds the others. */
const REMINDED = 1_000;
const LONGEST_TITLE = 300;

export interface WrittenAnswer extends Pick<Passage, 'text' | 'validUntil'> {
  /** Null: as it was asked last. */
  title: string | null;
  /** Null: the language it was asked in. */
  language: string | null;
}

/** Makes the answer to a question part of the approved knowledge; whoever waits for it is answered from there. */
@Injectable()
export class WriteAnswer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly questions: QuestionsStore,
    private readonly passages: PassagesStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  async run(questionId: string, answer: WrittenAnswer, by: string): Promise<Passage | 'gone' | 'decided'> {
    const now = await this.clock.now();
    const question = await this.questions.find(questionId);
    if (!question) return 'gone';
    const pair = {
      title: answer.title ?? question.text.slice(0, LONGEST_TITLE),
      text: answer.text,
      language: answer.language ?? question.language,
      validUntil: answer.validUntil,
      createdAt: now,
    };
    const passage = await this.dataSource.transaction((tx) => this.add(tx, questionId, pair, by));
    if (!passage) return 'decided';
    await this.queue.remind('handoff.recall', await this.questions.remindAnswered(REMINDED));
    return passage;
  }

  /** Null when somebody else was quicker. */
  private async add(tx: Tx, questionId: string, pair: NewPair, by: string): Promise<Passage | null> {
    const decided = { status: 'answered' as const, decidedBy: by, decidedAt: pair.createdAt };
    if (!(await this.questions.decide(tx, questionId, decided))) return null;
    const passage = await this.passages.addPair(tx, pair);
    await this.questions.link(tx, questionId, passage.id);
    const about = { about: 'question', aboutId: questionId, detail: { passage: passage.id } };
    await this.activity.record(tx, { at: pair.createdAt, actor: by, act: 'question.answered', ...about });
    return passage;
  }
}
