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
import { IsNull } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { UsersStore } from '../access/users.store.js';
import { Clock } from '../clock/clock.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { ThreadMessage } from '../messages/thread-columns.js';
import { AssignReview, REVIEWER_ROLES } from './assign-review.js';
import { type Review, ReviewMessage, type ReviewRefusal } from './review-message.js';

const MOST_REVIEWERS = 500;

const OUT_STATUSES = ['needs_review', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const;
const userId = z.string().regex(/^\d{1,18}$/, 'must be the id of a user');
const listSchema = pageSchema.extend({
  status: z.enum(OUT_STATUSES).optional(),
  assignedTo: z.union([z.literal('nobody'), userId]).optional(),
});
const assignSchema = z.strictObject({ userId: userId.nullable().describe('Null: anybody may take it') });
const editSchema = z.strictObject({
  subject: z
    .string()
    .trim()
    .max(200)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
  body: z.string().trim().min(1, 'must not be empty').max(20_000),
});
const rejectSchema = z.strictObject({ then: z.enum(['skip', 'redraft', 'stop']) });
const regenerateSchema = z
  .strictObject({
    instruction: z
      .string()
      .trim()
      .max(2_000)
      .optional()
      .describe('What should be different; it holds for the next mail to this lead, and the lead never sees it'),
  })
  .default({});
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
    private readonly assignReview: AssignReview,
    private readonly users: UsersStore,
    private readonly clock: Clock,
  ) {}

  /** What waits for review, what left, what is `unknown`. */
  @Get()
  @Access('read')
  async list(@Query({ schema: listSchema }) query: z.infer<typeof listSchema>): Promise<Page<ThreadMessage>> {
    const where = {
      direction: 'out' as const,
      ...(query.status ? { status: query.status } : {}),
      ...(query.assignedTo ? { assignedTo: query.assignedTo === 'nobody' ? IsNull() : query.assignedTo } : {}),
    };
    return pageOf(await this.messages.list(where, query.limit, query.cursor), query.limit);
  }

  /** Who can be asked to decide. */
  @Get('reviewers')
  @Access('read')
  async reviewers(): Promise<{ items: { id: string; name: string }[] }> {
    const users = await this.users.list(MOST_REVIEWERS);
    const reviewers = users.filter(({ role, disabledAt }) => REVIEWER_ROLES.includes(role) && !disabledAt);
    return { items: reviewers.map(({ id, name }) => ({ id, name })) };
  }

  /** A draft, an `unknown` send or a reply that asks a person becomes that user's to decide; they are told by mail. */
  @Post(':id/assign')
  @HttpCode(200)
  @Access('leads:write')
  async assign(
    @Param('id') id: string,
    @Body({ schema: assignSchema }) { userId }: z.infer<typeof assignSchema>,
    @By() by: Caller,
  ): Promise<ThreadMessage> {
    const now = await this.clock.now();
    const refusal = /^\d{1,18}$/.test(id) ? await this.assignReview.run(id, userId, by.actor, now) : 'gone';
    if (refusal === 'gone') throw new NotFoundException(`There is no message ${id}`);
    if (refusal === 'no_reviewer') {
      throw new BadFields([{ field: 'userId', message: 'is no admin or supervisor who can sign in' }]);
    }
    if (refusal) throw new ConflictException('Nothing waits for a person here: somebody has decided');
    return this.found(id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Access('leads:write')
  approve(@Param('id') id: string, @By() by: Caller): Promise<ThreadMessage> {
    return this.decide(id, { act: 'approve' }, by);
  }

  @Post(':id/edit')
  @HttpCode(200)
  @Access('leads:write')
  edit(
    @Param('id') id: string,
    @Body({ schema: editSchema }) text: z.infer<typeof editSchema>,
    @By() by: Caller,
  ): Promise<ThreadMessage> {
    return this.decide(id, { act: 'edit', ...text }, by);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Access('leads:write')
  reject(
    @Param('id') id: string,
    @Body({ schema: rejectSchema }) { then }: z.infer<typeof rejectSchema>,
    @By() by: Caller,
  ): Promise<ThreadMessage> {
    return this.decide(id, { act: 'reject', then }, by);
  }

  /** The draft goes away and another one is written. */
  @Post(':id/regenerate')
  @HttpCode(200)
  @Access('leads:write')
  regenerate(
    @Param('id') id: string,
    @Body({ schema: regenerateSchema }) { instruction }: z.infer<typeof regenerateSchema>,
    @By() by: Caller,
  ): Promise<ThreadMessage> {
    return this.decide(id, { act: 'reject', then: 'redraft', instruction }, by);
  }

  /** Before it left: it waits for review again. */
  @Post(':id/undo')
  @HttpCode(200)
  @Access('leads:write')
  undo(@Param('id') id: string, @By() by: Caller): Promise<ThreadMessage> {
    return this.decide(id, { act: 'undo' }, by);
  }

  @Post(':id/settle')
  @HttpCode(200)
  @Access('leads:write')
  settle(
    @Param('id') id: string,
    @Body({ schema: settleSchema }) { as }: z.infer<typeof settleSchema>,
    @By() by: Caller,
  ): Promise<ThreadMessage> {
    return this.decide(id, { act: 'settle', as }, by);
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Access('leads:write')
  resend(@Param('id') id: string, @By() by: Caller): Promise<ThreadMessage> {
    return this.decide(id, { act: 'resend' }, by);
  }

  private async decide(id: string, review: Review, by: Caller): Promise<ThreadMessage> {
    const refusal = /^\d{1,18}$/.test(id)
      ? await this.review.run(id, review, by.actor, await this.clock.now())
      : 'gone';
    if (refusal === 'gone') throw new NotFoundException(REFUSALS.gone);
    if (refusal) throw new ConflictException(REFUSALS[refusal]);
    return this.found(id);
  }

  private async found(id: string): Promise<ThreadMessage> {
    const [message] = await this.messages.list({ id }, 1);
    if (!message) throw new NotFoundException(REFUSALS.gone);
    return message;
  }
}
