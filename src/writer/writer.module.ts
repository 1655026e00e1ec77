import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Config } from '../config.js';
import { AskModels } from './ask-models.js';
import { CallBook } from './call-book.js';
import { OfflineWriter } from './offline.writer.js';
import { OpenaiModelServer } from './openai.model-server.js';
import { OpenaiWriter } from './openai.writer.js';
import { StandInWriter } from './stand-in.writer.js';
import { Writer } from './writer.js';

/** Chooses the pen. */
@Global()
@Module({})
export class WriterModule {
  static for({ openai }: Config): DynamicModule {
    const offline = { provide: Writer, useClass: OfflineWriter };
    const modelled = {
      provide: Writer,
      inject: [CallBook],
      useFactory: (book: CallBook) => openai && modelWriter(openai, book),
    };
    return { module: WriterModule, providers: [openai ? modelled : offline], exports: [Writer] };
  }
}

function modelWriter(settings: NonNullable<Config['openai']>, book: CallBook): Writer {
  const models = new AskModels(new OpenaiModelServer(settings), book, settings.models);
  return new StandInWriter(new OpenaiWriter(models), new OfflineWriter(), () => book.offlineTakesOver());
}
