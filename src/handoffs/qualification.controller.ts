import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { BANT } from './bant.js';
import { withIds } from './criterion-ids.rules.js';
import { type QualificationSettings, QualificationStore } from './qualification.store.js';

const signs = z.array(z.string().trim().min(1).max(80)).max(50).default([]);
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max)
    .regex(/^[^\0\r\n]*$/, 'must be one line');

const isDistinct = (ids: string[]): boolean => new Set(ids).size === ids.length;

const criterionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be a short name such as budget')
    .optional()
    .describe('Of a criterion that is known; without it one is made after its name. Reports count by it'),
  name: text(60),
  asks: text(300).describe('What it asks, as one would ask a colleague'),
  required: z.boolean().default(false).describe('A lead that says it is not met does not fit'),
  signs: z
    .strictObject({ met: signs, notMet: signs })
    .prefault({})
    .describe('Words that tell, for the writer without a model'),
});

const settingsSchema = z.strictObject({
  criteria: z
    .array(criterionSchema)
    .max(12)
    .refine((all) => isDistinct(all.flatMap(({ id }) => id ?? [])), 'must not name an id twice'),
  askFirst: z.boolean().default(true).describe('A lead that does not fit is put before a person; else it is closed'),
});

/** With the presets one can start from. */
export interface QualificationView extends QualificationSettings {
  presets: Record<string, QualificationSettings['criteria']>;
}

/** What is to be known of a lead when it is handed off. */
@ApiTags('Settings')
@Controller('api/settings/qualification')
export class QualificationController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly qualification: QualificationStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async find(): Promise<QualificationView> {
    return { ...(await this.qualification.find()), presets: { bant: BANT } };
  }

  /** All of it at once. It holds for every hand-off that is not opened yet; `criteria: []` asks nothing. */
  @Put()
  @Access('admin')
  async replace(
    @Body({ schema: settingsSchema }) { criteria, askFirst }: z.infer<typeof settingsSchema>,
    @By() by: Caller,
  ): Promise<QualificationSettings> {
    const settings = { criteria: withIds(criteria), askFirst };
    const now = await this.clock.now();
    const act = { act: 'settings.changed', about: 'qualification', aboutId: '1' };
    await this.dataSource.transaction(async (tx) => {
      await this.qualification.save(tx, { ...settings, updatedAt: now, updatedBy: by.actor });
      await this.activity.record(tx, { at: now, actor: by.actor, ...act });
    });
    return settings;
  }
}
