import { join, resolve } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from '../config.js';
import { CaptureMailTransport } from './capture.mail-transport.js';
import { ImapInbox } from './imap.inbox.js';
import { Inbox } from './inbox.js';
import { MailAccounts } from './mail-server.js';
import { MailTransport } from './mail-transport.js';
import { RoutedMailTransport } from './routed.mail-transport.js';

/** Chooses the wire: the sandbox keeps every mail, everywhere else it goes to the server of its mailbox. */
@Global()
@Module({})
export class MailModule {
  static for(config: Config): DynamicModule {
    const transport = config.simulated
      ? { useFactory: () => new CaptureMailTransport(join(resolve(config.dataDir), 'captured-mail')) }
      : { useFactory: (accounts: MailAccounts) => new RoutedMailTransport(accounts), inject: [MailAccounts] };
    return {
      module: MailModule,
      providers: [
        { provide: MailTransport, ...transport },
        { provide: Inbox, useFactory: () => new ImapInbox() },
      ],
      exports: [Inbox, MailTransport],
    };
  }
}
