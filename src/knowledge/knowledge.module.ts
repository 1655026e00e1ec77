import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { Asking } from './asking.entity.js';
import { Company } from './company.entity.js';
import { CompanyStore } from './company.store.js';
import { AddDocument } from './add-document.js';
import { Document } from './document.entity.js';
import { DocumentsController } from './documents.controller.js';
import { EmbedPassage } from './embed-passage.js';
import { FindPassages } from './find-passages.js';
import { KnowledgeController } from './knowledge.controller.js';
import { Passage } from './passage.entity.js';
import { PassageVectorsStore } from './passage-vectors.store.js';
import { PassagesStore } from './passages.store.js';
import { Question } from './question.entity.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsStore } from './questions.store.js';
import { RemindPassages } from './remind-passages.js';
import { WriteAnswer } from './write-answer.js';

@Module({
  imports: [TypeOrmModule.forFeature([Asking, Company, Document, Passage, Question]), ActivityModule],
  controllers: [DocumentsController, KnowledgeController, QuestionsController],
  providers: [
    AddDocument,
    CompanyStore,
    EmbedPassage,
    FindPassages,
    PassagesStore,
    PassageVectorsStore,
    QuestionsStore,
    RemindPassages,
    WriteAnswer,
  ],
  exports: [CompanyStore, FindPassages, PassagesStore, QuestionsStore, RemindPassages],
})
export class KnowledgeModule {}
