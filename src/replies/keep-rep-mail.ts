import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import { storedForm } from '../mail/stored-form.js';
import type { Notice } from '../notices/notice.entity.js';
import { RepMailsStore } from '../notices/rep-mails.store.js';
import { digestOf, type Incoming, type Received } from './received-mail.js';

/** Saves what somebody answered to a notice of ours; whether it may go to the lead is decided when it is passed on. */
@Injectable()
export class KeepRepMail {
  constructor(
    private readonly repMails: RepMailsStore,
    private readonly activity: ActivityStore,
  ) {}

  async run(tx: Tx, notice: Notice, { raw, mail, fetched }: Incoming, now: Date): Promise<Received> {
    const { leadId } = notice;
    const id = await this.repMails.insertOnce(tx, {
      noticeId: notice.id,
      leadId,
      fromAddress: storedForm(mail.from?.address ?? ''),
      isCut: fetched?.isCut ?? false,
      digest: digestOf(raw, mail),
      raw,
      receivedAt: now,
    });
    if (!id) return { outcome: 'duplicate', replyId: null, leadId: null };
    const about = { about: 'rep_mail', aboutId: id, leadId };
    await this.activity.record(tx, { at: now, actor: 'agent', act: 'rep_mail.received', ...about });
    return { outcome: 'from_rep', repMailId: id, replyId: null, leadId };
  }
}
