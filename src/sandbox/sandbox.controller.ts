import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { CaptureMailTransport } from '../mail/capture.mail-transport.js';
import { parseMail } from '../mail/parse-mail.js';
import { AdvanceClock } from './advance-clock.js';
import { type LawCheck, Laws } from './laws.js';
import { ReplyScore, type Score } from './reply-score.js';

const advanceSchema = z.strictObject({
  hours: z
    .number()
    .positive()
    .max(24 * 366, 'at most a year at a time'),
});
const mailSchema = z.object({
  cursor: z
    .string()
    .regex(/^\d{10}$/, 'use the nextCursor of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export interface ShownMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** Only in the sandbox: its clock, and the mail that stayed here. */
@ApiTags('Sandbox')
@Controller('api/sandbox')
export class SandboxController {
  constructor(
    private readonly advance: AdvanceClock,
    private readonly captured: CaptureMailTransport,
    private readonly laws: Laws,
    private readonly score: ReplyScore,
    private readonly clock: Clock,
  ) {}

  /** Moves the clock on; everything that is due until then happens, in its order. */
  @Post('advance')
  @HttpCode(200)
  @Access('admin')
  async move(@Body({ schema: advanceSchema }) { hours }: z.infer<typeof advanceSchema>): Promise<{ now: Date }> {
    return { now: await this.advance.run(hours) };
  }

  /** Captured mail, oldest first. */
  @Get('mail')
  @Access('read')
  async mail(
    @Query({ schema: mailSchema }) query: z.infer<typeof mailSchema>,
  ): Promise<{ items: ShownMail[]; nextCursor: string | null }> {
    const mails = await this.captured.list({ after: query.cursor, limit: query.limit });
    const items = await Promise.all(
      mails.map(async ({ id, envelope, raw }) => {
        const { subject, text, headers } = await parseMail(raw);
        return { id, from: envelope.from, to: envelope.to, subject, text, headers: Object.fromEntries(headers) };
      }),
    );
    return { items, nextCursor: items.length < query.limit ? null : (items.at(-1)?.id ?? null) };
  }

  /** The laws checked on what happened, and how the replies were understood. */
  @Get('report')
  @Access('read')
  async report(): Promise<{ now: Date; laws: LawCheck[]; replies: Score }> {
    const now = await this.clock.now();
    return { now, laws: await this.laws.check(), replies: await this.score.run() };
  }
}
