import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/access.module.js';
import { ActivityModule } from '../activity/activity.module.js';
import { DeliverNotice } from './deliver-notice.js';
import { MailboxAlarms } from './mailbox-alarms.js';
import { NoticeSettingsController } from './notice-settings.controller.js';
import { NoticeSettings } from './notice-settings.entity.js';
import { NoticeSettingsStore } from './notice-settings.store.js';
import { Notice } from './notice.entity.js';
import { NoticesStore } from './notices.store.js';
import { RepMail } from './rep-mail.entity.js';
import { RepMailsStore } from './rep-mails.store.js';
import { RemindNotices } from './remind-notices.js';
import { TellReviewer } from './tell-reviewer.js';

@Module({
  imports: [TypeOrmModule.forFeature([Notice, NoticeSettings, RepMail]), AccessModule, ActivityModule],
  controllers: [NoticeSettingsController],
  providers: [
    DeliverNotice,
    MailboxAlarms,
    NoticeSettingsStore,
    NoticesStore,
    RemindNotices,
    RepMailsStore,
    TellReviewer,
  ],
  exports: [MailboxAlarms, NoticeSettingsStore, NoticesStore, RemindNotices, RepMailsStore, TellReviewer],
})
export class NoticesModule {}
