import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GRACE_MS } from '../cadences/standing.rules.js';
import { row, rows, type Tx } from '../database/sql.js';
import type { LedgerState } from '../leads/lead.entity.js';
import { derivedStandingSql } from './derived-standing.sql.js';

/** How late a next action may be before it counts as forgotten: many scans and a busy queue. */
const GRACE_MINUTES = GRACE_MS / 60_000;

/** What is wrong with a lead's place in the ledger. */
export type LedgerFault =
  | 'state_differs'
  | 'no_state'
  | 'next_action_missing'
  | 'next_action_overdue'
  | 'handoff_without_clock'
  | 'offer_missing'
  | 'pause_without_reply'
  | 'due_time_missing'
  | 'stale_lease';

export interface Unaccounted {
  leadId: string;
  fault: LedgerFault;
  stored: LedgerState;
  /** What enrollments, messages, hand-offs and suppressions say; null when they say nothing. */
  state: LedgerState | null;
  reason: string;
  nextActionAt: Date | null;
}

// A pause that a named person ends needs no date; the ends have no next action.
const unaccountedSql = `
  select derived.lead_id, lead.ledger_state as stored, derived.state, derived.reason, derived.next_action_at,
    case
      when derived.state is null then 'no_state'
      when derived.fault is not null then derived.fault
      when derived.state <> lead.ledger_state then 'state_differs'
      when lead.ledger_state in ('finished', 'closed', 'excluded') then null
      when lead.next_action_at is null and not (lead.ledger_state = 'snoozed' and derived.next_action_at is null)
        then 'next_action_missing'
      when lead.next_action_at < $1::timestamptz - ${GRACE_MINUTES} * interval '1 minute' then 'next_action_overdue'
    end as fault
  from (${derivedStandingSql} where {{leads}}) as derived join lead on lead.id = derived.lead_id`;

const faultsAmong = (leads: string): string =>
  `select * from (${unaccountedSql.replace('{{leads}}', leads)}) as checked where fault is not null`;

@Injectable()
export class LedgerStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Leads by state, and the excluded ones by reason. */
  async counts(): Promise<{ state: LedgerState; reason: string | null; leads: number }[]> {
    return rows(
      this.dataSource.manager,
      `select ledger_state as state, case when ledger_state = 'excluded' then ledger_reason end as reason, count(*)::int as leads
       from lead group by 1, 2`,
    );
  }

  async unaccounted(now: Date, limit: number): Promise<Unaccounted[]> {
    return rows<Unaccounted>(this.dataSource.manager, `${faultsAmong('true')} order by lead_id limit $2`, [now, limit]);
  }

  async countUnaccounted(now: Date): Promise<number> {
    const found = await row<{ leads: number }>(
      this.dataSource.manager,
      `select count(*)::int as leads from (${faultsAmong('true')}) as faults`,
      [now],
    );
    return found?.leads ?? 0;
  }

  /** One lead, in the transaction that holds its lock. */
  async faultOf(tx: Tx, leadId: string, now: Date): Promise<Unaccounted | null> {
    return row<Unaccounted>(tx, faultsAmong('lead.id = $2'), [now, leadId]);
  }

  /**
   * The faults among the next leads of the sweep, which goes round all leads in slices: its cost does not grow with their
   * number. Two sweepers take different slices.
   */
  async sweep(now: Date, slice: number): Promise<Unaccounted[]> {
    const range = await row<{ first: string; last: string }>(
      this.dataSource.manager,
      `with sweep as (
         insert into ledger_sweep (id, after_lead) values (1, 0) on conflict (id) do update set after_lead = ledger_sweep.after_lead
         returning after_lead),
       next as (select coalesce(max(id), 0) as last, count(*) as leads from
         (select id from lead, sweep where id > after_lead order by id limit $1) as slice),
       moved as (
         update ledger_sweep set after_lead = case when next.leads < $1 then 0 else next.last end
         from next returning 1)
       select sweep.after_lead as first, next.last from sweep, next`,
      [slice],
    );
    if (!range) return [];
    return rows<Unaccounted>(this.dataSource.manager, faultsAmong('lead.id > $2 and lead.id <= $3'), [
      now,
      range.first,
      range.last,
    ]);
  }

  /** The lead whose next action is longest past, or waits longest for its first touch. */
  async oldestWaiting(): Promise<{ leadId: string; state: LedgerState; since: Date } | null> {
    return row(
      this.dataSource.manager,
      `select id as lead_id, ledger_state as state, created_at as since from lead
       where ledger_state = 'waiting_first_touch' order by id limit 1`,
    );
  }
}
