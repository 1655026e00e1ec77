import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import type { InboxPosition } from '../mail/inbox.js';
import type { Trouble } from '../mail/trouble.js';

const REMINDER_SECONDS = 90;

/** Of silence: each mail renews it. Longer than the wire waits for one answer, so that only a dead reader loses its mailbox. */
const LEASE_SECONDS = 300;

/** One reader's hold on a mailbox; `fence` changes with every lease. */
export interface ReadingLease {
  mailboxId: string;
  fence: number;
  /** Since when it was to be read; another one by the end: there are news again. */
  dueAt: Date;
}

/** Where a reader stands in a folder, and since when it is read at all. */
export type SavedPosition = InboxPosition & { openedAt: Date };

/** How the reading of a mailbox goes. */
export interface Reading {
  mailboxId: string;
  problem: Trouble | null;
  /** The server's own. */
  problemWords: string | null;
  failingSince: Date | null;
}

/** Another reader has the mailbox now: what this one found is not saved. */
export class LeaseLost extends Error {
  constructor({ mailboxId }: ReadingLease) {
    super(`mailbox ${mailboxId} has another reader`);
    this.name = 'LeaseLost';
  }
}

/** Somebody of ours is to read it. */
export const isRead = `mailbox.wire = 'smtp' and mailbox.replies_by = 'imap' and mailbox.imap is not null`;
const isFree = `(leased_until is null or leased_until < now())`;
const isHeld = `mailbox_id = $1 and fence = $2 and leased_until > now()`;

