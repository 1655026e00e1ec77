import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import { readAutoReply } from '../mail/auto-reply.js';
import { readBounce, readComplaint } from '../mail/bounce.js';
import { readReplyTag } from '../mail/message-id.js';
import type { ParsedMail } from '../mail/parse-mail.js';
import type { Notice } from '../notices/notice.entity.js';
import { NoticesStore } from '../notices/notices.store.js';

/**
 * Which notice to one of our people a mail answers: its Message-ID in the References, then the tag in the address it was
 * sent to. Nobody can guess either; what machines send by themselves answers nothing.
 */
@Injectable()
export class AnsweredNotice {
  constructor(
    private readonly notices: NoticesStore,
    private readonly config: Config,
  ) {}

  async run(tx: Tx, mail: ParsedMail): Promise<Notice | null> {
    if (!mail.from) return null;
    const notice = (await this.byMessageId(tx, mail)) ?? (await this.byTag(tx, mail));
    // Hardly any mail answers a notice: only of one that does its machine's signs are looked for.
    return notice && !isByMachine(mail) ? notice : null;
  }

  private byMessageId(tx: Tx, { inReplyTo, references }: ParsedMail): Promise<Notice | null> {
    const ids = [inReplyTo, ...references.toReversed()].filter((id) => id !== null);
    return this.notices.byMessageIds(ids, tx);
  }

  private async byTag(tx: Tx, mail: ParsedMail): Promise<Notice | null> {
    const addresses = [...mail.to, ...mail.cc].map(({ address }) => address).concat(mail.deliveredTo);
    const { secret } = this.config;
    const tagged = addresses.map((address) => readReplyTag(secret, address, 'notice')).find((id) => id !== null);
    const notice = tagged ? await this.notices.find(tagged, tx) : null;
    return notice?.answerable ? notice : null;
  }
}

/** By its envelope alone: one whose words only read like a machine's comes back to whoever wrote it. */
const isByMachine = (mail: ParsedMail): boolean =>
  readBounce(mail) !== null ||
  readComplaint(mail) !== null ||
  readAutoReply({ ...mail, text: '', replyText: '' }) !== null;
