import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { ActivityStore } from '../activity/activity.store.js';
import { audienceSchema } from '../cadences/audience.js';
import { Clock } from '../clock/clock.js';
import type { Autonomy } from './autonomy.entity.js';
import {
  ALL_CELLS,
  AUTONOMY_ACTS,
  AUTONOMY_CLASSES,
  type Cell,
  CONFIDENCE_BANDS,
  type Freedom,
  freedomIn,
  LEAD_VALUES,
} from './autonomy.rules.js';
import { AutonomyStore } from './autonomy.store.js';

const LONGEST_MINUTES = 24 * 60;

const cellSchema = z
  .strictObject({
    class: z.enum(AUTONOMY_CLASSES),
    confidence: z.enum(CONFIDENCE_BANDS).nullable().default(null).describe('Left out: however sure the reading is'),
    value: z.enum(LEAD_VALUES).nullable().default(null).describe('Left out: whatever the lead is worth'),
    act: z.enum(AUTONOMY_ACTS),
    minutes: z.int().min(1).max(LONGEST_MINUTES).nullable().default(null).describe('Only with send_after'),
  })
  .refine(({ act, minutes }) => (act === 'send_after') === (minutes !== null), {
    path: ['minutes'],
    message: 'say with "send_after" for how many minutes the answer can be taken back, and with nothing else',
  });

const autonomySchema = z.strictObject({
  cells: z.array(cellSchema).max(100).default([]).describe('A later one comes before an earlier one'),
  highValue: audienceSchema.nullable().default(null).describe('Which leads are of high value; null: none is'),
});

/** The whole matrix, and what an admin said of it. */
export interface AutonomyView extends Pick<Autonomy, 'cells' | 'highValue'> {
  matrix: (Cell & Freedom)[];
  updatedAt: Date | null;
  updatedBy: string | null;
}

/** What the agent may do by itself: reply class × confidence × lead value. */
@ApiTags('Settings')
@Controller('api/settings/autonomy')
export class AutonomyController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly autonomy: AutonomyStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async find(): Promise<AutonomyView> {
    const found = await this.autonomy.find();
    const cells = found?.cells ?? [];
    return {
      matrix: ALL_CELLS.map((cell) => ({ ...cell, ...freedomIn(cell, cells) })),
      cells,
      highValue: found?.highValue ?? null,
      updatedAt: found?.updatedAt ?? null,
      updatedBy: found?.updatedBy ?? null,
    };
  }

  /** All of it at once; `cells: []` goes back to the defaults. It holds for every answer that is not written yet. */
  @Put()
  @Access('admin')
  async replace(
    @Body({ schema: autonomySchema }) input: z.infer<typeof autonomySchema>,
    @By() by: Caller,
  ): Promise<AutonomyView> {
    const now = await this.clock.now();
    const act = { act: 'autonomy.changed', about: 'autonomy', aboutId: '1', detail: { cells: input.cells } };
    await this.dataSource.transaction(async (tx) => {
      await this.autonomy.save(tx, { ...input, updatedAt: now, updatedBy: by.actor });
      await this.activity.record(tx, { at: now, actor: by.actor, ...act });
    });
    return this.find();
  }
}
