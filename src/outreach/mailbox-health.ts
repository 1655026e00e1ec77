import { Injectable, Logger } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { SendFailed } from '../mail/mail-transport.js';
import { MailboxAlarms } from '../notices/mailbox-alarms.js';
import { MailboxesStore, OWN_SERVER } from '../messages/mailboxes.store.js';
import type { Message } from '../messages/message.entity.js';
import { domainOf } from './sending.rules.js';

const MINUTE = 60_000;

/** What the wire's answers say about the mailbox itself and the servers behind it. */
@Injectable()
export class MailboxHealth {
  private readonly log = new Logger(MailboxHealth.name);

  constructor(
    private readonly mailboxes: MailboxesStore,
    private readonly alarms: MailboxAlarms,
    private readonly activity: ActivityStore,
  ) {}

  async worked(tx: Tx, { mailboxId, toAddress }: Message): Promise<void> {
    if (mailboxId && toAddress) await this.mailboxes.forgetDelays(tx, mailboxId, domainOf(toAddress));
  }

  /** Nothing was delivered: the slot comes back, and whoever the failure is about is left alone for a while. */
  async failed(tx: Tx, { mailboxId, toAddress }: Message, answer: SendFailed, now: Date): Promise<void> {
    if (!mailboxId) return;
    await this.mailboxes.releaseSlot(tx, mailboxId, now);
    if (answer.scope === 'server') await this.mailboxes.delay(tx, mailboxId, OWN_SERVER, now);
    if (answer.scope === 'host' && toAddress) await this.mailboxes.delay(tx, mailboxId, domainOf(toAddress), now);
    if (answer.scope === 'mailbox') await this.pause(tx, mailboxId, answer, now);
  }

  /** An alarm: nothing leaves through it until a person has looked. */
  private async pause(tx: Tx, mailboxId: string, answer: SendFailed, now: Date): Promise<void> {
    if (!(await this.mailboxes.pause(tx, mailboxId, answer.message))) return;
    const mailbox = await this.mailboxes.find(mailboxId, tx);
    const round = Math.floor(now.getTime() / MINUTE);
    const alarm = { kind: 'mailbox_paused' as const, trouble: answer.trouble ?? null };
    if (mailbox) await this.alarms.raise(tx, { ...alarm, mailbox }, round, now);
    const act = { act: 'mailbox.paused', about: 'mailbox', aboutId: mailboxId, reason: 'refused_by_its_server' };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act });
    this.log.error({ event: 'mailbox paused', mailboxId });
  }
}
