import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { CostSettingsStore } from './cost-settings.store.js';
import { type Spending, spendingOf } from './costs.rules.js';
import { CostsStore, type ModelUse } from './costs.store.js';
import { periodSchema, type Period } from './period.js';

export interface Costs {
  /** Mails that left in the period, by kind. */
  mails: { kind: string; mails: number }[];
  /** Drafts of the period by the writer that wrote them, whether they left or not. */
  drafts: { writer: string; drafts: number }[];
  /** Replies of the period by whoever understood them. */
  readings: { reader: string; replies: number }[];
  /** Calls of the period by model and purpose, the dearest first. */
  models: ModelUse[];
  /** What the leads that came in the period have cost until now. */
  spending: Spending;
}

@ApiTags('Reports')
@Controller('api/reports/cost')
@Access('read')
export class CostsController {
  constructor(
    private readonly costs: CostsStore,
    private readonly settings: CostSettingsStore,
  ) {}

  /** What was written, read and sent, what models took for it, and what a lead, a warm lead and a hand-off cost. */
  @Get()
  async cost(@Query({ schema: periodSchema }) period: Period): Promise<Costs> {
    const [mails, drafts, readings, models, used, rates] = await Promise.all([
      this.costs.mails(period),
      this.costs.drafts(period),
      this.costs.readings(period),
      this.costs.models(period),
      this.costs.used(period),
      this.settings.find(),
    ]);
    return { mails, drafts, readings, models, spending: spendingOf(used, rates) };
  }
}
