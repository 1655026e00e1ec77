import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { ReleaseHolds, UNREAD_HOLDS } from '../cadences/release-holds.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import { InboxFailed, type InboxMail } from '../mail/inbox.js';
import { troubleOf } from '../mail/trouble.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { ParkedMailStore } from '../messages/parked-mail.store.js';
import { type ReadingLease, ReadingsStore } from '../messages/readings.store.js';
import { MailboxAlarms } from '../notices/mailbox-alarms.js';
import { type InboxPlace, nextVisitAt, senderIn } from './reading.rules.js';

/** Failed visits in a row after which people are told: with the waits between them a few minutes. */
const ALARM_AFTER = 4;

/** What was held up for want of reading is looked at again every five minutes anyway. */
const LONG_UNREAD_MS = 5 * 60_000;

/** Writes how the reading of a mailbox went, each in one transaction with what follows from it. */
@Injectable()
export class ReadingOutcomes {
  private readonly log = new Logger('reading');

  constructor(
    private readonly dataSource: DataSource,
    private readonly readings: ReadingsStore,
    private readonly parkedMail: ParkedMailStore,
    private readonly mailboxes: MailboxesStore,
    private readonly releaseHolds: ReleaseHolds,
    private readonly alarms: MailboxAlarms,
    private readonly activity: ActivityStore,
    private readonly config: Config,
  ) {}

  /** What is written in the transaction that saves a mail: the position behind it and, of a large one, that more was there. */
  alongside(lease: ReadingLease, place: InboxPlace, mail: InboxMail, now: Date): (tx: Tx) => Promise<void> {
    return async (tx) => {
      await this.readings.move(tx, lease, place.folder, { ...place, uid: mail.uid }, now);
      if (mail.isCut) await this.park(tx, lease, place, mail, { reason: 'too_large', detail: null, raw: null }, now);
    };
  }

  async moved(lease: ReadingLease, place: InboxPlace, uid: number, now: Date): Promise<void> {
    await this.readings.move(this.dataSource.manager, lease, place.folder, { ...place, uid }, now);
  }

  /** It is kept as it is, a person is told, and the reader goes on behind it. */
  async parked(lease: ReadingLease, place: InboxPlace, mail: InboxMail, detail: string, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.readings.move(tx, lease, place.folder, { ...place, uid: mail.uid }, now);
      await this.park(tx, lease, place, mail, { reason: 'unreadable', detail, raw: mail.raw }, now);
    });
    this.log.error({ event: 'mail parked', mailboxId: lease.mailboxId, uid: mail.uid });
  }

  /** Everything was read to its end: what was held up for want of that may go. */
  async read(lease: ReadingLease, now: Date): Promise<void> {
    const dueAt = nextVisitAt(now, this.config.readSeconds, 0);
    const before = await this.dataSource.transaction((tx) => this.readings.finish(tx, lease, dueAt, now));
    if (before === undefined) return;
    const wasUnread = !before || now.getTime() - before.getTime() > LONG_UNREAD_MS;
    if (wasUnread) await this.releaseHolds.run(now, UNREAD_HOLDS);
  }

  async failed(lease: ReadingLease, error: Error, now: Date): Promise<void> {
    const { mailboxId, fence } = lease;
    const problem = error instanceof InboxFailed ? error.trouble : troubleOf(error);
    await this.dataSource.transaction(async (tx) => {
      const failures = await this.readings.fail(tx, lease, { problem, words: error.message }, now);
      if (failures === null) return;
      await this.readings.release(tx, lease, nextVisitAt(now, this.config.readSeconds, failures));
      if (failures !== ALARM_AFTER) return;
      const act = { act: 'mailbox.unreadable', about: 'mailbox', aboutId: mailboxId, reason: problem };
      await this.activity.record(tx, { at: now, actor: 'agent', ...act });
      const mailbox = await this.mailboxes.find(mailboxId, tx);
      if (mailbox) await this.alarms.raise(tx, { kind: 'mailbox_unreadable', mailbox, trouble: problem }, fence, now);
    });
    this.log.warn({ event: 'mailbox could not be read', mailboxId, problem });
    if (!(error instanceof InboxFailed) && error.name !== 'SecretUnreadable') throw error;
  }

  private async park(
    tx: Tx,
    { mailboxId }: ReadingLease,
    place: InboxPlace,
    { uid, raw, bytes }: InboxMail,
    why: { reason: 'too_large' | 'unreadable'; detail: string | null; raw: Buffer | null },
    now: Date,
  ): Promise<void> {
    await this.parkedMail.add(tx, { mailboxId, ...place, uid, bytes, sender: senderIn(raw), parkedAt: now, ...why });
    const act = { act: 'mail.parked', about: 'mailbox', aboutId: mailboxId, reason: why.reason };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act });
  }
}
