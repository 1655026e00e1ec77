import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Config } from '../config.js';
import { OfflineWriter } from './offline.writer.js';
import { Writer } from './writer.js';

/** Chooses the pen. */
@Global()
@Module({})
export class WriterModule {
  static for(_config: Config): DynamicModule {
    return { module: WriterModule, providers: [{ provide: Writer, useClass: OfflineWriter }], exports: [Writer] };
  }
}