/** Who reads which mailbox, and up to where. A reader that lost its lease cannot move a position. */
@Injectable()
export class ReadingsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Mailboxes whose time has come and that nobody reads; a new one comes up by itself. */
  async remindDue(now: Date, limit: number): Promise<string[]> {
    const { manager } = this.dataSource;
    await rows(
      manager,
      `insert into mailbox_reading (mailbox_id, due_at) select id, $1 from mailbox
       where ${isRead} and not exists (select from mailbox_reading where mailbox_id = mailbox.id) on conflict do nothing`,
      [now],
    );
    const due = await rows<{ mailboxId: string }>(
      manager,
      `with due as (
         select mailbox_id from mailbox_reading join mailbox on mailbox.id = mailbox_id
         where ${isRead} and due_at <= $1 and (reminded_until is null or reminded_until < now()) and ${isFree}
         order by due_at, mailbox_id limit $2 for update of mailbox_reading skip locked)
       update mailbox_reading set reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from due where mailbox_reading.mailbox_id = due.mailbox_id returning mailbox_reading.mailbox_id`,
      [now, limit],
    );
    return due.map(({ mailboxId }) => mailboxId);
  }

  /** Null when it is not due, somebody reads it, or nobody is to. */
  async lease(mailboxId: string, now: Date): Promise<ReadingLease | null> {
    return row<ReadingLease>(
      this.dataSource.manager,
      `update mailbox_reading set fence = fence + 1, reminded_until = null,
         leased_until = now() + ${LEASE_SECONDS} * interval '1 second'
       from mailbox where mailbox_id = $1 and mailbox.id = mailbox_id and ${isRead} and due_at <= $2 and ${isFree}
       returning mailbox_id, fence, due_at`,
      [mailboxId, now],
    );
  }

  async position(mailboxId: string, folder: string): Promise<SavedPosition | null> {
    const found = await row<{ uidValidity: string; uid: string; openedAt: Date }>(
      this.dataSource.manager,
      `select uid_validity, uid, opened_at from inbox_position where mailbox_id = $1 and folder = $2`,
      [mailboxId, folder],
    );
    return found && { ...found, uid: Number(found.uid) };
  }

  /**
   * Before a mail is looked at: renews the lease, and counts. The count is kept before the work, so that a mail that
   * kills its reader is known by it. @throws LeaseLost
   */
  async countTry(lease: ReadingLease, folder: string): Promise<number> {
    const tried = await row<{ tries: number }>(
      this.dataSource.manager,
      `with held as (
         update mailbox_reading set leased_until = now() + ${LEASE_SECONDS} * interval '1 second' where ${isHeld} returning mailbox_id)
       update inbox_position set tries = tries + 1 from held
       where inbox_position.mailbox_id = held.mailbox_id and folder = $3 returning tries`,
      [lease.mailboxId, lease.fence, folder],
    );
    if (!tried) throw new LeaseLost(lease);
    return tried.tries;
  }

  /** In the transaction of what was read: either both are there, or neither. @throws LeaseLost */
  async move(tx: Tx, lease: ReadingLease, folder: string, to: InboxPosition, now: Date): Promise<void> {
    const moved = await row(
      tx,
      `with held as (select mailbox_id from mailbox_reading where ${isHeld} for update)
       insert into inbox_position (mailbox_id, folder, uid_validity, uid, opened_at)
       select mailbox_id, $3, $4, $5, $6 from held
       on conflict (mailbox_id, folder) do update set uid_validity = excluded.uid_validity, uid = excluded.uid, tries = 0
       returning mailbox_id`,
      [lease.mailboxId, lease.fence, folder, to.uidValidity, to.uid, now],
    );
    if (!moved) throw new LeaseLost(lease);
  }

  /** All folders were read to their end. Gives when that was so before; undefined when the lease was lost. */
  async finish(tx: Tx, lease: ReadingLease, dueAt: Date, now: Date): Promise<Date | null | undefined> {
    const done = await row(
      tx,
      `update mailbox_reading set leased_until = null, due_at = case when due_at = $4 then $3 else due_at end, failures = 0,
         problem = null, problem_words = null, failing_since = null
       where ${isHeld} returning mailbox_id`,
      [lease.mailboxId, lease.fence, dueAt, lease.dueAt],
    );
    if (!done) return undefined;
    const before = await row<{ lastReadAt: Date | null }>(
      tx,
      `update mailbox set last_read_at = $2 from (select id, last_read_at from mailbox where id = $1 for update) as before
       where mailbox.id = before.id returning before.last_read_at`,
      [lease.mailboxId, now],
    );
    return before?.lastReadAt ?? null;
  }

  /** How often in a row it has failed now; null when the lease was lost. */
  async fail(
    tx: Tx,
    lease: ReadingLease,
    { problem, words }: { problem: Trouble; words: string },
    now: Date,
  ): Promise<number | null> {
    const failed = await row<{ failures: number }>(
      tx,
      `update mailbox_reading set failures = failures + 1, problem = $3, problem_words = $4,
         failing_since = coalesce(failing_since, $5) where ${isHeld} returning failures`,
      [lease.mailboxId, lease.fence, problem, words, now],
    );
    return failed?.failures ?? null;
  }

  /** Gives the lease back. */
  async release(tx: Tx, { mailboxId, fence }: ReadingLease, dueAt: Date): Promise<void> {
    await rows(tx, `update mailbox_reading set leased_until = null, due_at = $3 where mailbox_id = $1 and fence = $2`, [
      mailboxId,
      fence,
      dueAt,
    ]);
  }

  /** Its settings have changed: it is read at once. `anew`: as if it had never been, and whoever reads it now is fenced off. */
  async restart(tx: Tx, mailboxId: string, anew: boolean, now: Date): Promise<void> {
    await rows(
      tx,
      `update mailbox_reading set due_at = $2, failures = 0, problem = null, problem_words = null, failing_since = null,
         watched_until = null, fence = fence + $3::int, leased_until = case when $3::int = 1 then null else leased_until end where mailbox_id = $1`,
      [mailboxId, now, anew ? 1 : 0],
    );
    if (!anew) return;
    await rows(tx, `delete from inbox_position where mailbox_id = $1`, [mailboxId]);
    await rows(tx, `update mailbox set last_read_at = null where id = $1`, [mailboxId]);
  }

  async all(): Promise<Reading[]> {
    return rows<Reading>(
      this.dataSource.manager,
      `select mailbox_id, problem, problem_words, failing_since from mailbox_reading order by mailbox_id`,
    );
  }
}
