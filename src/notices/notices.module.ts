import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { DeliverNotice } from './deliver-notice.js';
import { MailboxAlarms } from './mailbox-alarms.js';
import { NoticeSettingsController } from './notice-settings.controller.js';
import { NoticeSettings } from './notice-settings.entity.js';
import { NoticeSettingsStore } from './notice-settings.store.js';
import { Notice } from './notice.entity.js';
import { NoticesStore } from './notices.store.js';
import { RemindNotices } from './remind-notices.js';

@Module({
  imports: [TypeOrmModule.forFeature([Notice, NoticeSettings]), ActivityModule],
  controllers: [NoticeSettingsController],
  providers: [DeliverNotice, MailboxAlarms, NoticeSettingsStore, NoticesStore, RemindNotices],
  exports: [MailboxAlarms, NoticeSettingsStore, NoticesStore, RemindNotices],
})
export class NoticesModule {}
