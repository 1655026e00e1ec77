import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import { isRead } from './readings.store.js';

/** Renewed twice before it is over; when the process dies, another one waits there after so long. */
const WATCH_SECONDS = 60;

/** One process's place at a mailbox. */
export interface MailboxWatch {
  mailboxId: string;
  /** How the mailbox is reached, as it was then. */
  settingsVersion: number;
}

/** Who waits at which mailbox for news. Two at once do no harm: news only make a visit due sooner. */
@Injectable()
export class WatchesStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Mailboxes that are read without trouble and that nobody waits at; they are this watcher's now. */
  async claim(watcher: string, limit: number): Promise<MailboxWatch[]> {
    return rows<MailboxWatch>(
      this.dataSource.manager,
      `with free as (
         select mailbox_id, settings_version from mailbox_reading join mailbox on mailbox.id = mailbox_id
         where ${isRead} and failures = 0 and last_read_at is not null and (watched_until is null or watched_until < now())
         order by mailbox_id limit $2 for update of mailbox_reading skip locked)
       update mailbox_reading set watcher = $1, watched_until = now() + ${WATCH_SECONDS} * interval '1 second'
       from free where mailbox_reading.mailbox_id = free.mailbox_id returning free.mailbox_id, free.settings_version`,
      [watcher, limit],
    );
  }

  /** Those that are still this watcher's; not those that are not to be read any more, or are reached in another way. */
  async renew(watcher: string, watches: MailboxWatch[]): Promise<string[]> {
    const renewed = await rows<{ mailboxId: string }>(
      this.dataSource.manager,
      `with held as (
         select mailbox_id from mailbox_reading join mailbox on mailbox.id = mailbox_id
           join unnest($2::bigint[], $3::int[]) as known (id, version) on known.id = mailbox_id and version = settings_version
         where watcher = $1 and watched_until is not null and ${isRead} order by mailbox_id for update of mailbox_reading)
       update mailbox_reading set watched_until = now() + ${WATCH_SECONDS} * interval '1 second'
       from held where mailbox_reading.mailbox_id = held.mailbox_id returning held.mailbox_id`,
      [watcher, watches.map(({ mailboxId }) => mailboxId), watches.map(({ settingsVersion }) => settingsVersion)],
    );
    return renewed.map(({ mailboxId }) => mailboxId);
  }

  /** Nobody waits there, and nobody need try for so long. */
  async release(watcher: string, mailboxId: string, seconds: number): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update mailbox_reading set watcher = null, watched_until = now() + $3::int * interval '1 second'
       where mailbox_id = $2 and watcher = $1 and watched_until is not null`,
      [watcher, mailboxId, seconds],
    );
  }

  /** Whoever comes next may wait at once where this watcher did. */
  async releaseAll(watcher: string): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update mailbox_reading set watcher = null, watched_until = now() where watcher = $1 and watched_until is not null`,
      [watcher],
    );
  }

  /** A visit is worth while now, even if one is under way. */
  async news(mailboxId: string, now: Date): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update mailbox_reading set due_at = $2, reminded_until = null where mailbox_id = $1 and failures = 0`,
      [mailboxId, now],
    );
  }
}
