import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { Company } from './company.entity.js';
import { CompanyStore } from './company.store.js';
import { KnowledgeController } from './knowledge.controller.js';
import { Passage } from './passage.entity.js';
import { PassagesStore } from './passages.store.js';
import { SettingsController } from './settings.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Company, Passage]), ActivityModule],
  controllers: [KnowledgeController, SettingsController],
  providers: [CompanyStore, PassagesStore],
  exports: [CompanyStore, PassagesStore],
})
export class KnowledgeModule {}
