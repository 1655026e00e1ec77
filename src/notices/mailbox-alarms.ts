import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import { type Trouble, TROUBLES } from '../mail/trouble.js';
import { NoticeSettingsStore } from './notice-settings.store.js';
import { NoticesStore } from './notices.store.js';

export interface MailboxAlarm {
  kind: 'mailbox_paused' | 'mailbox_stuck' | 'mailbox_unreadable';
  mailbox: { id: string; address: string };
  /** Null: the server's words, which stand with the mailbox. */
  trouble: Trouble | null;
  /** The server's, where nobody finds them otherwise. */
  words?: string;
}

const WORDS: Record<MailboxAlarm['kind'], { subject: string; text: string }> = {
  mailbox_paused: {
    subject: 'A mailbox is paused',
    text: 'is paused: its server refuses what we hand it, and nothing leaves through it until somebody has looked.',
  },
  mailbox_stuck: {
    subject: 'A mailbox does not get rid of its mails',
    text: 'has sent nothing for a day: at each try its server was away or asked us to come back later, and all its mails wait.',
  },
  mailbox_unreadable: {
    subject: 'A mailbox cannot be read',
    text: 'cannot be read: nobody sees who answers, and its follow-ups wait until it can.',
  },
};

/** Wakes the people who mend mailboxes, at any hour, in the transaction of what it tells of. It leaves through another one. */
@Injectable()
export class MailboxAlarms {
  constructor(
    private readonly notices: NoticesStore,
    private readonly settings: NoticeSettingsStore,
    private readonly config: Config,
  ) {}

  /** @param round another one for each time that it goes wrong again */
  async raise(tx: Tx, { kind, mailbox, trouble, words }: MailboxAlarm, round: number, now: Date): Promise<void> {
    const { subject, text } = WORDS[kind];
    const link = `${this.config.linkBase}/mailboxes`;
    const why = trouble ? [`${TROUBLES[trouble]} (${trouble}).`] : [];
    const said = words ? [`It says: ${words}`] : [];
    const body = `${[`${mailbox.address} ${text}`, ...said, ...why, `Mend it here:\n${link}`].join('\n\n')}\n`;
    const about = { kind: `alarm_${kind}`, about: 'mailbox', aboutId: mailbox.id, leadId: null, round, links: [link] };
    const { alarmAddresses } = await this.settings.find(tx);
    for (const to of alarmAddresses) {
      await this.notices.add(tx, { ...about, to, zone: null, subject: `${subject}: ${mailbox.address}`, body }, now);
    }
  }
}
