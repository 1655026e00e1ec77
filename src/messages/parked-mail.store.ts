import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows, type Tx } from '../database/sql.js';

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
  constructor(private readonly dataSource: DataSource) {}

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

  async counts(): Promise<{ mailboxId: string; parked: number }[]> {
    return rows(
      this.dataSource.manager,
      `select mailbox_id, count(*)::int as parked from parked_mail group by mailbox_id`,
    );
  }

  /** The newest first, without their bytes. */
  async of(mailboxId: string, limit: number): Promise<ParkedMail[]> {
    return rows<ParkedMail>(
      this.dataSource.manager,
      `select id, mailbox_id, folder, uid, reason, detail, sender, bytes, parked_at from parked_mail
       where mailbox_id = $1 order by id desc limit $2`,
      [mailboxId, limit],
    );
  }
}
