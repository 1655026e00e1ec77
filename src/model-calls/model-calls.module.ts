import { Global, Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { CallBook } from '../writer/call-book.js';
import { ModelCallsStore } from './model-calls.store.js';
import { PostgresCallBook } from './postgres.call-book.js';
import { WriterSettingsStore } from './writer-settings.store.js';

/** Global, because the pen that asks models stands above all tables and knows this one by its port only. */
@Global()
@Module({
  imports: [ActivityModule],
  providers: [ModelCallsStore, WriterSettingsStore, { provide: CallBook, useClass: PostgresCallBook }],
  exports: [CallBook, ModelCallsStore, WriterSettingsStore],
})
export class ModelCallsModule {}
