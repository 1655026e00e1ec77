import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../database/sql.js';
import type { LedgerState } from '../leads/lead.entity.js';
import type { Enrollment } from './enrollment.entity.js';

/** An open enrollment whose next step an edit has taken out of the cadence. */
export interface Stranded extends Pick<Enrollment, 'id' | 'leadId' | 'status' | 'stepsSent'> {
  stepId: string;
  dueAt: Date;
  timeZone: string;
  country: string | null;
  ledgerState: LedgerState;
}

/** Where one goes on; without a step it is over. */
export interface Onward {
  id: string;
  stepId: string | null;
  dueAt: Date | null;
}

/** Queries about leads that wait for steps which are no more. */
@Injectable()
export class RetiredStepsStore {
  /** Locks the leads, in order. One whose mail of that step is on the wire, or may be, is left until that is known. */
  async stranded(tx: Tx, stepIds: string[]): Promise<Stranded[]> {
    if (stepIds.length === 0) return [];
    await rows(
      tx,
      `select id from lead where id in (select lead_id from enrollment where next_step_id = any($1::bigint[])
         and status in ('active', 'paused')) order by id for update`,
      [stepIds],
    );
    return rows<Stranded>(
      tx,
      `select enrollment.id, lead_id, status, steps_sent, next_step_id as step_id, due_at, time_zone, country, ledger_state
       from enrollment join lead on lead.id = lead_id
       where next_step_id = any($1::bigint[]) and status in ('active', 'paused') and due_at is not null
         and not exists (select from message where enrollment_id = enrollment.id and step_id = enrollment.next_step_id
           and message.status in ('sending', 'unknown'))`,
      [stepIds],
    );
  }

  async move(tx: Tx, now: Date, onward: Onward[]): Promise<void> {
    if (onward.length === 0) return;
    await rows(
      tx,
      `update enrollment set next_step_id = onward.step_id, due_at = onward.due_at,
         not_before = null, hold_reason = null, reminded_until = null,
         status = case when is_over then 'finished' else status end, reason = case when is_over then 'completed' else reason end,
         closed_at = case when is_over then $4 else closed_at end
       from (select given.*, step_id is null and status = 'active' as is_over
             from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as given (id, step_id, due_at)
             join enrollment as open on open.id = given.id) as onward
       where enrollment.id = onward.id`,
      [onward.map(({ id }) => id), onward.map(({ stepId }) => stepId), onward.map(({ dueAt }) => dueAt), now],
    );
  }
}
