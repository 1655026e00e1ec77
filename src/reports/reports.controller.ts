import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { periodSchema, type Period } from './period.js';
import type { Funnel, Share, Speed } from './reports.js';
import { ReportsStore } from './reports.store.js';

@ApiTags('Reports')
@Controller('api/reports')
@Access('read')
export class ReportsController {
  constructor(private readonly reports: ReportsStore) {}

  /** How far the leads of a period have got: touched, replied, warm, accepted, won. */
  @Get('funnel')
  funnel(@Query({ schema: periodSchema }) period: Period): Promise<Funnel> {
    return this.reports.funnel(period);
  }

  /** Who carried the conversations: the agent alone, the agent and then a person, a person alone. */
  @Get('share')
  share(@Query({ schema: periodSchema }) period: Period): Promise<Share> {
    return this.reports.share(period);
  }

  /** Median and 90th percentile of arrival to first touch, reply to settled, offer to accepted. */
  @Get('speed')
  async speed(@Query({ schema: periodSchema }) period: Period): Promise<Speed> {
    const [firstTouch, replySettled, offerAccepted] = await Promise.all([
      this.reports.firstTouch(period),
      this.reports.replySettled(period),
      this.reports.offerAccepted(period),
    ]);
    return { firstTouch, replySettled, offerAccepted };
  }
}
