import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { Mailbox, type WorkHours } from './mailbox.entity.js';

/** Any constant number: all processes on this database must use the same. */
const SET_UP_LOCK = 7_133_703;

/** What a mailbox may send on the local day `day`: the smallest of its limits. */
const capOn = (day: string): string =>
  `least(daily_cap, coalesce(ramp_start + ramp_per_day * greatest(0, ${day} - ramp_from), daily_cap))`;

/** A mailbox with what is left of its day. */
export interface MailboxCapacity {
  id: string;
  timeZone: string;
  dailyCap: number;
  /** What has left today or waits to leave. */
  used: number;
  /** Mails it may still take on today: the cap less what left and what already waits to leave. */
  free: number;
}

/** The coming days of a mailbox. */
export interface MailboxPlan {
  id: string;
  address: string;
  timeZone: string;
  /** The smallest of its limits, day by day from today on. */
  caps: readonly number[];
  /** What it may send when the ramp is over. */
  dailyCap: number;
  /** Of today's. */
  used: number;
  /** Seconds from one mail to the next, on average. */
  gap: number;
  workHours: WorkHours | null;
}

@Injectable()
export class MailboxesStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Mailbox | null> {
    return tx.findOneBy(Mailbox, { id });
  }

  async all(): Promise<Mailbox[]> {
    return this.dataSource.manager.find(Mailbox, { order: { id: 'ASC' } });
  }

  async save(tx: Tx, mailbox: Partial<Mailbox>): Promise<Mailbox> {
    return tx.save(Mailbox, tx.create(Mailbox, mailbox));
  }

  /** Until the transaction ends nobody else sets mailboxes up from the environment. */
  async lockSetUp(tx: Tx): Promise<void> {
    await rows(tx, `select pg_advisory_xact_lock(${SET_UP_LOCK})`);
  }

  /** What the environment no longer names is people's to change. */
  async leaveToPeople(tx: Tx, exceptAddress: string | null): Promise<void> {
    await rows(
      tx,
      `update mailbox set set_up_by = 'api' where set_up_by = 'environment' and address is distinct from $1`,
      [exceptAddress],
    );
  }

  async capacities(now: Date, tx: Tx = this.dataSource.manager): Promise<MailboxCapacity[]> {
    return rows<MailboxCapacity>(
      tx,
      `select *, greatest(0, daily_cap - used) as free from (
         select id, time_zone, ${capOn('($1 at time zone time_zone)::date')} as daily_cap,
           (coalesce((select taken from mailbox_day
                      where mailbox_id = mailbox.id and day = ($1 at time zone mailbox.time_zone)::date), 0)
            + (select count(*) from message where mailbox_id = mailbox.id and status in ('queued', 'needs_review')))::int as used
         from mailbox where status = 'active') as today
       order by id`,
      [now],
    );
  }

  /** What each active mailbox may send on the coming days, today first, by the same rule as on the day itself. */
  async plans(now: Date, days: number): Promise<MailboxPlan[]> {
    const used = new Map((await this.capacities(now)).map((capacity) => [capacity.id, capacity.used]));
    const found = await rows<Omit<MailboxPlan, 'used'>>(
      this.dataSource.manager,
      `select mailbox.id, address, time_zone, daily_cap, work_hours, (gap_seconds + gap_jitter_seconds / 2.0)::float8 as gap,
         array(select ${capOn('(($1::timestamptz at time zone time_zone)::date + n)')} from generate_series(0, $2::int - 1) as n order by n) as caps
       from mailbox where status = 'active' order by id`,
      [now, days],
    );
    return found.map((plan) => ({ ...plan, used: used.get(plan.id) ?? 0 }));
  }

  /**
   * Takes one of the day's slots and the gap before the next mail: however many workers ask, cap and gap hold.
   * False, and nothing is taken, when the day is full, the gap still runs, or the mailbox is paused.
   */
  async takeSlot(tx: Tx, mailboxId: string, now: Date): Promise<boolean> {
    // Who asks next waits at `box` and then sees what was taken (a locked row is read anew): the gap must not be read from before.
    const taken = await row(
      tx,
      `with box as (select * from mailbox where id = $1 for update),
       slot as (
         insert into mailbox_day as today (mailbox_id, day, taken)
         select id, ($2::timestamptz at time zone time_zone)::date, 1 from box
         where status = 'active' and ${capOn('($2::timestamptz at time zone time_zone)::date')} > 0 and (next_slot_at is null or next_slot_at <= $2)
         on conflict (mailbox_id, day) do update set taken = today.taken + 1
           where today.taken < (select ${capOn('today.day')} from box)
         returning mailbox_id)
       update mailbox set next_slot_at = case when gap_seconds + gap_jitter_seconds > 0
         then $2::timestamptz + (gap_seconds + floor(random() * (gap_jitter_seconds + 1))) * interval '1 second' end
       from slot where mailbox.id = slot.mailbox_id returning mailbox.id`,
      [mailboxId, now],
    );
    return taken !== null;
  }

  /** When a mailbox that gave no slot may have one again, and what it waits for; null when it is neither its day nor its gap. */
  async nextSlot(tx: Tx, mailboxId: string, now: Date): Promise<{ at: Date; reason: 'capacity' | 'gap' } | null> {
    const found = await row<{ dayAt: Date | null; gapAt: Date | null }>(
      tx,
      `select case when next_slot_at > $2 then next_slot_at end as gap_at,
         case when coalesce(taken, 0) >= ${capOn('today.day')} then (today.day + 1)::timestamp at time zone time_zone end as day_at
       from mailbox cross join lateral (select ($2::timestamptz at time zone time_zone)::date as day) as today
       left join mailbox_day on mailbox_id = mailbox.id and mailbox_day.day = today.day
       where mailbox.id = $1`,
      [mailboxId, now],
    );
    if (found?.dayAt) return { at: found.dayAt, reason: 'capacity' };
    return found?.gapAt ? { at: found.gapAt, reason: 'gap' } : null;
  }

  /** Gives a slot back after a try the server did not take. */
  async releaseSlot(tx: Tx, mailboxId: string, takenAt: Date): Promise<void> {
    await rows(
      tx,
      `update mailbox_day set taken = taken - 1 from mailbox
       where mailbox.id = $1 and mailbox_id = $1 and day = ($2::timestamptz at time zone time_zone)::date and taken > 0`,
      [mailboxId, takenAt],
    );
  }

  /** False when it was paused already: then somebody has been told. */
  async pause(tx: Tx, mailboxId: string, reason: string): Promise<boolean> {
    const paused = await tx.update(
      Mailbox,
      { id: mailboxId, status: 'active' },
      { status: 'paused', pauseReason: reason },
    );
    return paused.affected === 1;
  }

  /** Whether every send is halted, and by whom. */
  async stoppedBy(tx: Tx = this.dataSource.manager): Promise<string | null> {
    const found = await row<{ by: string }>(
      tx,
      `select coalesce(stopped_by, 'somebody') as by from sending_switch where stopped_at is not null`,
    );
    return found?.by ?? null;
  }

  async switchSending(tx: Tx, stopped: { at: Date; by: string } | null): Promise<void> {
    await rows(
      tx,
      `insert into sending_switch (id, stopped_at, stopped_by) values (1, $1, $2)
       on conflict (id) do update set stopped_at = excluded.stopped_at, stopped_by = excluded.stopped_by`,
      [stopped?.at ?? null, stopped?.by ?? null],
    );
  }
}
