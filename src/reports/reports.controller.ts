import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { type CutInput, cutSchema } from './cut.js';
import { linesOf, reportFile } from './report-file.js';
import type { Funnel, Pace, Replies, ReportStep, Share, Speed } from './reports.js';
import { ReportsStore } from './reports.store.js';

const repliesSchema = cutSchema.extend({ by: z.enum(['day', 'week', 'month']).default('week') });
type RepliesInput = z.output<typeof repliesSchema>;

@ApiTags('Reports')
@Controller('api/reports')
@Access('read')
export class ReportsController {
  constructor(private readonly reports: ReportsStore) {}

  /** How far the leads of a period have got: touched, replied, warm, accepted, won. */
  @Get('funnel')
  funnel(@Query({ schema: cutSchema }) cut: CutInput): Promise<Funnel> {
    return this.reports.funnel(cut);
  }

  @Get('funnel.csv')
  @ApiProduces('text/csv')
  async funnelFile(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    return reportFile('funnel', cut, ['stage', 'leads'], linesOf(await this.funnel(cut)));
  }

  /** Who carried the conversations: the agent alone, the agent and then a person, a person alone. */
  @Get('share')
  share(@Query({ schema: cutSchema }) cut: CutInput): Promise<Share> {
    return this.reports.share(cut);
  }

  @Get('share.csv')
  @ApiProduces('text/csv')
  async shareFile(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    return reportFile('share', cut, ['who', 'conversations'], linesOf(await this.share(cut)));
  }

  /** Median and 90th percentile of arrival to first touch, reply to settled, offer to accepted, accepted to first action. */
  @Get('speed')
  async speed(@Query({ schema: cutSchema }) cut: CutInput): Promise<Speed> {
    const [firstTouch, replySettled, offerAccepted, firstAction] = await Promise.all([
      this.reports.firstTouch(cut),
      this.reports.replySettled(cut),
      this.reports.offerAccepted(cut),
      this.reports.firstAction(cut),
    ]);
    return { firstTouch, replySettled, offerAccepted, firstAction };
  }

  @Get('speed.csv')
  @ApiProduces('text/csv')
  async speedFile(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    const { firstTouch, replySettled, offerAccepted, firstAction } = await this.speed(cut);
    const line = (what: string, who: string, { done, waiting, medianSeconds, p90Seconds }: Pace) =>
      [what, who, done, waiting, medianSeconds, p90Seconds] as const;
    return reportFile(
      'speed',
      cut,
      ['measure', 'by', 'done', 'waiting', 'medianSeconds', 'p90Seconds'],
      [
        line('firstTouch', 'agent', firstTouch.agent),
        line('firstTouch', 'people', firstTouch.people),
        line('replySettled', 'agent', replySettled.agent),
        line('replySettled', 'people', replySettled.people),
        line('offerAccepted', 'people', offerAccepted),
        ['offerDeclined', 'people', offerAccepted.declined],
        ['offerExpired', 'people', offerAccepted.expired],
        line('firstAction', 'people', firstAction),
      ],
    );
  }

  /** The steps that `step` may name, those of older editions and removed ones too. */
  @Get('steps')
  async steps(): Promise<{ items: ReportStep[]; nextCursor: null }> {
    return { items: await this.reports.steps(), nextCursor: null };
  }

  /** What leads wrote, by class, over time. */
  @Get('replies')
  async replies(@Query({ schema: repliesSchema }) { by, ...cut }: RepliesInput): Promise<Replies> {
    return { by, items: await this.reports.replies(cut, by) };
  }

  @Get('replies.csv')
  @ApiProduces('text/csv')
  async repliesFile(@Query({ schema: repliesSchema }) asked: RepliesInput): Promise<StreamableFile> {
    const { items } = await this.replies(asked);
    const lines = items.map(({ from, class: kind, replies }) => [from, kind, replies]);
    return reportFile('replies', asked, [asked.by, 'class', 'replies'], lines);
  }
}
