import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { CostSettingsStore } from './cost-settings.store.js';
import { type Spending, spendingOf } from './costs.rules.js';
import { CostsStore, type ModelUse } from './costs.store.js';
import { type CutInput, cutSchema } from './cut.js';
import { linesOf, reportFile } from './report-file.js';

export interface Costs {
  /** Of all money below: a code of ISO 4217. */
  currency: string;
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

const MODEL_COLUMNS = [
  'model',
  'purpose',
  'calls',
  'inputTokens',
  'cachedTokens',
  'outputTokens',
  'cost',
  'unpriced',
] as const satisfies (keyof ModelUse)[];

@ApiTags('Reports')
@Controller('api/reports')
@Access('read')
export class CostsController {
  constructor(
    private readonly costs: CostsStore,
    private readonly settings: CostSettingsStore,
  ) {}

  /** What was written, read and sent, what models took for it, and what a lead, a warm lead and a hand-off cost. */
  @Get('cost')
  async cost(@Query({ schema: cutSchema }) cut: CutInput): Promise<Costs> {
    const [mails, drafts, readings, models, used, rates] = await Promise.all([
      this.costs.mails(cut),
      this.costs.drafts(cut),
      this.costs.readings(cut),
      this.costs.models(cut),
      this.costs.used(cut),
      this.settings.find(),
    ]);
    return { currency: rates.currency, mails, drafts, readings, models, spending: spendingOf(used, rates) };
  }

  @Get('cost.csv')
  @ApiProduces('text/csv')
  async costFile(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    const [used, rates] = await Promise.all([this.costs.used(cut), this.settings.find()]);
    const { currency } = rates;
    return reportFile('cost', cut, ['what', 'amount'], linesOf({ currency, ...spendingOf(used, rates) }));
  }

  @Get('models.csv')
  @ApiProduces('text/csv')
  async modelsFile(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    const [models, { currency }] = await Promise.all([this.costs.models(cut), this.settings.find()]);
    const lines = models.map((use) => [...MODEL_COLUMNS.map((column) => use[column]), currency]);
    return reportFile('models', cut, [...MODEL_COLUMNS, 'currency'], lines);
  }

  /** Mails that left, drafts and readings, by kind and by who did it. */
  @Get('written.csv')
  @ApiProduces('text/csv')
  async writtenFile(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    const [mails, drafts, readings] = await Promise.all([
      this.costs.mails(cut),
      this.costs.drafts(cut),
      this.costs.readings(cut),
    ]);
    return reportFile(
      'written',
      cut,
      ['what', 'which', 'count'],
      [
        ...mails.map(({ kind, mails: n }) => ['mails', kind, n]),
        ...drafts.map(({ writer, drafts: n }) => ['drafts', writer, n]),
        ...readings.map(({ reader, replies: n }) => ['readings', reader, n]),
      ],
    );
  }
}
