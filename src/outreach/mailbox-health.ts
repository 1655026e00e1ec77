import { Injectable, Logger } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import { SendFailed } from '../mail/mail-transport.js';
import { REFUSED_IN_A_ROW, TROUBLES } from '../mail/trouble.js';
import { MailboxAlarms } from '../notices/mailbox-alarms.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { MailDelaysStore, OWN_SERVER } from '../messages/mail-delays.store.js';
import type { Message } from '../messages/message.entity.js';
import { RefusedTextsStore } from '../messages/refused-texts.store.js';
import { isStuck } from './mailbox.rules.js';
import { domainOf } from './sending.rules.js';

const MINUTE = 60_000;

/** What the wire's answers say about the mailbox itself and the servers behind it. */
@Injectable()
export class MailboxHealth {
  private readonly log = new Logger(MailboxHealth.name);

  constructor(
    private readonly mailboxes: MailboxesStore,
    private readonly delays: MailDelaysStore,
    private readonly refusedTexts: RefusedTextsStore,
    private readonly alarms: MailboxAlarms,
    private readonly activity: ActivityStore,
  ) {}

  async worked(tx: Tx, { mailboxId, toAddress }: Message): Promise<void> {
    if (!mailboxId || !toAddress) return;
    await this.delays.mailTaken(tx, mailboxId, domainOf(toAddress));
  }

  /** What the answer is about, seen together with those before it: one text after another refused for good is the mailbox's fault. */
  async weigh(tx: Tx, { mailboxId, leadId }: Message, answer: SendFailed): Promise<SendFailed> {
    if (!mailboxId || answer.scope !== 'text' || !answer.permanent) return answer;
    const isOneOfARow = await this.completesRow(tx, mailboxId, leadId);
    // What was on the wire when the mailbox was stopped waits for it like everything else.
    const isPaused = (await this.mailboxes.find(mailboxId, tx))?.status === 'paused';
    if (!isOneOfARow && !isPaused) return answer;
    return new SendFailed(answer.message, 'not_accepted', 'mailbox', true, answer.code, 'texts_refused');
  }

  /** Nothing was delivered: the slot comes back, and whoever the failure is about is left alone for a while. */
  async failed(tx: Tx, { mailboxId, leadId, toAddress }: Message, answer: SendFailed, now: Date): Promise<void> {
    if (!mailboxId) return;
    if (answer.trouble === 'texts_refused' && (await this.completesRow(tx, mailboxId, leadId))) {
      await this.refusedTexts.blameMailbox(tx, mailboxId);
    }
    await this.mailboxes.releaseSlot(tx, mailboxId, now);
    if (answer.scope === 'server') await this.wait(tx, mailboxId, answer, now);
    if (answer.scope === 'host' && toAddress)
      await this.delays.add(tx, mailboxId, domainOf(toAddress), answer.message, now);
    if (answer.scope === 'mailbox') await this.pause(tx, mailboxId, answer, now);
  }

  private async completesRow(tx: Tx, mailboxId: string, leadId: string | null): Promise<boolean> {
    return (await this.refusedTexts.countOthers(tx, mailboxId, leadId)) + 1 >= REFUSED_IN_A_ROW;
  }

  /** Patience, and an alarm when it has not helped. */
  private async wait(tx: Tx, mailboxId: string, answer: SendFailed, now: Date): Promise<void> {
    const words = answer.message;
    await this.delays.add(tx, mailboxId, OWN_SERVER, words, now);
    const delay = await this.delays.own(tx, mailboxId);
    if (!delay || !isStuck(delay, now) || !(await this.delays.tell(tx, mailboxId, now))) return;
    const mailbox = await this.mailboxes.find(mailboxId, tx);
    const round = Math.floor(delay.since.getTime() / MINUTE);
    const alarm = { kind: 'mailbox_stuck' as const, trouble: answer.trouble ?? null, words };
    if (mailbox) await this.alarms.raise(tx, { ...alarm, mailbox }, round, now);
    const act = { act: 'mailbox.stuck', about: 'mailbox', aboutId: mailboxId, reason: 'asked_to_wait_for_a_day' };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act });
    this.log.error({ event: 'mailbox stuck', mailboxId });
  }

  /** An alarm: nothing leaves through it until a person has looked. */
  private async pause(tx: Tx, mailboxId: string, answer: SendFailed, now: Date): Promise<void> {
    const words = answer.trouble === 'texts_refused' ? `${TROUBLES.texts_refused}: ${answer.message}` : answer.message;
    if (!(await this.mailboxes.pause(tx, mailboxId, words))) return;
    const mailbox = await this.mailboxes.find(mailboxId, tx);
    const round = Math.floor(now.getTime() / MINUTE);
    const alarm = { kind: 'mailbox_paused' as const, trouble: answer.trouble ?? null };
    if (mailbox) await this.alarms.raise(tx, { ...alarm, mailbox }, round, now);
    const reason = answer.trouble === 'texts_refused' ? 'texts_refused' : 'refused_by_its_server';
    const act = { act: 'mailbox.paused', about: 'mailbox', aboutId: mailboxId, reason };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act });
    this.log.error({ event: 'mailbox paused', mailboxId });
  }
}
