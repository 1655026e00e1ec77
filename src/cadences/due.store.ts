import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { LANES } from './cadence.rules.js';
import type { SendWindow } from './send-window.js';
import type { MovedPlace } from './standing.rules.js';

/** How long a reminder may take before the scan gives another: longer than any draft, short enough that a lost queue costs a minute. */
const REMINDER_SECONDS = 90;

/** Most rows one statement moves, so that it stays short. */
const BATCH = 5_000;

/** Any constant number: all processes that scan this database must use the same. */
const SCAN_LOCK = 7_133_702;

/** What is held: everything, what goes on in the thread of one mailbox, or what any mailbox may take. */
export type Held = 'all' | 'any_mailbox' | { mailboxId: string };

export interface Hold {
  who: Held;
  /** Only first touches of imported leads and follow-ups: what is kept for the others is not used up. */
  onlyLists: boolean;
  reason: string;
  /** The first `perPeriod` wait until `from`, the next as many one period longer, and so on. */
  from: Date;
  perPeriod: number;
  periodHours: number;
}

/** Leads of one cadence whose clocks and holidays are the same: their windows open together. */
export interface WindowGroup {
  cadenceId: string;
  sendWindow: SendWindow;
  timeZone: string;
  country: string | null;
}

/** Its next touch is written. These are the conditions of the index of touches: without one of them each scan reads every mail there ever was. */
const isWritten = `exists (select from message where message.enrollment_id = enrollment.id and message.step_id = enrollment.next_step_id
  and message.kind = 'touch' and message.status <> 'cancelled' and message.settled_at is null)`;

/** When it is due and no longer held up: what the index of the active ones is ordered by, so that the many that are held cost nothing. */
const readyAt = `greatest(enrollment.due_at, enrollment.not_before)`;

/** The longest ready first; of those that got ready together, the longest due. The order of the index, to the last column. */
const inTurn = `${readyAt}, enrollment.due_at, enrollment.id`;

/** Ready, nobody reminded of it, and its next touch not written yet. */
const isWaiting = `enrollment.status = 'active' and ${readyAt} <= $1
  and (enrollment.reminded_until is null or enrollment.reminded_until < now())
  and not ${isWritten}
  and (enrollment.reason <> 'silence' or not exists (select from message where message.lead_id = enrollment.lead_id
    and message.kind = 'nudge' and message.status in ('needs_review', 'queued', 'sending', 'unknown') and message.settled_at is null))`;

/** Until its first mail has left it may go through any mailbox; then the thread stays in one. */
const isFree = `(enrollment.steps_sent = 0 or enrollment.mailbox_id is null)`;

/** The scan's queries: what is due, in the order that decides when capacity is short. */
@Injectable()
export class DueStore {
  constructor(private readonly dataSource: DataSource) {}

  /** One scan at a time shares out a mailbox's slots, until its transaction ends; false when another one does. */
  async takeTurn(tx: Tx, mailboxId: string): Promise<boolean> {
    const turn = await row<{ taken: boolean }>(
      tx,
      `select pg_try_advisory_xact_lock($1, ($2::bigint % 2147483647)::int) as taken`,
      [SCAN_LOCK, mailboxId],
    );
    return turn?.taken ?? false;
  }

  /** False nearly always: then a scan is over. */
  async isAnyWaiting(now: Date): Promise<boolean> {
    const found = await row<{ waits: true }>(
      this.dataSource.manager,
      // The longest ready of each lane, not "exists": for any time it may be asked, that is planned to read the table until one is found.
      `select true as waits from unnest(array[1, 2, 3]) as lanes (lane)
       cross join lateral (select from enrollment where lane = lanes.lane and ${isWaiting} order by ${readyAt} limit 1) as longest limit 1`,
      [now],
    );
    return found !== null;
  }

  /** How many enrollments of each lane may go through this mailbox; counted up to `most`. */
  async waiting(tx: Tx, now: Date, mailboxId: string, most: number): Promise<Record<number, number>> {
    const counted = await rows<{ lane: number; waiting: number }>(
      tx,
      `select lane, (select count(*)::int from (select from enrollment where lane = lanes.lane and ${isWaiting}
         and (${isFree} or mailbox_id = $2) limit $3) as first) as waiting
       from unnest(array[1, 2, 3]) as lanes (lane)`,
      [now, mailboxId, most],
    );
    return Object.fromEntries(counted.map(({ lane, waiting }) => [lane, waiting]));
  }

  /** Reminders that are out for this mailbox: each will become a message, so each takes one of its free slots. */
  async reminded(tx: Tx, mailboxId: string): Promise<number> {
    const found = await row<{ reminded: number }>(
      tx,
      `select count(*)::int as reminded from enrollment
       where mailbox_id = $1 and status = 'active' and reminded_until > now() and not ${isWritten}`,
      [mailboxId],
    );
    return found?.reminded ?? 0;
  }

  /** Reminds the longest ready of a lane and gives them this mailbox, in one statement that other scans skip past. */
  async remind(tx: Tx, now: Date, mailboxId: string, lane: number, limit: number): Promise<string[]> {
    if (limit <= 0) return [];
    const reminded = await rows<{ id: string; readyAt: Date; dueAt: Date }>(
      tx,
      `with due as (
         select ctid from enrollment where lane = $2 and ${isWaiting} and (${isFree} or mailbox_id = $3)
         order by ${inTurn} limit $4 for update skip locked)
       update enrollment set mailbox_id = $3, reminded_until = now() + $5 * interval '1 second'
       where ctid = any(array(select ctid from due)) returning id, ${readyAt} as ready_at, due_at`,
      [now, lane, mailboxId, limit, REMINDER_SECONDS],
    );
    return reminded
      .sort((a, b) => +a.readyAt - +b.readyAt || +a.dueAt - +b.dueAt || Number(a.id) - Number(b.id))
      .map(({ id }) => id);
  }

