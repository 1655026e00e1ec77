import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { ActivityStore } from '../activity/activity.store.js';
import { ReleaseHeld } from '../cadences/release-held.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { Writer } from '../writer/writer.js';
import { type ModelStand, type WriterSettings, WriterSettingsStore } from '../model-calls/writer-settings.store.js';

const amount = z.number().min(0, 'must not be negative').max(1_000_000);

const settingsSchema = z.strictObject({
  monthlyBudget: amount.nullable().default(null).describe('Money for models in a calendar month (UTC); null: no limit'),
  prices: z
    .record(
      z.string().min(1).max(200),
      z.strictObject({ input: amount, cachedInput: amount.nullable().default(null), output: amount }),
    )
    .default({})
    .describe('By model: money for a million tokens, in the currency of the budget'),
  offlineTakesOver: z
    .boolean()
    .default(false)
    .describe('The offline writer writes while the budget is spent or no model can be used'),
});

/** What touches wait for that these settings may give. */
const WRITER_HOLDS = ['writer_budget', 'writer_misconfigured', 'writer_busy'];

export interface WriterState extends WriterSettings, ModelStand {
  id: string;
  isAi: boolean;
  /** Asked in this order. */
  models: string[];
  /** Finds knowledge by its meaning; null: it is found by its words alone. */
  embeddingModel: string | null;
}

/** Which pen writes, what models may cost, and what happens when they may not be asked. */
@ApiTags('Settings')
@Controller('api/settings/writer')
export class WriterSettingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: WriterSettingsStore,
    private readonly activity: ActivityStore,
    private readonly releaseHeld: ReleaseHeld,
    private readonly writer: Writer,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async find(): Promise<WriterState> {
    const [settings, stand] = await Promise.all([this.settings.find(), this.settings.stand()]);
    const { id, isAi } = this.writer;
    const { openai, embeddings } = this.config;
    return { id, isAi, models: openai?.models ?? [], embeddingModel: embeddings?.model ?? null, ...settings, ...stand };
  }

  /** All of it at once. Models that were paused are tried again, and touches that waited for the writer are due. */
  @Put()
  @Access('admin')
  async replace(
    @Body({ schema: settingsSchema }) input: z.infer<typeof settingsSchema>,
    @By() by: Caller,
  ): Promise<WriterState> {
    this.checkPrices(input);
    const now = await this.clock.now();
    const act = { act: 'settings.changed', about: 'writer_setting', aboutId: '1' };
    await this.dataSource.transaction(async (tx) => {
      await this.settings.save(tx, input);
      await this.activity.record(tx, { at: now, actor: by.actor, ...act });
    });
    await this.releaseHeld.run(WRITER_HOLDS, now);
    return this.find();
  }

  /** What has no price cannot be kept within a budget. */
  private checkPrices({ monthlyBudget, prices }: WriterSettings): void {
    if (monthlyBudget === null) return;
    const { openai, embeddings } = this.config;
    const asked = [...(openai?.models ?? []), ...(embeddings ? [embeddings.model] : [])];
    const unpriced = asked.filter((model) => !prices[model]);
    if (unpriced.length === 0) return;
    throw new BadFields(
      unpriced.map((model) => ({ field: `prices.${model}`, message: 'a budget needs the price of every model asked' })),
    );
  }
}
