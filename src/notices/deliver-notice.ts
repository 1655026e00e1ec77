import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { forEachRow } from '../jobs/for-each-row.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { composeMail, UnsafeMailPart } from '../mail/compose-mail.js';
import { MailTransport, SendFailed, type SendReceipt } from '../mail/mail-transport.js';
import { messageIdFor, replyTag, taggedAddress } from '../mail/message-id.js';
import { lookAgainAt, MAX_ATTEMPTS, retryAt } from './delivery.rules.js';
import type { Notice } from './notice.entity.js';
import { NoticesStore, type Sender } from './notices.store.js';

const AT_ONCE = 4;

const FROM_NAME = 'Everylead';

/**
 * Delivers notices at least once: our own people would rather read one twice than miss a lead. Every try carries the same
 * Message-ID, so that most mail programs show a second copy as one.
 */
@Injectable()
export class DeliverNotice {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notices: NoticesStore,
    private readonly transport: MailTransport,
    private readonly activity: ActivityStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @OnJob('notice.deliver')
  async run({ ids }: JobPayload<'notice.deliver'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.deliver(id, now));
  }

  private async deliver(id: string, now: Date): Promise<void> {
    const notice = await this.notices.lease(id, now);
    if (!notice) return;
    const from = await this.notices.sender();
    if (!from) return this.wait(notice, 'no_mailbox', now);
    const answer = await this.hand(notice, from);
    if (answer instanceof UnsafeMailPart) return this.end(notice, 'failed', answer.message, now);
    if (!(answer instanceof SendFailed)) return this.end(notice, 'sent', answer.response, now);
    if (answer.scope === 'mailbox' || answer.scope === 'server') return this.wait(notice, answer.message, now);
    const isHopeless = answer.permanent || notice.attempts >= MAX_ATTEMPTS;
    return isHopeless ? this.end(notice, 'failed', answer.message, now) : this.tryAgain(notice, answer.message, now);
  }

  private async hand(
    notice: Notice,
    { mailboxId, address: from }: Sender,
  ): Promise<SendReceipt | SendFailed | UnsafeMailPart> {
    const domain = from.slice(from.lastIndexOf('@') + 1);
    const messageId = notice.messageId ?? messageIdFor(this.config.secret, `notice-${notice.id}`, domain);
    try {
      const mail = await composeMail({
        from: { address: from, name: FROM_NAME },
        to: { address: notice.toAddress },
        replyTo: notice.answerable ? taggedAddress(from, replyTag(this.config.secret, notice.id, 'notice')) : null,
        subject: notice.subject,
        date: notice.createdAt,
        messageId,
        autoSubmitted: 'auto-generated',
        text: notice.body,
        links: notice.links,
      });
      await this.notices.keepMessageId(notice, messageId);
      return await this.transport.send({ ...mail, mailboxId, messageId });
    } catch (error) {
      if (error instanceof SendFailed || error instanceof UnsafeMailPart) return error;
      throw error;
    }
  }

  private async end(notice: Notice, status: 'sent' | 'failed', wireResponse: string, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const sentAt = status === 'sent' ? now : null;
      if (!(await this.notices.finish(tx, notice, { status, wireResponse, sentAt }))) return;
      const act = {
        act: `notice.${status}`,
        about: 'notice',
        aboutId: notice.id,
        leadId: notice.leadId,
        reason: notice.kind,
      };
      await this.activity.record(tx, { at: now, actor: 'agent', ...act, detail: { [notice.about]: notice.aboutId } });
    });
  }

  private async tryAgain(notice: Notice, wireResponse: string, now: Date): Promise<void> {
    const end = { status: 'queued' as const, wireResponse, tryAt: retryAt(now, notice.attempts) };
    await this.notices.finish(this.dataSource.manager, notice, end);
  }

  /** Nobody's fault but ours: no try is counted. */
  private async wait(notice: Notice, wireResponse: string, now: Date): Promise<void> {
    const end = { status: 'queued' as const, wireResponse, tryAt: lookAgainAt(now), attempts: notice.attempts - 1 };
    await this.notices.finish(this.dataSource.manager, notice, end);
  }
}
