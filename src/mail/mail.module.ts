import { join, resolve } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from '../config.js';
import { CaptureMailTransport } from './capture.mail-transport.js';
import { MailTransport } from './mail-transport.js';
import { NoMailTransport } from './no.mail-transport.js';

/** Chooses the wire: the sandbox keeps every mail, everywhere else only a configured server counts. */
@Global()
@Module({})
export class MailModule {
  static for(config: Config): DynamicModule {
    const transport = config.simulated
      ? new CaptureMailTransport(join(resolve(config.dataDir), 'captured-mail'))
      : new NoMailTransport();
    return {
      module: MailModule,
      providers: [{ provide: MailTransport, useValue: transport }],
      exports: [MailTransport],
    };
  }
}
