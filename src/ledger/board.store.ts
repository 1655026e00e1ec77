import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';
import type { ReplyClass } from '../writer/writer.js';

/** What happened since the day began where the reader sits. */
export interface Today {
  sent: number;
  replied: number;
  warm: number;
  handedOver: number;
}

/** One hand-off as a card shows it. */
export interface BoardHandoff {
  id: string;
  leadId: string;
  leadName: string | null;
  company: string | null;
  status: 'unassigned' | 'offered' | 'accepted';
  replyClass: ReplyClass | null;
  /** The clock that runs. */
  actAt: Date;
}

/** A rep's desk: how many are on it, and the most urgent. */
export interface Desk {
  repId: string | null;
  open: number;
  offered: number;
  accepted: number;
  handoffs: BoardHandoff[];
}

/** Something that waits for a person. */
export interface Attention {
  kind:
    | 'review'
    | 'unknown_send'
    | 'open_question'
    | 'handoff_clock'
    | 'unassigned'
    | 'mailbox_paused'
    | 'mailbox_stuck'
    | 'mailbox_unread'
    | 'mail_parked';
  about: 'message' | 'reply' | 'handoff' | 'mailbox';
  aboutId: string;
  leadId: string | null;
  leadName: string | null;
  /** The address of the mailbox it is about. */
  mailbox: string | null;
  reason: string | null;
  /** When it is late. */
  dueAt: Date | null;
}

/** Cards of one rep, and lines of one kind, that a board can show. */
const SHOWN = 25;
/** A clock that runs out within this time is shown before it does. */
const SOON_HOURS = 4;

const nameOf = `nullif(concat_ws(' ', lead.first_name, lead.last_name), '')`;
/** A mail of a machine is no reply of the lead. */
const written = `direction = 'in' and lead_id is not null and coalesce(meaning->>'class', '') not in ('bounce', 'auto_reply', 'out_of_office')`;

const attentionSql = `
  (select 'review' as kind, 'message' as about, id as about_id, lead_id, coalesce(hold_reason, kind) as reason, review_by as due_at
   from message where status = 'needs_review' order by review_by, id limit ${SHOWN})
  union all
  (select 'unknown_send', 'message', id, lead_id, 'unknown', wire_started_at
   from message where status = 'unknown' and settled_at is null order by id limit ${SHOWN})
  union all
  (select 'open_question', 'reply', id, lead_id, decision->>'reason', act_by
   from message where status = 'classified' and direction = 'in' and decision->>'act' = 'ask_person' order by act_by, id limit ${SHOWN})
  union all
  (select case status when 'unassigned' then 'unassigned' else 'handoff_clock' end, 'handoff', id, lead_id,
     case status when 'accepted' then case when first_action_at is null then 'first_action' else 'stale' end else reason end, act_at
   from handoff where status in ('unassigned', 'offered', 'accepted')
     and (status = 'unassigned' or act_at < $1::timestamptz + interval '${SOON_HOURS} hours') order by act_at, id limit ${SHOWN})`;

@Injectable()
export class BoardStore {
  constructor(private readonly dataSource: DataSource) {}

  async today(since: Date): Promise<Today> {
    const found = await row<Today>(
      this.dataSource.manager,
      `select
         (select count(*)::int from message where direction = 'out' and status = 'sent' and sent_at >= $1) as sent,
         (select count(*)::int from message where ${written} and received_at >= $1) as replied,
         (select count(*)::int from handoff where reply_id is not null and opened_at >= $1) as warm,
         (select count(*)::int from handoff where accepted_at >= $1) as handed_over`,
      [since],
    );
    return found!;
  }

  /** Touches that the agent has in hand at this moment. */
  async drafting(): Promise<number> {
    const found = await row<{ leads: number }>(
      this.dataSource.manager,
      `select count(*)::int as leads from enrollment where reminded_until > now() and status = 'active'`,
    );
    return found?.leads ?? 0;
  }

  /** Every desk with something on it; the one of nobody has no rep. */
  async desks(): Promise<Desk[]> {
    return rows<Desk>(
      this.dataSource.manager,
      `select rep_id, count(*)::int as open, count(*) filter (where status = 'offered')::int as offered,
         count(*) filter (where status = 'accepted')::int as accepted,
         coalesce(jsonb_agg(jsonb_build_object('id', id::text, 'leadId', lead_id::text, 'leadName', lead_name,
           'company', company, 'status', status, 'replyClass', reply_class, 'actAt', act_at) order by act_at, id)
           filter (where place <= ${SHOWN}), '[]') as handoffs
       from (select handoff.id, handoff.lead_id, handoff.status, handoff.rep_id, handoff.reply_class, handoff.act_at,
               ${nameOf} as lead_name, lead.company,
               row_number() over (partition by handoff.rep_id order by handoff.act_at, handoff.id) as place
             from handoff join lead on lead.id = handoff.lead_id
             where handoff.status in ('unassigned', 'offered', 'accepted')) as open
       group by rep_id`,
    );
  }

  /** Median minutes from an offer accepted to the first word with the lead, of the last 30 days. */
  async firstResponses(now: Date): Promise<Map<string, number>> {
    const found = await rows<{ repId: string; minutes: number }>(
      this.dataSource.manager,
      `select rep_id, percentile_cont(0.5) within group (order by extract(epoch from first_action_at - accepted_at) / 60)::float8 as minutes
       from handoff where first_action_at is not null and accepted_at >= $1::timestamptz - interval '30 days' group by rep_id`,
      [now],
    );
    return new Map(found.map(({ repId, minutes }) => [repId, Math.round(minutes)]));
  }

  /** About leads; the latest first. */
  async attention(now: Date): Promise<Attention[]> {
    return rows<Attention>(
      this.dataSource.manager,
      `select waiting.*, ${nameOf} as lead_name, null as mailbox from (${attentionSql}) as waiting left join lead on lead.id = waiting.lead_id
       order by waiting.due_at nulls first, waiting.about_id limit 100`,
      [now],
    );
  }

  async stoppedAt(): Promise<Date | null> {
    const found = await row<{ stoppedAt: Date | null }>(
      this.dataSource.manager,
      `select stopped_at from sending_switch where id = 1`,
    );
    return found?.stoppedAt ?? null;
  }
}
