import {
  BadRequestException,
  Body,
  ConflictException,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  PayloadTooLargeException,
  Post,
  Query,
} from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Raw } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { type Page, pageOf, pageSchema } from '../access/page.js';
import { Clock } from '../clock/clock.js';
import { MailTooLarge } from '../mail/parse-mail.js';
import { IN_STATUSES, REPLY_ACTS } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { ThreadMessage } from '../messages/thread-columns.js';
import { REPLY_CLASSES } from '../writer/writer.js';
import { LabelledReplies, type LabelledReply } from './labelled-replies.js';
import { ReceiveReply } from './receive-reply.js';
import type { Received } from './received-mail.js';
import { ReclassifyReply } from './reclassify-reply.js';

const listSchema = pageSchema.extend({
  status: z.enum(IN_STATUSES).optional(),
  decision: z
    .enum(REPLY_ACTS)
    .optional()
    .describe(
      'What the reply makes us do; `ask_person` with status `classified`: it waits for a person to say what it is',
    ),
});
const reclassifySchema = z.strictObject({
  class: z.enum(REPLY_CLASSES),
  resumeOn: z.iso.date('must be a day such as 2026-03-01').nullable().default(null),
});

@ApiTags('Replies')
@Controller('api')
export class RepliesController {
  constructor(
    private readonly receive: ReceiveReply,
    private readonly reclassifyReply: ReclassifyReply,
    private readonly messages: MessagesStore,
    private readonly labels: LabelledReplies,
    private readonly clock: Clock,
  ) {}

  /** One raw mail (RFC 5322). Giving the same mail again is answered `duplicate`. */
  @Post('inbound/email')
  @HttpCode(202)
  @Access('leads:write')
  @ApiConsumes('message/rfc822')
  async inbound(@Body() raw: unknown): Promise<Received> {
    if (!Buffer.isBuffer(raw) || raw.length === 0) {
      throw new BadRequestException('Send the mail as it came, with Content-Type: message/rfc822');
    }
    try {
      return await this.receive.run(raw, await this.clock.now());
    } catch (error) {
      if (error instanceof MailTooLarge) throw new PayloadTooLargeException(error.message);
      throw error;
    }
  }

  @Get('replies')
  @Access('read')
  async list(@Query({ schema: listSchema }) query: z.infer<typeof listSchema>): Promise<Page<ThreadMessage>> {
    const where = {
      direction: 'in' as const,
      ...(query.status ? { status: query.status } : {}),
      ...(query.decision ? { decision: Raw((column) => `${column}->>'act' = :act`, { act: query.decision }) } : {}),
    };
    return pageOf(await this.messages.list(where, query.limit, query.cursor), query.limit);
  }

  /** Replies of which people said what they mean, as `npm run eval -- --labels FILE` takes them: the mails as they came, and their threads. */
  @Get('replies/labelled')
  @Access('admin')
  async labelled(@Query({ schema: pageSchema }) query: z.infer<typeof pageSchema>): Promise<Page<LabelledReply>> {
    return pageOf(await this.labels.list(query.limit, query.cursor), query.limit);
  }

  /** "This class is wrong": the person's word is kept and carried out. A mail that was sent stays sent; an address closed by mistake is opened. */
  @Post('replies/:id/reclassify')
  @HttpCode(200)
  @Access('leads:write')
  async reclassify(
    @Param('id') id: string,
    @Body({ schema: reclassifySchema }) input: z.infer<typeof reclassifySchema>,
    @By() by: Caller,
  ): Promise<ThreadMessage> {
    const now = await this.clock.now();
    const refusal = /^\d{1,18}$/.test(id) ? await this.reclassifyReply.run(id, input, by.actor, now) : 'gone';
    if (refusal === 'gone') throw new NotFoundException(`There is no reply ${id}`);
    if (refusal) throw new ConflictException('Somebody else decided about this reply at the same time: look again');
    const [reply] = await this.messages.list({ id }, 1);
    if (!reply) throw new NotFoundException(`There is no reply ${id}`);
    return reply;
  }
}