  /**
   * Holds up what is still waiting, so that a long queue is looked at again only when its turn is near. Leads that a step is
   * deciding about at this moment are left to the next scan.
   */
  async holdWaiting(
    tx: Tx,
    now: Date,
    { who, onlyLists, reason, from, perPeriod, periodHours }: Hold,
  ): Promise<MovedPlace[]> {
    const mailboxId = typeof who === 'object' ? who.mailboxId : null;
    return rows<MovedPlace>(
      tx,
      `with waiting as (
         select enrollment.id, lane, ${readyAt} as ready_at, due_at from enrollment join lead on lead.id = enrollment.lead_id
         where ${isWaiting} and lane >= $8
           and case $7::text when 'all' then true when 'any_mailbox' then ${isFree} else not ${isFree} and mailbox_id = $6::bigint end
         order by lane, ${inTurn} limit ${BATCH} for update of enrollment, lead skip locked),
       placed as (select id, (row_number() over (order by lane, ready_at, due_at, id) - 1) / $3::bigint as period from waiting)
       update enrollment set hold_reason = $2,
         not_before = $4::timestamptz + placed.period * $5::int * interval '1 hour'
       from placed, lead where enrollment.id = placed.id and lead.id = enrollment.lead_id
       returning enrollment.lead_id, lead.ledger_state, enrollment.due_at, enrollment.not_before`,
      [
        now,
        reason,
        Math.max(1, perPeriod),
        from,
        periodHours,
        mailboxId,
        mailboxId === null ? who : 'one_mailbox',
        onlyLists ? LANES.indexOf('first') : 0,
      ],
    );
  }

  /** Whose windows have to be asked before the next are reminded: each cadence, zone and country once. */
  async windowsWaiting(now: Date): Promise<WindowGroup[]> {
    return rows<WindowGroup>(
      this.dataSource.manager,
      `select cadence.id as cadence_id, send_window, time_zone, country
       from (select distinct cadence_id, time_zone, country
             from (select cadence_id, lead_id from enrollment where ${isWaiting} order by lane, ${readyAt} limit ${BATCH}) as waiting
             join lead on lead.id = lead_id) as groups
       join cadence on cadence.id = cadence_id`,
      [now],
    );
  }

  /** Holds up those whose window is closed until it opens. Whom a step is deciding about is left to the next scan. */
  async holdUntilOpen(tx: Tx, now: Date, closed: (WindowGroup & { opensAt: Date })[]): Promise<MovedPlace[]> {
    return rows<MovedPlace>(
      tx,
      `with closed as (
         select * from jsonb_to_recordset($2::jsonb)
           as closed ("cadenceId" bigint, "timeZone" text, country text, "opensAt" timestamptz)),
       waiting as (
         select enrollment.id, "opensAt" from enrollment join lead on lead.id = enrollment.lead_id
         join closed on cadence_id = "cadenceId" and time_zone = "timeZone" and lead.country is not distinct from closed.country
         where ${isWaiting} order by lane, ${inTurn} limit ${BATCH} for update of enrollment, lead skip locked)
       update enrollment set hold_reason = 'window', not_before = "opensAt" from waiting, lead
       where enrollment.id = waiting.id and lead.id = enrollment.lead_id
       returning enrollment.lead_id, lead.ledger_state, enrollment.due_at, enrollment.not_before`,
      [now, JSON.stringify(closed)],
    );
  }

  /** Lets the next of those go that are held up for one of these reasons; at most {@link BATCH} at a time. */
  async releaseHeld(tx: Tx, reasons: string[]): Promise<MovedPlace[]> {
    // Leads first and in order, as everybody locks them: otherwise two could wait for each other.
    const held = await rows<{ id: string }>(
      tx,
      `select lead.id from lead join enrollment on enrollment.lead_id = lead.id
       where enrollment.status = 'active' and hold_reason = any($1) order by lead.id limit ${BATCH} for update of lead`,
      [reasons],
    );
    return rows<MovedPlace>(
      tx,
      `update enrollment set not_before = null, hold_reason = null from lead
       where lead.id = enrollment.lead_id and lead.id = any($2::bigint[]) and status = 'active' and hold_reason = any($1)
       returning enrollment.lead_id, lead.ledger_state, enrollment.due_at, enrollment.not_before`,
      [reasons, held.map(({ id }) => id)],
    );
  }

  /** Whose next touch falls due until then, with no text yet that anybody was asked for: each is named once. */
  async claimAhead(now: Date, until: Date, limit: number): Promise<string[]> {
    const claimed = await rows<{ id: string }>(
      this.dataSource.manager,
      `with soon as (
         select enrollment.id from lead join enrollment on enrollment.lead_id = lead.id
         where lead.next_action_at > $1 and lead.next_action_at <= $2 and ledger_state in ('waiting_first_touch', 'in_cadence')
           and enrollment.status = 'active' and enrollment.reason <> 'silence'
           and ahead_step_id is distinct from next_step_id and not ${isWritten}
         order by lead.next_action_at limit $3 for update of enrollment skip locked)
       update enrollment set ahead_step_id = next_step_id from soon where enrollment.id = soon.id returning enrollment.id`,
      [now, until, limit],
    );
    return claimed.map(({ id }) => id);
  }

  /** Paused enrollments whose time has come. */
  async toResume(now: Date): Promise<string[]> {
    const found = await rows<{ leadId: string }>(
      this.dataSource.manager,
      `select lead_id from enrollment where status = 'paused' and resume_at <= $1 order by resume_at limit ${BATCH}`,
      [now],
    );
    return found.map(({ leadId }) => leadId);
  }
}
