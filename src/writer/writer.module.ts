import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Config } from '../config.js';
import { AskModels } from './ask-models.js';
import { CallBook } from './call-book.js';
import { Embedder } from './embedder.js';
import { NoEmbedder } from './no.embedder.js';
import { OfflineWriter } from './offline.writer.js';
import { OpenaiEmbedder } from './openai.embedder.js';
import { OpenaiEmbeddingServer } from './openai.embedding-server.js';
import { OpenaiModelServer } from './openai.model-server.js';
import { OpenaiWriter } from './openai.writer.js';
import { StandInWriter } from './stand-in.writer.js';
import { Writer } from './writer.js';

/** Chooses the pen, and what finds knowledge by its meaning. */
@Global()
@Module({})
export class WriterModule {
  static for({ openai, embeddings }: Config): DynamicModule {
    const offline = { provide: Writer, useClass: OfflineWriter };
    const modelled = {
      provide: Writer,
      inject: [CallBook],
      useFactory: (book: CallBook) => openai && modelWriter(openai, book),
    };
    const embedder = {
      provide: Embedder,
      inject: [CallBook],
      useFactory: (book: CallBook) =>
        embeddings
          ? new OpenaiEmbedder(new OpenaiEmbeddingServer(embeddings), book, embeddings.model)
          : new NoEmbedder(),
    };
    return { module: WriterModule, providers: [openai ? modelled : offline, embedder], exports: [Writer, Embedder] };
  }
}

function modelWriter(settings: NonNullable<Config['openai']>, book: CallBook): Writer {
  const models = new AskModels(new OpenaiModelServer(settings), book, settings.models);
  return new StandInWriter(new OpenaiWriter(models), new OfflineWriter(), () => book.offlineTakesOver());
}
