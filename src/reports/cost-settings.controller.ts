import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { CostSettingsStore } from './cost-settings.store.js';
import type { Rates } from './costs.rules.js';

const MOST_MONEY = 1_000_000;
const MOST_MINUTES = 240;

const amount = (most: number) => z.number().min(0, 'must not be negative').max(most);

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const settingsSchema = z.strictObject({
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => currencies.has(code), 'must be the code of a currency (ISO 4217), such as EUR')
    .default('USD')
    .describe("Of these amounts, of the models' prices and of their budget; changing it converts nothing"),
  perMail: amount(MOST_MONEY).default(0).describe('Money for a mail that left'),
  hourlyRate: amount(MOST_MONEY).default(0).describe('Money for an hour of whoever reviews'),
  minutesPerReview: amount(MOST_MINUTES)
    .default(2)
    .describe('How long a person is busy with one draft or reply: nobody measures it'),
});

/** What a mail and an hour of our people cost; models have their prices in `/api/settings/writer`. */
@ApiTags('Settings')
@Controller('api/settings/costs')
export class CostSettingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: CostSettingsStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  find(): Promise<Rates> {
    return this.settings.find();
  }

  /** All of it at once. Reports are counted anew with it, those of days gone by too. */
  @Put()
  @Access('admin')
  async replace(
    @Body({ schema: settingsSchema }) input: z.output<typeof settingsSchema>,
    @By() by: Caller,
  ): Promise<Rates> {
    const at = await this.clock.now();
    const act = { act: 'settings.changed', about: 'cost_setting', aboutId: '1' };
    await this.dataSource.transaction(async (tx) => {
      await this.settings.save(tx, input);
      await this.activity.record(tx, { at, actor: by.actor, ...act });
    });
    return this.find();
  }
}
