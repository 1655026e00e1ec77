import { Injectable } from '@nestjs/common';
import type { EnrollmentStatus } from '../cadences/enrollment.entity.js';
import type { SendWindow } from '../cadences/send-window.js';
import { row, type Tx } from '../database/sql.js';
import { suppressionReasonSql } from '../leads/suppressions.store.js';
import { OWN_SERVER } from '../messages/mail-delays.store.js';

/** What stands between a message and the wire, besides its lead, its mailbox and the switch. */
export interface AtDoor {
  /** Null: it belongs to no enrollment. */
  enrollmentStatus: EnrollmentStatus | null;
  /** The enrollment still waits for this very touch, or for this nudge. */
  isAtThisStep: boolean;
  stepsSent: number;
  /** Touches and nudges only: an answer may leave at any hour. */
  sendWindow: SendWindow | null;
  suppression: string | null;
  /** When the lead last wrote to us, if ever. */
  lastReplyAt: Date | null;
  /** An answer left, or may have, and nobody but a machine has written since; never for a touch. */
  answeredSince: boolean;
  /** The mailbox of its thread, or for a first mail one that may send. */
  mailboxId: string | null;
  /** Who halted every send. Whoever stops all waits until this claim is committed, and then counts it as on the wire. */
  stoppedBy: string | null;
  /** Until when a server on the way, the lead's or our own, asked for patience. */
  delayedUntil: Date | null;
}

/** Reads for the door. One statement: what it says held at one instant, and each of a million mails pays for it. */
@Injectable()
export class DoorStore {
  /** To be asked under the lead's lock. Null when there is no such message. */
  async look(tx: Tx, messageId: string, now: Date): Promise<AtDoor | null> {
    return row<AtDoor>(tx, doorSql, [messageId, now]);
  }
}

const doorSql = `
  with switch as (select stopped_at, stopped_by from sending_switch for share)
  select (select coalesce(stopped_by, 'somebody') from switch where stopped_at is not null) as stopped_by,
    enrollment.status as enrollment_status,
    coalesce(case when message.kind = 'nudge' then enrollment.reason = 'silence'
      else enrollment.reason <> 'silence' and enrollment.next_step_id = message.step_id end, false) as is_at_this_step,
    coalesce(enrollment.steps_sent, 0) as steps_sent,
    case when message.kind in ('touch', 'nudge') then cadence.send_window end as send_window,
    ${suppressionReasonSql('lead')} as suppression,
    (select max(received_at) from message as reply
     where reply.lead_id = message.lead_id and reply.direction = 'in') as last_reply_at,
    message.kind = 'answer' and exists (
      select from message as answer where answer.lead_id = message.lead_id and answer.kind = 'answer'
        and answer.status in ('sent', 'unknown') and not exists (
          select from message as reply where reply.lead_id = message.lead_id and reply.direction = 'in'
            and reply.received_at > coalesce(answer.sent_at, answer.wire_started_at)
            and coalesce(reply.meaning->>'class', '') not in ('bounce', 'out_of_office', 'auto_reply'))
    ) as answered_since,
    box.id as mailbox_id,
    (select max(until) from mail_delay
     where mailbox_id = box.id and domain in ('${OWN_SERVER}', lead.email_domain) and until > $2) as delayed_until
  from message
  left join lead on lead.id = message.lead_id
  left join enrollment on enrollment.id = message.enrollment_id
  left join cadence on cadence.id = enrollment.cadence_id
  cross join lateral (
    select coalesce(message.mailbox_id, (select id from mailbox where status = 'active' order by id limit 1)) as id
  ) as box
  where message.id = $1`;
