import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { DeliverNotice } from './deliver-notice.js';
import { Notice } from './notice.entity.js';
import { NoticesStore } from './notices.store.js';
import { RemindNotices } from './remind-notices.js';

@Module({
  imports: [TypeOrmModule.forFeature([Notice]), ActivityModule],
  providers: [DeliverNotice, NoticesStore, RemindNotices],
  exports: [NoticesStore, RemindNotices],
})
export class NoticesModule {}
