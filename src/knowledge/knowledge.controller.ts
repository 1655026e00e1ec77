import {
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { FindPassages } from './find-passages.js';
import { languageSchema, pairSchema } from './knowledge.schema.js';
import type { Passage } from './passage.entity.js';
import { PassagesStore } from './passages.store.js';

/** As many as are offered for one question. */
const SHOWN = 12;

const listSchema = pageSchema.extend({
  documentId: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the id of a document')
    .optional(),
});
const searchSchema = z.object({ q: z.string().trim().min(1).max(2_000), language: languageSchema.default('en') });

/** Approved knowledge: an answer to a lead may claim only what stands here. */
@ApiTags('Knowledge')
@Controller('api/knowledge')
export class KnowledgeController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passages: PassagesStore,
    private readonly findPassages: FindPassages,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(@Query({ schema: listSchema }) query: z.infer<typeof listSchema>): Promise<Page<Passage>> {
    return pageOf(await this.passages.list(query.limit, query.cursor, query.documentId), query.limit);
  }

  /** What a writer who is asked this would be given, best first. */
  @Get('search')
  @Access('read')
  async search(@Query({ schema: searchSchema }) { q, language }: z.infer<typeof searchSchema>): Promise<Page<Passage>> {
    const [items = []] = await this.findPassages.run([q], { language, now: await this.clock.now(), limit: SHOWN });
    return { items, nextCursor: null };
  }

  @Get(':id')
  @Access('read')
  async find(@Param('id') id: string): Promise<Passage> {
    const found = /^\d{1,18}$/.test(id) ? await this.passages.find(id) : null;
    if (!found) throw new NotFoundException(`There is no passage ${id}`);
    return found;
  }

  @Post()
  @Access('admin')
  async add(@Body({ schema: pairSchema }) input: z.infer<typeof pairSchema>, @By() by: Caller): Promise<Passage> {
    const pair = { ...input, createdAt: await this.clock.now() };
    const passage = await this.passages.addPair(this.dataSource.manager, pair);
    await this.record('knowledge.added', passage.id, by);
    return passage;
  }

  /** All of it at once. A passage of a document is changed by sending the document again. */
  @Put(':id')
  @Access('admin')
  async replace(
    @Param('id') id: string,
    @Body({ schema: pairSchema }) input: z.infer<typeof pairSchema>,
    @By() by: Caller,
  ): Promise<Passage> {
    const passage = await this.find(id);
    if (passage.documentId) {
      throw new ConflictException('This passage belongs to a document: change the document and send it again');
    }
    await this.passages.change(id, { ...input, changedAt: await this.clock.now() });
    await this.record('knowledge.changed', id, by);
    return this.find(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('admin')
  async remove(@Param('id') id: string, @By() by: Caller): Promise<void> {
    const removed = /^\d{1,18}$/.test(id) && (await this.passages.remove(id));
    if (!removed) throw new NotFoundException(`There is no passage ${id}`);
    await this.record('knowledge.removed', id, by);
  }

  private async record(act: string, aboutId: string, by: Caller): Promise<void> {
    const at = await this.clock.now();
    await this.activity.record(this.dataSource.manager, { at, actor: by.actor, act, about: 'passage', aboutId });
  }
}
