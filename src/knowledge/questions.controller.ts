import {
  Body,
  ConflictException,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { pairSchema } from './knowledge.schema.js';
import type { Passage } from './passage.entity.js';
import { QUESTION_STATUSES } from './question.entity.js';
import { type ListedQuestion, QuestionsStore } from './questions.store.js';
import { WriteAnswer } from './write-answer.js';

const listSchema = pageSchema.extend({ status: z.enum(QUESTION_STATUSES).default('open') });
const answerSchema = pairSchema.extend({
  title: pairSchema.shape.title.nullable().default(null).describe('Left out: as it was asked last'),
  language: pairSchema.shape.language.nullable().default(null).describe('Left out: the language it was asked in'),
});

/** What leads asked and the knowledge does not say: each question once, with those who asked it. */
@ApiTags('Knowledge')
@Controller('api/questions')
export class QuestionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly questions: QuestionsStore,
    private readonly writeAnswer: WriteAnswer,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(@Query({ schema: listSchema }) query: z.infer<typeof listSchema>): Promise<Page<ListedQuestion>> {
    return pageOf(await this.questions.list(query.status, query.limit, query.cursor), query.limit);
  }

  /**
   * Adds the answer to the approved knowledge. Whoever asked and is not yet with a rep gets an answer from it, by the rules of
   * every answer; a rep who has such a lead is told.
   */
  @Post(':id/answer')
  @Access('admin')
  async answer(
    @Param('id') id: string,
    @Body({ schema: answerSchema }) input: z.infer<typeof answerSchema>,
    @By() by: Caller,
  ): Promise<Passage> {
    const written = isId(id) ? await this.writeAnswer.run(id, input, by.actor) : 'gone';
    if (written === 'gone') throw noQuestion(id);
    if (written === 'decided') throw decided();
    return written;
  }

  /** None shall be written. It comes up again when somebody asks it anew. */
  @Post(':id/dismiss')
  @HttpCode(200)
  @Access('admin')
  async dismiss(@Param('id') id: string, @By() by: Caller): Promise<ListedQuestion> {
    const question = isId(id) ? await this.questions.find(id) : null;
    if (!question) throw noQuestion(id);
    const now = await this.clock.now();
    const dismissed = { status: 'dismissed' as const, decidedBy: by.actor, decidedAt: now };
    const done = await this.dataSource.transaction(async (tx) => {
      if (!(await this.questions.decide(tx, id, dismissed))) return false;
      const act = { act: 'question.dismissed', about: 'question', aboutId: id };
      await this.activity.record(tx, { at: now, actor: by.actor, ...act });
      return true;
    });
    if (!done) throw decided();
    return { ...question, ...dismissed };
  }
}

const isId = (id: string): boolean => /^\d{1,18}$/.test(id);
const noQuestion = (id: string) => new NotFoundException(`There is no question ${id}`);
const decided = () => new ConflictException('Somebody has answered or dismissed this question already: look again');
