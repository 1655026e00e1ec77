import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../database/sql.js';
import type { LedgerState } from '../leads/lead.entity.js';
import { LeadsStore, type Standing } from '../leads/leads.store.js';
import { suppressionReasonSql } from '../leads/suppressions.store.js';
import type { MessageKind, MessageStatus } from '../messages/message.entity.js';
import type { Enrollment } from './enrollment.entity.js';
import { type LeadPlace, standingAmid } from './standing.rules.js';

type EnrollmentColumns = Pick<
  Enrollment,
  'reason' | 'stepsSent' | 'dueAt' | 'notBefore' | 'holdReason' | 'resumeAt' | 'pauseOwner'
>;

interface PlaceRow extends EnrollmentColumns {
  leadId: string;
  ledgerState: LedgerState;
  ledgerReason: string;
  nextActionAt: Date | null;
  hasAddress: boolean;
  suppression: string | null;
  /** Null: the lead never was in a cadence. */
  status: Enrollment['status'] | null;
  /** Null: no mail waits. */
  direction: 'in' | 'out' | null;
  kind: MessageKind;
  mailStatus: MessageStatus;
  asksPerson: boolean;
  mailReason: string | null;
  mailAt: Date | null;
}

/** Works out where leads stand from their rows, and writes it. To be called after whatever changed one of them. A lead that a rep has stays there: only the hand-off moves it. */
@Injectable()
export class StandingsStore {
  constructor(private readonly leads: LeadsStore) {}

  /** A lead that a rep has stays there: only the hand-off moves it. */
  async restore(tx: Tx, leadIds: string[], now: Date): Promise<void> {
    const [only, ...more] = leadIds;
    if (only === undefined) return;
    // One by itself: for a list, which may be long, the statement is planned anew each time, and that takes longer than to run it.
    const found = await (more.length === 0
      ? rows<PlaceRow>(tx, placesSql('= $1'), [only])
      : rows<PlaceRow>(tx, placesSql('= any($1::bigint[])'), [leadIds]));
    const moved = found.flatMap((place) => {
      if (place.ledgerState === 'with_rep') return [];
      const stand = standingAmid(placeOf(place), now);
      return standsThere(place, stand) ? [] : [{ leadId: place.leadId, ...stand }];
    });
    await this.leads.stand(tx, now, ...moved);
  }
}

/** Most steps call this more than once: what is written already costs the lead's indexes nothing. */
const standsThere = (found: PlaceRow, { state, reason, nextActionAt }: Omit<Standing, 'leadId'>): boolean =>
  found.ledgerState === state &&
  found.ledgerReason === reason &&
  found.nextActionAt?.getTime() === nextActionAt?.getTime();

function placeOf({ hasAddress, suppression, status, direction, ...found }: PlaceRow): LeadPlace {
  const mail = direction && {
    direction,
    kind: found.kind,
    status: found.mailStatus,
    asksPerson: found.asksPerson,
    reason: found.mailReason,
    at: found.mailAt,
  };
  return { hasAddress, suppression, enrollment: status && { ...found, status }, mail };
}

// Replies first, those that wait for a person last among them; then what waits for a person or answers one; touches under way last.
const placesSql = (which: string) => `
  select lead.id as lead_id, lead.ledger_state, lead.ledger_reason, lead.next_action_at, lead.email is not null as has_address, ${suppressionReasonSql('lead')} as suppression,
    enrollment.status, enrollment.reason, steps_sent, due_at, enrollment.not_before, enrollment.hold_reason, resume_at, pause_owner,
    mail.direction, mail.kind, mail.status as mail_status, mail.asks_person, mail.reason as mail_reason, mail.at as mail_at
  from lead
  left join lateral (select * from enrollment where lead_id = lead.id order by id desc limit 1) as enrollment on true
  left join lateral (
    select direction, kind, status, coalesce(decision->>'act' = 'ask_person', false) as asks_person,
      case when direction = 'in' then decision->>'reason'
           when status = 'needs_review' then findings->0->>'rule' else hold_reason end as reason,
      case when direction = 'in' then act_by when status = 'queued' then not_before else review_by end as at
    from message
    where lead_id = lead.id and (status in ('received', 'classified', 'needs_review', 'unknown')
      or status in ('queued', 'sending') and kind in ('answer', 'touch', 'nudge'))
    order by direction = 'in' desc, case when direction = 'in' then coalesce(decision->>'act' = 'ask_person', false) end,
      status in ('queued', 'sending') and kind <> 'answer', id
    limit 1
  ) as mail on true
  where lead.id ${which}`;
