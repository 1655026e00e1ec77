import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import type { Message } from './message.entity.js';

/** A batch's lease: a dead worker's messages wait less than the ledger's grace. Who is slow loses the rest of the batch to another. */
const LEASE_SECONDS = 300;

/** Longer than the 15 minutes a try may take on the wire, so that only a dead worker loses its message. */
export const WIRE_SECONDS = 1_200;
const REMINDER_SECONDS = 90;

/** A worker's hold on a queued message; `fence` changes with every lease. */
export interface Lease {
  id: string;
  /** Null: the lead was erased. */
  leadId: string | null;
  fence: number;
}

/** What the wire needs, stored before it is used. */
export type Rendering = Pick<
  Message,
  'mailboxId' | 'messageId' | 'rendered' | 'fromAddress' | 'toAddress' | 'subject' | 'inReplyTo' | 'references'
>;

/** What became of a try. */
export interface WireEnd
  extends Pick<Message, 'status' | 'wireResponse'>, Partial<Pick<Message, 'sentAt' | 'notBefore' | 'holdReason'>> {
  /** The next try is to be made as its mailbox will be then. */
  needsNewBytes?: boolean;
}

/** A mail that is leaving at this moment. */
export interface OnWire {
  id: string;
  leadId: string | null;
  leadName: string | null;
  kind: string;
  subject: string;
  wireStartedAt: Date | null;
}

/** A message that needs a look under its lead's lock. */
export interface OfLead {
  id: string;
  leadId: string;
}

