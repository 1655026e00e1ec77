import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import type { Decision, InStatus } from './message.entity.js';

const REMINDER_SECONDS = 90;

/** A reply that waits for a step, with what that step is. */
export interface OpenReply {
  id: string;
  leadId: string;
  status: InStatus;
  decision: Decision | null;
}

/** Queries about mail that came in and is not settled. */
@Injectable()
export class InboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Replies nobody has been reminded of, oldest first; those that wait for a person are left alone. */
  async remindOpen(limit: number): Promise<OpenReply[]> {
    return rows<OpenReply>(
      this.dataSource.manager,
      `with open as (
         select id from message where status in ('received', 'classified')
           and (decision is null or decision->>'act' <> 'ask_person')
           and (reminded_until is null or reminded_until < now())
         order by id limit $1 for update skip locked)
       update message set reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from open where message.id = open.id
       returning message.id, message.lead_id, message.status, message.decision`,
      [limit],
    );
  }

  /** Replies that wait for a person past their time, the longest first. */
  async overdue(now: Date, limit: number): Promise<(OpenReply & { assignedTo: string | null })[]> {
    return rows(
      this.dataSource.manager,
      `select id, lead_id, status, decision, assigned_to from message
       where status in ('received', 'classified') and decision->>'act' = 'ask_person' and act_by <= $1
       order by act_by, id limit $2`,
      [now, limit],
    );
  }

  /** It comes up again after `until`; false when somebody decided meanwhile. */
  async age(tx: Tx, id: string, now: Date, until: Date): Promise<boolean> {
    const aged = await row(
      tx,
      `update message set act_by = $3 where id = $1 and status in ('received', 'classified')
         and decision->>'act' = 'ask_person' and act_by <= $2 returning id`,
      [id, now, until],
    );
    return aged !== null;
  }

  /** All replies of a lead that are not settled, oldest first. */
  async openOf(leadId: string, tx: Tx = this.dataSource.manager): Promise<OpenReply[]> {
    return rows<OpenReply>(
      tx,
      `select id, lead_id, status, decision from message
       where lead_id = $1 and status in ('received', 'classified') order by id`,
      [leadId],
    );
  }

  /** Not now: the reminder is kept out for so long. */
  async postpone(id: string, seconds = 60): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update message set reminded_until = now() + $2::int * interval '1 second' where id = $1`,
      [id, Math.ceil(seconds)],
    );
  }

  /** How often delivery to this lead failed for now, before this reply. */
  async countSoftBounces(leadId: string, before: string): Promise<number> {
    const found = await row<{ bounces: number }>(
      this.dataSource.manager,
      `select count(*)::int as bounces from message where lead_id = $1 and direction = 'in' and id < $2
         and meaning->>'class' = 'bounce' and decision->>'act' = 'snooze'`,
      [leadId, before],
    );
    return found?.bounces ?? 0;
  }

  /** Whether another reply of the lead still waits: then this one must not set anything going again. */
  async hasOtherOpen(tx: Tx, leadId: string, replyId: string): Promise<boolean> {
    const other = await row(
      tx,
      `select id from message where lead_id = $1 and id <> $2 and status in ('received', 'classified') limit 1`,
      [leadId, replyId],
    );
    return other !== null;
  }
}
