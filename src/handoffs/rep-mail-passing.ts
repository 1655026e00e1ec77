import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { ParsedMail } from '../mail/parse-mail.js';
import { storedForm } from '../mail/stored-form.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Notice } from '../notices/notice.entity.js';
import { NoticesStore } from '../notices/notices.store.js';
import type { RepMail } from '../notices/rep-mail.entity.js';
import { RepMailsStore } from '../notices/rep-mails.store.js';
import { RepMailEnds } from './rep-mail-ends.js';
import { readLetter } from './rep-mail.rules.js';
import { RepsStore } from './reps.store.js';
import type { RepMailRefusal } from './unsent-mail.js';
import { WriteAsRep } from './write-as-rep.js';

/** A rep's mail that nobody has read yet. Its lead, if there is one, is locked. */
export interface RepMailCase {
  mail: RepMail;
  parsed: ParsedMail;
  lead: Lead | null;
}

@Injectable()
export class RepMailPassing {
  constructor(
    private readonly repMails: RepMailsStore,
    private readonly notices: NoticesStore,
    private readonly reps: RepsStore,
    private readonly writeAsRep: WriteAsRep,
    private readonly messages: MessagesStore,
    private readonly suppressions: SuppressionsStore,
    private readonly ends: RepMailEnds,
  ) {}

  /** The id of the message to the lead that it became; null when it went back to the rep. */
  async read(tx: Tx, found: RepMailCase, now: Date): Promise<string | null> {
    const { mail, parsed, lead } = found;
    const notice = await this.notices.find(mail.noticeId, tx);
    const passed = notice ? await this.passOn(tx, notice, found, now) : 'no_lead';
    if (typeof passed !== 'string') {
      await this.repMails.move(tx, mail, { status: 'written', writtenId: passed.written });
      return passed.written;
    }
    const detail = passed === 'other_sender' ? mail.fromAddress : null;
    await this.ends.unsent(tx, passed, { mail, notice, lead, words: parsed.replyText || parsed.text, detail }, now);
    return null;
  }

  /** What became of the message: the rep hears of one that did not leave. */
  async follow(tx: Tx, mail: RepMail, lead: Lead | null, now: Date): Promise<void> {
    const message = mail.writtenId ? await this.messages.find(mail.writtenId, tx) : null;
    if (message?.status === 'sent') return this.ends.sent(tx, mail, now);
    if (message && message.status !== 'failed' && message.status !== 'cancelled') return;
    const isClosed = lead?.email && (await this.suppressions.reasonFor(lead.email, tx));
    const [refusal, detail]: [RepMailRefusal, string | null] =
      message?.status === 'failed'
        ? ['refused', message.wireResponse]
        : isClosed
          ? ['suppressed', null]
          : ['stopped', message?.holdReason?.replaceAll('_', ' ') ?? null];
    const notice = await this.notices.find(mail.noticeId, tx);
    await this.ends.unsent(tx, refusal, { mail, notice, lead, words: message?.body ?? '', detail }, now);
  }

  private async passOn(
    tx: Tx,
    notice: Notice,
    { mail, parsed, lead }: RepMailCase,
    now: Date,
  ): Promise<{ written: string } | RepMailRefusal> {
    const letter = readLetter(parsed, notice, mail.isCut);
    // Before all else: whatever else is wrong with a machine's mail, it must not be asked to try again.
    if (letter === 'automatic') return letter;
    if (mail.fromAddress !== storedForm(notice.toAddress)) return 'other_sender';
    if (!lead) return 'no_lead';
    if (typeof letter === 'string') return letter;
    const rep = await this.reps.byEmail(notice.toAddress, tx);
    return rep?.status === 'active' ? this.writeAsRep.run(tx, { lead, rep, letter }, now) : 'passed_on';
  }
}