/** The states a message goes through on its way out. Every claim is one conditional update that repeats all its conditions. */
@Injectable()
export class OutboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Queued messages whose time has come: what answers a person first, then touches by the lane of their enrollment, then by age. */
  async remindDue(now: Date, limit: number): Promise<string[]> {
    const due = await rows<{ id: string; lane: number }>(
      this.dataSource.manager,
      `with due as (
         select message.id, case when kind in ('touch', 'nudge') then coalesce(enrollment.lane, 3) else 0 end as lane
         from message left join enrollment on enrollment.id = enrollment_id
         where message.status = 'queued' and (message.not_before is null or message.not_before <= $1)
           and (message.reminded_until is null or message.reminded_until < now()) and (leased_until is null or leased_until < now())
         order by 2, message.id limit $2 for update of message skip locked)
       update message set reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from due where message.id = due.id returning message.id, due.lane`,
      [now, limit],
    );
    return due.sort((a, b) => a.lane - b.lane || Number(a.id) - Number(b.id)).map(({ id }) => id);
  }

  /** In the order given. What a late or second reminder names is left alone until its time has come. */
  async lease(ids: string[], now: Date): Promise<Lease[]> {
    const leased = await rows<Lease>(
      this.dataSource.manager,
      `update message set leased_until = now() + ${LEASE_SECONDS} * interval '1 second', fence = fence + 1
       where id = any($1::bigint[]) and status = 'queued' and (leased_until is null or leased_until < now())
         and (not_before is null or not_before <= $2)
       returning id, lead_id, fence`,
      [ids, now],
    );
    return leased.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  }

  /** `queued` → `sending`, with the bytes; false when the lease is lost or the message no longer waits. */
  async claim(tx: Tx, { id, fence }: Lease, rendering: Rendering): Promise<boolean> {
    const claimed = await row(
      tx,
      `update message set status = 'sending', hold_reason = null, not_before = null, message_id = $3, rendered = $4,
         from_address = $5, to_address = $6, subject = $7, in_reply_to = $8, "references" = $9, mailbox_id = $10
       where id = $1 and fence = $2 and status = 'queued' and leased_until > now() returning id`,
      [
        id,
        fence,
        rendering.messageId,
        rendering.rendered,
        rendering.fromAddress,
        rendering.toAddress,
        rendering.subject,
        rendering.inReplyTo,
        JSON.stringify(rendering.references),
        rendering.mailboxId,
      ],
    );
    return claimed !== null;
  }

  /**
   * Committed just before the wire: from here on a crash leaves the message `unknown`. Gives it as it leaves; null fences a stale worker
   * off.
   * The lease starts anew: what is left of the batch's may be shorter than the try.
   */
  async startWire({ id, fence }: Lease, now: Date): Promise<Message | null> {
    return row<Message>(
      this.dataSource.manager,
      `update message set wire_started_at = $3, attempts = attempts + 1, leased_until = now() + ${WIRE_SECONDS} * interval '1 second'
       where id = $1 and fence = $2 and status = 'sending' and wire_started_at is null and leased_until > now() returning *`,
      [id, fence, now],
    );
  }

  /** What the wire said. A late answer still settles an `unknown` one of the same lease. */
  async finish(tx: Tx, { id, fence }: Lease, end: WireEnd): Promise<boolean> {
    const finished = await row(
      tx,
      `update message set status = $3, wire_response = $4, sent_at = $5, not_before = $6, hold_reason = $7,
         leased_until = null, reminded_until = null, review_by = null, rendered = case when $8 then null else rendered end,
         wire_started_at = case when $3 = 'queued' then null else wire_started_at end
       where id = $1 and fence = $2 and status in ('sending', 'unknown') returning id`,
      [
        id,
        fence,
        end.status,
        end.wireResponse,
        end.sentAt ?? null,
        end.notBefore ?? null,
        end.holdReason ?? null,
        end.needsNewBytes ?? false,
      ],
    );
    return finished !== null;
  }

  /** Gives a lease back without a try; false when it was lost. */
  async giveBack(
    tx: Tx,
    { id, fence }: Lease,
    to: { status: 'queued' | 'cancelled' | 'needs_review'; until: Date | null; reason: string },
  ): Promise<boolean> {
    const given = await row(
      tx,
      `update message set status = $3, not_before = $4, hold_reason = $5, leased_until = null, reminded_until = null
       where id = $1 and fence = $2 and status = 'queued' returning id`,
      [id, fence, to.status, to.until, to.reason],
    );
    return given !== null;
  }

  /** Claims whose worker died: their lease ran out. */
  async stale(limit: number): Promise<OfLead[]> {
    return rows<OfLead>(
      this.dataSource.manager,
      `select id, lead_id from message where status = 'sending' and leased_until < now() order by id limit $1`,
      [limit],
    );
  }

  /** Back to `queued` when the wire was not started, `unknown` when it was; null when its worker came back in time. */
  async releaseStale(tx: Tx, id: string): Promise<'queued' | 'unknown' | null> {
    const released = await row<{ status: 'queued' | 'unknown' }>(
      tx,
      `update message set leased_until = null, reminded_until = null,
         status = case when wire_started_at is null then 'queued' else 'unknown' end
       where id = $1 and status = 'sending' and leased_until < now() returning status`,
      [id],
    );
    return released?.status ?? null;
  }

  /** Drafts and `unknown` sends that wait too long for a person. */
  async overdueReviews(now: Date, limit: number): Promise<(OfLead & { assignedTo: string | null })[]> {
    return rows(
      this.dataSource.manager,
      `select id, lead_id, assigned_to from message where status in ('needs_review', 'unknown') and review_by <= $1 order by review_by, id limit $2`,
      [now, limit],
    );
  }

  /** It comes up again after `until`, and never expires. False when somebody has decided. */
  async ageReview(tx: Tx, id: string, now: Date, until: Date): Promise<boolean> {
    const aged = await row(
      tx,
      `update message set review_by = $3
       where id = $1 and status in ('needs_review', 'unknown') and review_by <= $2 returning id`,
      [id, now, until],
    );
    return aged !== null;
  }

  /** Messages that wait at the door for one of these reasons. */
  async held(reasons: string[]): Promise<OfLead[]> {
    return rows<OfLead>(
      this.dataSource.manager,
      `select id, lead_id from message where status = 'queued' and hold_reason = any($1) order by id`,
      [reasons],
    );
  }

  /** What it waited for has changed: it may go at once. */
  async releaseHold(tx: Tx, id: string, reasons: string[]): Promise<void> {
    await rows(
      tx,
      `update message set not_before = null, hold_reason = null
       where id = $1 and status = 'queued' and hold_reason = any($2)`,
      [id, reasons],
    );
  }

  /** What no stop can call back any more: claimed, and perhaps on the wire. */
  async onWire(): Promise<OnWire[]> {
    return rows<OnWire>(
      this.dataSource.manager,
      `select message.id, lead_id, nullif(concat_ws(' ', first_name, last_name), '') as lead_name, kind, subject, wire_started_at
       from message left join lead on lead.id = lead_id where status = 'sending' order by message.id`,
    );
  }
}
