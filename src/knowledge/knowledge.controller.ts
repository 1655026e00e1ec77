import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import type { Passage } from './passage.entity.js';
import { PassagesStore } from './passages.store.js';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must not be longer than ${max} characters`)
    .regex(/^[^\0]*$/, 'must not contain NUL');

const passageSchema = z.strictObject({
  title: text(300).describe('The question it answers'),
  text: text(10_000).describe('What may be said, as it may be said'),
  language: z.string().regex(/^[a-z]{2}$/, 'must be a code such as de'),
  validUntil: z.iso
    .datetime({ offset: true })
    .transform((instant) => new Date(instant))
    .nullable()
    .default(null),
});

/** Approved knowledge: an answer to a lead may claim only what stands here. */
@ApiTags('Knowledge')
@Controller('api/knowledge')
export class KnowledgeController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passages: PassagesStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(@Query({ schema: pageSchema }) { limit, cursor }: z.infer<typeof pageSchema>): Promise<Page<Passage>> {
    return pageOf(await this.passages.list(limit, cursor), limit);
  }

  @Post()
  @Access('admin')
  async add(@Body({ schema: passageSchema }) input: z.infer<typeof passageSchema>, @By() by: Caller): Promise<Passage> {
    const [passage] = await this.passages.add([{ ...input, createdAt: await this.clock.now() }]);
    if (!passage) throw new Error('The passage was not saved');
    await this.record('knowledge.added', passage.id, by);
    return passage;
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
