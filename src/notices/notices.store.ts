import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { NoticeSettingsStore } from './notice-settings.store.js';
import { Notice } from './notice.entity.js';
import { afterQuiet } from './quiet.rules.js';

/** Longer than every SMTP time-out together, so that only a dead worker loses its lease. */
const LEASE_SECONDS = 600;
const REMINDER_SECONDS = 90;

/** One mail to one of our people. The same kind about the same row goes to an address once per round. */
export interface NewNotice {
  kind: string;
  about: string;
  aboutId: string;
  /** The lead whose data stands in it. */
  leadId: string | null;
  /** Of one that tells of several. */
  leadIds?: string[];
  to: string;
  subject: string;
  body: string;
  links?: string[];
  round?: number;
  /** What its reader answers goes to the lead, in their name. */
  answerable?: boolean;
  /** The reader's time zone: told after their quiet hours. Null: at once, whatever the hour. */
  zone: string | null;
}

export interface Sender {
  mailboxId: string;
  address: string;
}

/** The outbox to our own people. */
@Injectable()
export class NoticesStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: NoticeSettingsStore,
  ) {}

  /** Puts a notice into the outbox, in the transaction of what it tells of; nothing happens when it is there already. */
  async add(tx: Tx, notice: NewNotice, now: Date): Promise<void> {
    const { to, links = [], round = 1, zone, ...rest } = notice;
    const tryAt = zone === null ? now : afterQuiet(now, (await this.settings.find(tx)).quiet, zone);
    await tx
      .createQueryBuilder()
      .insert()
      .into(Notice)
      .values({ ...rest, toAddress: to, links, round, status: 'queued', attempts: 0, tryAt, createdAt: now })
      .orIgnore()
      .execute();
  }

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Notice | null> {
    return tx.findOneBy(Notice, { id });
  }

  /** The answerable one with the first of these Message-IDs that is known. */
  async byMessageIds(messageIds: string[], tx: Tx): Promise<Notice | null> {
    if (messageIds.length === 0) return null;
    const found = await tx.findBy(Notice, { messageId: In(messageIds), answerable: true });
    const place = ({ messageId }: Notice): number => messageIds.indexOf(messageId ?? '');
    return found.sort((a, b) => place(a) - place(b))[0] ?? null;
  }

  /** Notices that are due and nobody works on; other scans skip past them. */
  async remindDue(now: Date, limit: number): Promise<string[]> {
    const due = await rows<{ id: string }>(
      this.dataSource.manager,
      `with due as (
         select id from notice where status in ('queued', 'sending') and try_at <= $1
           and (reminded_until is null or reminded_until < now()) and (leased_until is null or leased_until < now())
         order by try_at, id limit $2 for update skip locked)
       update notice set reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from due where notice.id = due.id returning notice.id`,
      [now, limit],
    );
    return due.map(({ id }) => id);
  }

  /** Takes a due notice for one try; null when it is done, not due, or another worker has it. `attempts` names the try. */
  async lease(id: string, now: Date): Promise<Notice | null> {
    const leased = await row(
      this.dataSource.manager,
      `update notice set status = 'sending', attempts = attempts + 1, leased_until = now() + ${LEASE_SECONDS} * interval '1 second'
       where id = $1 and status in ('queued', 'sending') and try_at <= $2 and (leased_until is null or leased_until < now())
       returning id`,
      [id, now],
    );
    return leased && this.dataSource.manager.findOneBy(Notice, { id });
  }

  /** Kept before the wire, so that every later try carries the same Message-ID. */
  async keepMessageId({ id, attempts }: Notice, messageId: string): Promise<void> {
    await this.dataSource.manager.update(Notice, { id, status: 'sending', attempts }, { messageId });
  }

  /** What became of a try; false when a later one has taken the notice over. */
  async finish(
    tx: Tx,
    { id, attempts }: Notice,
    end: Pick<Notice, 'status' | 'wireResponse'> & Partial<Pick<Notice, 'sentAt' | 'tryAt' | 'attempts'>>,
  ): Promise<boolean> {
    const free = { leasedUntil: null, remindedUntil: null };
    const result = await tx.update(Notice, { id, status: 'sending', attempts }, { ...free, ...end });
    return result.affected === 1;
  }

  /** Whom notices come from: the first mailbox in use. */
  async sender(): Promise<Sender | null> {
    return row<Sender>(
      this.dataSource.manager,
      `select id as mailbox_id, address from mailbox where status = 'active' order by id limit 1`,
    );
  }
}
