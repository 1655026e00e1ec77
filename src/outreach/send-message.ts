import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { InLine } from '../jobs/in-line.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { MailTransport, type OutgoingMail, SendFailed, type SendReceipt } from '../mail/mail-transport.js';
import type { Company } from '../knowledge/company.entity.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { type Lease, OutboxStore } from '../messages/outbox.store.js';
import { RenderMessage } from './render-message.js';
import { SendOutcomes } from './send-outcomes.js';
import { SendingCases } from './sending-case.js';
import { held, maySend, type SendingRefusal } from './sending.rules.js';

/** Messages of one job on their way at the same time: one that hangs on the wire does not keep the others. They are claimed in their order. */
const AT_ONCE = 4;

/**
 * The one door out: every mail to a lead leaves here. The batch is only leased; each message is then taken by itself,
 * asked again whether it may leave, claimed with its bytes, and handed to the wire.
 */
@Injectable()
export class SendMessage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxStore,
    private readonly mailboxes: MailboxesStore,
    private readonly cases: SendingCases,
    private readonly renderMessage: RenderMessage,
    private readonly outcomes: SendOutcomes,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  @OnJob('message.send')
  async run({ ids }: JobPayload<'message.send'>): Promise<void> {
    const company = await this.cases.sender();
    const line = new InLine();
    const leases = new Map((await this.outbox.lease(ids, await this.clock.now())).map((lease) => [lease.id, lease]));
    await forEachRow([...leases.keys()], AT_ONCE, async (id) => {
      const lease = leases.get(id);
      if (lease) await this.send(lease, company, line);
    });
  }

  private async send(lease: Lease, company: Company | null, line: InLine): Promise<void> {
    const now = await this.clock.now();
    // A mailbox may have one slot left: it is for who is first.
    const mail = await line.run(() => this.dataSource.transaction((tx) => this.claim(tx, lease, company, now)));
    // Committed before the first byte: a crash from here on leaves the message `unknown`, never sent twice.
    const message = mail && (await this.outbox.startWire(lease, now));
    if (message) await this.outcomes.record(lease, message, await this.toWire(mail), now);
  }

  /** May it leave, asked for the last time; `queued` → `sending` with the stored bytes, in the same transaction. */
  private async claim(tx: Tx, lease: Lease, company: Company | null, now: Date): Promise<OutgoingMail | null> {
    const sending = await this.cases.load(tx, lease, company, now);
    if (!sending) return null;
    const { message, lead, mailbox } = sending;
    const verdict = maySend(sending.context);
    if (verdict.may !== 'send' || !lead || !mailbox) {
      if (verdict.may !== 'send') await this.outcomes.refuse(tx, lease, message, verdict, now);
      return null;
    }
    const rendered = await this.renderMessage.run(tx, { message, lead, mailbox, company }, now);
    if ('unfit' in rendered) {
      await this.outcomes.unfit(tx, lease, message, rendered.unfit, now);
      return null;
    }
    if (!(await this.mailboxes.takeSlot(tx, mailbox.id, now))) {
      await this.outcomes.refuse(tx, lease, message, await this.untilNextSlot(tx, mailbox, now), now);
      return null;
    }
    if (await this.outcomes.claimed(tx, lease, { message, lead }, rendered.rendering, now)) return rendered.mail;
    await this.mailboxes.releaseSlot(tx, mailbox.id, now);
    return null;
  }

  private async untilNextSlot(tx: Tx, { id }: Mailbox, now: Date): Promise<SendingRefusal> {
    const next = await this.mailboxes.nextSlot(tx, id, now);
    return next ? { may: 'hold', until: next.at, reason: next.reason } : held(now, 15, 'mailbox_paused');
  }

  private async toWire(mail: OutgoingMail): Promise<SendReceipt | SendFailed> {
    try {
      return await this.transport.send(mail);
    } catch (error) {
      if (error instanceof SendFailed) return error;
      throw error;
    }
  }
}
