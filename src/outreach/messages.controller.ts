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
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { Clock } from '../clock/clock.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { type Review, ReviewMessage, type ReviewRefusal } from './review-message.js';

const OUT_STATUSES = ['needs_review', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const;
const listSchema = pageSchema.extend({ status: z.enum(OUT_STATUSES).optional() });
const editSchema = z.strictObject({
  subject: z
    .string()
    .trim()
    .max(200)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
  body: z.string().trim().min(1, 'must not be empty').max(20_000),
});
const rejectSchema = z.strictObject({ then: z.enum(['skip', 'redraft', 'stop']) });
const settleSchema = z.strictObject({ as: z.enum(['sent', 'not_sent']) });

const REFUSALS: Record<ReviewRefusal, string> = {
  gone: 'There is no such outgoing message',
  not_waiting: 'This draft no longer waits for review: somebody decided, or the lead replied meanwhile',
  not_queued: 'Only a mail that has not left yet can be taken back',
  not_unknown: 'Only a message whose delivery is unknown can be settled or sent again',
  empty: 'The draft has no text: write it with /edit',
  no_subject: 'The first mail to a lead needs a subject: write one with /edit',
};

@ApiTags('Messages')
@Controller('api/messages')
export class MessagesController {
  constructor(
    private readonly messages: MessagesStore,
    private readonly review: ReviewMessage,
    private readonly clock: Clock,
  ) {}

  /** What waits for review, what left, what is `unknown`. */
  @Get()
  @Access('read')
  async list(@Query({ schema: listSchema }) query: z.infer<typeof listSchema>): Promise<Page<Message>> {
    const where = { direction: 'out' as const, ...(query.status ? { status: query.status } : {}) };
    return pageOf(await this.messages.list(where, query.limit, query.cursor), query.limit);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Access('leads:write')
  approve(@Param('id') id: string, @By() by: Caller): Promise<Message> {
    return this.decide(id, { act: 'approve' }, by);
  }

  @Post(':id/edit')
  @HttpCode(200)
  @Access('leads:write')
  edit(
    @Param('id') id: string,
    @Body({ schema: editSchema }) text: z.infer<typeof editSchema>,
    @By() by: Caller,
  ): Promise<Message> {
    return this.decide(id, { act: 'edit', ...text }, by);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Access('leads:write')
  reject(
    @Param('id') id: string,
    @Body({ schema: rejectSchema }) { then }: z.infer<typeof rejectSchema>,
    @By() by: Caller,
  ): Promise<Message> {
    return this.decide(id, { act: 'reject', then }, by);
  }

  /** The draft goes away and another one is written. */
  @Post(':id/regenerate')
  @HttpCode(200)
  @Access('leads:write')
  regenerate(@Param('id') id: string, @By() by: Caller): Promise<Message> {
    return this.decide(id, { act: 'reject', then: 'redraft' }, by);
  }

  /** Before it left: it waits for review again. */
  @Post(':id/undo')
  @HttpCode(200)
  @Access('leads:write')
  undo(@Param('id') id: string, @By() by: Caller): Promise<Message> {
    return this.decide(id, { act: 'undo' }, by);
  }

  @Post(':id/settle')
  @HttpCode(200)
  @Access('leads:write')
  settle(
    @Param('id') id: string,
    @Body({ schema: settleSchema }) { as }: z.infer<typeof settleSchema>,
    @By() by: Caller,
  ): Promise<Message> {
    return this.decide(id, { act: 'settle', as }, by);
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Access('leads:write')
  resend(@Param('id') id: string, @By() by: Caller): Promise<Message> {
    return this.decide(id, { act: 'resend' }, by);
  }

  private async decide(id: string, review: Review, by: Caller): Promise<Message> {
    const refusal = /^\d{1,18}$/.test(id)
      ? await this.review.run(id, review, by.actor, await this.clock.now())
      : 'gone';
    if (refusal === 'gone') throw new NotFoundException(REFUSALS.gone);
    if (refusal) throw new ConflictException(REFUSALS[refusal]);
    const [message] = await this.messages.list({ id }, 1);
    if (!message) throw new NotFoundException(REFUSALS.gone);
    return message;
  }
}
