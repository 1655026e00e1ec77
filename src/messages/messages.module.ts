import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { MailAccounts } from '../mail/mail-server.js';
import { Mailbox } from './mailbox.entity.js';
import { InboxStore } from './inbox.store.js';
import { LabelsStore } from './labels.store.js';
import { MailboxesStore } from './mailboxes.store.js';
import { MailDelaysStore } from './mail-delays.store.js';
import { MailboxSecretsStore } from './mailbox-secrets.store.js';
import { Message } from './message.entity.js';
import { MessagesStore } from './messages.store.js';
import { OutboxStore } from './outbox.store.js';
import { ParkedMailStore } from './parked-mail.store.js';
import { QueuePersonMail } from './queue-person-mail.js';
import { ReadingsStore } from './readings.store.js';
import { RefusedTextsStore } from './refused-texts.store.js';
import { SettleReplies } from './settle-replies.js';
import { WatchesStore } from './watches.store.js';
import { StoredMailAccounts } from './stored.mail-accounts.js';

/** Global for one thing: the wire, which knows no tables, asks here how a mailbox signs in. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Mailbox, Message]), ActivityModule],
  providers: [
    InboxStore,
    LabelsStore,
    MailboxesStore,
    MailDelaysStore,
    MailboxSecretsStore,
    MessagesStore,
    OutboxStore,
    ParkedMailStore,
    QueuePersonMail,
    ReadingsStore,
    RefusedTextsStore,
    SettleReplies,
    WatchesStore,
    { provide: MailAccounts, useClass: StoredMailAccounts },
  ],
  exports: [
    InboxStore,
    LabelsStore,
    MailAccounts,
    MailboxesStore,
    MailDelaysStore,
    MailboxSecretsStore,
    MessagesStore,
    OutboxStore,
    ParkedMailStore,
    QueuePersonMail,
    ReadingsStore,
    WatchesStore,
    RefusedTextsStore,
    SettleReplies,
  ],
})
export class MessagesModule {}
