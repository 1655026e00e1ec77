import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { HandoffSettingsStore } from './handoff-settings.store.js';

const settingsSchema = z.strictObject({
  acceptHours: z.int().min(1).max(80).default(2).describe('Working hours a rep has to accept an offer'),
  askLead: z
    .boolean()
    .default(false)
    .describe('Two working days after a rep took a lead, with no sign of action: ask the lead whether anybody called'),
});
export type HandoffSettingsView = z.output<typeof settingsSchema>;

@ApiTags('Settings')
@Controller('api/settings/handoffs')
export class HandoffSettingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: HandoffSettingsStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  find(): Promise<HandoffSettingsView> {
    return this.settings.find();
  }

  @Put()
  @Access('admin')
  async replace(
    @Body({ schema: settingsSchema }) input: HandoffSettingsView,
    @By() by: Caller,
  ): Promise<HandoffSettingsView> {
    const act = { act: 'settings.changed', about: 'handoff_settings', aboutId: '1' };
    const at = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      await this.settings.save(tx, input);
      await this.activity.record(tx, { at, actor: by.actor, ...act });
    });
    return input;
  }
}
