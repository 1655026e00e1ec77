import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { Company } from './company.entity.js';
import { CompanyStore } from './company.store.js';
import { AddDocument } from './add-document.js';
import { Document } from './document.entity.js';
import { DocumentsController } from './documents.controller.js';
import { KnowledgeController } from './knowledge.controller.js';
import { Passage } from './passage.entity.js';
import { PassagesStore } from './passages.store.js';
import { SettingsController } from './settings.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Company, Document, Passage]), ActivityModule],
  controllers: [DocumentsController, KnowledgeController, SettingsController],
  providers: [AddDocument, CompanyStore, PassagesStore],
  exports: [CompanyStore, PassagesStore],
})
export class KnowledgeModule {}
