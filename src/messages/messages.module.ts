import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Mailbox } from './mailbox.entity.js';
import { InboxStore } from './inbox.store.js';
import { MailboxesStore } from './mailboxes.store.js';
import { Message } from './message.entity.js';
import { MessagesStore } from './messages.store.js';
import { OutboxStore } from './outbox.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Mailbox, Message])],
  providers: [InboxStore, MailboxesStore, MessagesStore, OutboxStore],
  exports: [InboxStore, MailboxesStore, MessagesStore, OutboxStore],
})
export class MessagesModule {}
