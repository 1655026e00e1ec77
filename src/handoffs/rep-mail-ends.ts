import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { storedForm } from '../mail/stored-form.js';
import type { Notice } from '../notices/notice.entity.js';
import { NoticesStore } from '../notices/notices.store.js';
import type { RepMail } from '../notices/rep-mail.entity.js';
import { RepMailsStore } from '../notices/rep-mails.store.js';
import { isAnswerable, type RepMailRefusal, unsentMail } from './unsent-mail.js';

/** A mail that did not go to the lead. */
export interface Unsent {
  mail: RepMail;
  /** Null: it is no longer kept. */
  notice: Notice | null;
  lead: Lead | null;
  words: string;
  detail: string | null;
}

/** Whose lead it is not any more needs no way to it. */
const WITHOUT_WAY: RepMailRefusal[] = ['passed_on', 'declined', 'other_sender'];

const DAY_MS = 86_400_000;

/** Mails of one sender that come back in a day: a person has understood by then, and a machine never will. */
const MOST_A_DAY = 10;

const KIND = 'rep_mail_unsent';

/** Settles rep mails, each once. */
@Injectable()
export class RepMailEnds {
  constructor(
    private readonly repMails: RepMailsStore,
    private readonly notices: NoticesStore,
    private readonly activity: ActivityStore,
    private readonly config: Config,
  ) {}

  async sent(tx: Tx, mail: RepMail, now: Date): Promise<void> {
    await this.end(tx, mail, 'sent', now);
  }

  /** It comes back to the rep whom we had written to, never to whoever sent it. */
  async unsent(tx: Tx, refusal: RepMailRefusal, of: Unsent, now: Date): Promise<void> {
    const { mail, notice, lead, words, detail } = of;
    if (!(await this.end(tx, mail, refusal, now)) || !notice) return;
    if ((await this.countAlike(tx, mail, notice, now)) > MOST_A_DAY) return;
    const leadUrl = lead && !WITHOUT_WAY.includes(refusal) ? `${this.config.linkBase}/leads/${lead.id}` : null;
    await this.notices.add(
      tx,
      {
        kind: KIND,
        about: 'rep_mail',
        aboutId: mail.id,
        leadId: mail.leadId,
        to: notice.toAddress,
        zone: null,
        answerable: isAnswerable(refusal),
        ...unsentMail(refusal, { lead, words, detail, leadUrl }),
      },
      now,
    );
  }

  /** A rep may answer many of our mails: only what they write to the same one, or to those that came back, goes on and on. */
  private async countAlike(tx: Tx, { fromAddress }: RepMail, notice: Notice, now: Date): Promise<number> {
    const isTheirs = fromAddress === storedForm(notice.toAddress);
    const alike = !isTheirs ? {} : notice.kind === KIND ? { kind: KIND } : { noticeId: notice.id };
    return this.repMails.countUnsent({ fromAddress, ...alike }, new Date(now.getTime() - DAY_MS), tx);
  }

  private async end(tx: Tx, mail: RepMail, outcome: string, now: Date): Promise<boolean> {
    const settled = await this.repMails.move(tx, mail, { status: 'settled', outcome, settledAt: now });
    const about = { about: 'rep_mail', aboutId: mail.id, leadId: mail.leadId, reason: outcome };
    if (settled) await this.activity.record(tx, { at: now, actor: 'agent', act: 'rep_mail.settled', ...about });
    return settled;
  }
}
