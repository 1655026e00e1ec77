import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { row, rows, type Tx } from '../database/sql.js';

/** A mail that was not read to its end. What can be known of it is kept, and the reader has gone on. */
export interface ParkedMail {
  id: string;
  mailboxId: string;
  folder: string;
  uid: string;
  /** `too_large`: its beginning was read as a reply. `unreadable`: nothing was, and `raw` is kept. */
  reason: 'too_large' | 'unreadable';
  detail: string | null;
  sender: string | null;
  bytes: number;
  parkedAt: Date;
}

export type NewParkedMail = Omit<ParkedMail, 'id' | 'uid'> & { uidValidity: string; uid: number; raw: Buffer | null };

@Injectable()
export class ParkedMailStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly activity: ActivityStore,
  ) {}

  /** Once, however often it is found. */
  async add(tx: Tx, mail: NewParkedMail): Promise<void> {
    const { mailboxId, folder, uidValidity, uid, reason, detail, sender, bytes, raw, parkedAt } = mail;
    await rows(
      tx,
      `insert into parked_mail (mailbox_id, folder, uid_validity, uid, reason, detail, sender, bytes, raw, parked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [mailboxId, folder, uidValidity, uid, reason, detail, sender, bytes, raw, parkedAt],
    );
  }

  async counts(): Promise<{ mailboxId: string; parked: number; since: Date }[]> {
    return rows(
      this.dataSource.manager,
      `select mailbox_id, count(*)::int as parked, min(parked_at) as since from parked_mail group by mailbox_id`,
    );
  }

  /** The newest first, without their bytes; null: of all mailboxes. */
  async of(mailboxId: string | null, limit: number): Promise<ParkedMail[]> {
    return rows<ParkedMail>(
      this.dataSource.manager,
      `select id, mailbox_id, folder, uid, reason, detail, sender, bytes, parked_at from parked_mail
       where $1::bigint is null or mailbox_id = $1 order by id desc limit $2`,
      [mailboxId, limit],
    );
  }

  async find(id: string): Promise<{ mailboxId: string; raw: Buffer | null } | null> {
    return row(this.dataSource.manager, `select mailbox_id, raw from parked_mail where id = $1`, [id]);
  }

  /** Takes it off the list, once: false when somebody else did. */
  async settle(tx: Tx, id: string, by: { at: Date; actor: string; act: string }): Promise<boolean> {
    const settled = await row<{ mailboxId: string; reason: string }>(
      tx,
      `delete from parked_mail where id = $1 returning mailbox_id, reason`,
      [id],
    );
    if (!settled) return false;
    const { mailboxId, reason } = settled;
    await this.activity.record(tx, { ...by, about: 'mailbox', aboutId: mailboxId, reason });
    return true;
  }

  async explain(id: string, detail: string): Promise<void> {
    await rows(this.dataSource.manager, `update parked_mail set detail = $2 where id = $1`, [id, detail]);
  }
}
