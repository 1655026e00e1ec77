import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import type { NoticeSettings } from './notice-settings.entity.js';
import { NoticeSettingsStore } from './notice-settings.store.js';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 07:30');

const settingsSchema = z.strictObject({
  alarmAddresses: z
    .array(z.email('must be an address such as lead@company.com').transform((address) => address.toLowerCase()))
    .max(20)
    .default([])
    .describe('Supervisors: alarms at once, at any hour'),
  quiet: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to, { path: ['to'], error: 'must differ from `from`' })
    .nullable()
    .default({ from: '20:00', to: '07:00' })
    .describe("On each reader's clock; null: none"),
});
type SettingsInput = z.output<typeof settingsSchema>;
export type NoticeSettingsView = Omit<NoticeSettings, 'id'>;

@ApiTags('Settings')
@Controller('api/settings/notices')
export class NoticeSettingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: NoticeSettingsStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async find(): Promise<NoticeSettingsView> {
    const { id: _, ...settings } = await this.settings.find();
    return settings;
  }

  @Put()
  @Access('admin')
  async replace(@Body({ schema: settingsSchema }) input: SettingsInput, @By() by: Caller): Promise<NoticeSettingsView> {
    const now = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      await this.settings.save(tx, input);
      const act = { act: 'settings.changed', about: 'notice_settings', aboutId: '1' };
      await this.activity.record(tx, { at: now, actor: by.actor, ...act });
    });
    return this.find();
  }
}
