import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../database/sql.js';
import { LeadsStore, type Standing } from '../leads/leads.store.js';
import { suppressionReasonSql } from '../leads/suppressions.store.js';
import { audienceSql } from './audience.js';
import { CadencesStore, type TakingCadence } from './cadences.store.js';
import { HELD_OUT } from './hold-out.rules.js';
import { type Candidate, firstPlacesOf, type Opening } from './opening.rules.js';

export interface OpenOptions {
  /** The cadence to use instead of the first whose audience fits. */
  cadenceId?: string | null;
  /** Start again although the lead was in a cadence before. */
  again?: boolean;
}

/** The cadences that take leads, by their id, in the order they are asked. */
export type Taking = ReadonlyMap<string, TakingCadence>;

/**
 * Puts leads under way, many at once: each gets an enrollment with a due time, or is excluded with the reason.
 * A lead that is in a cadence, or was, is left as it stands unless `again` is said; so is one whom a rep has or whose mail waits.
 */
@Injectable()
export class OpenEnrollments {
  constructor(
    private readonly cadences: CadencesStore,
    private readonly leads: LeadsStore,
  ) {}

  async run(tx: Tx, now: Date, leadIds: string[], { cadenceId, again = false }: OpenOptions = {}): Promise<Standing[]> {
    if (leadIds.length === 0) return [];
    const taking = await this.taking(tx, cadenceId);
    const candidates = await this.candidates(tx, leadIds, { taking, fitsAll: Boolean(cadenceId), again });
    const places = firstPlacesOf(candidates, taking, now);
    await this.open(
      tx,
      now,
      places.flatMap(({ opening }) => opening ?? []),
    );
    const standings = places.map(({ standing }) => standing);
    await this.leads.stand(tx, now, ...standings);
    return standings;
  }

  async taking(tx: Tx, cadenceId?: string | null): Promise<Taking> {
    const taking = await this.cadences.taking(tx, cadenceId);
    return new Map(taking.map((cadence) => [cadence.id, cadence]));
  }

  /**
   * Writes the enrollments of leads; where these stand is written by the caller.
   * @param areNew this transaction has made the leads: then none of them can be under way already, and nobody asks
   */
  async open(tx: Tx, now: Date, openings: Opening[], { areNew = false } = {}): Promise<void> {
    if (openings.length === 0) return;
    await rows(
      tx,
      `insert into enrollment (lead_id, cadence_id, status, reason, lane, arm, next_step_id, due_at, opened_at, closed_at)
       select lead_id, cadence_id, case when step_id is null then 'stopped' else 'active' end,
         case when step_id is null then '${HELD_OUT}' else 'opened' end, lane, arm, step_id, due_at, $7,
         case when step_id is null then $7::timestamptz end
       from unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::text[], $5::bigint[], $6::timestamptz[])
         as opening (lead_id, cadence_id, lane, arm, step_id, due_at)
       ${areNew ? '' : `on conflict (lead_id) where status in ('active', 'paused') do nothing`}`,
      [
        openings.map(({ leadId }) => leadId),
        openings.map(({ cadenceId }) => cadenceId),
        openings.map(({ lane }) => lane),
        openings.map(({ arm }) => arm),
        openings.map(({ first }) => first && first.stepId),
        openings.map(({ first }) => first && first.dueAt.toISOString()),
        now,
      ],
    );
  }

  private async candidates(
    tx: Tx,
    leadIds: string[],
    { taking, fitsAll, again }: { taking: Taking; fitsAll: boolean; again: boolean },
  ): Promise<Candidate[]> {
    const params: unknown[] = [leadIds, again];
    const cadenceId = fittingCadenceSql(taking, fitsAll, 'lead', params);
    return rows<Candidate>(
      tx,
      `select id, identity, email is not null as has_address, time_zone, country, intake, ${suppressionReasonSql('lead')} as suppressed, ${cadenceId} as cadence_id,
         false as is_new
       from lead where id = any($1::bigint[])
         and not exists (select from enrollment where lead_id = lead.id and ($2 = false or status in ('active', 'paused')))
         and ledger_state <> 'with_rep'
         and not exists (select from message where lead_id = lead.id and status in ('received', 'classified', 'unknown'))
       order by id for update of lead`,
      params,
    );
  }
}

/**
 * SQL for the id of the first cadence that a lead fits, or null. What its audiences compare with is added to `params`.
 *
 * @param fitsAll a person chose the cadence: its audience is not asked
 * @param alias a row with the columns of a lead
 */
export function fittingCadenceSql(taking: Taking, fitsAll: boolean, alias: string, params: unknown[]): string {
  const arms = [...taking.values()].map(({ id, audience }) => {
    const rule = fitsAll ? { text: 'true', params: [] } : audienceSql(audience, alias, params.length + 1);
    params.push(...rule.params);
    return `when ${rule.text} then ${BigInt(id)}::bigint`;
  });
  return arms.length > 0 ? `case ${arms.join(' ')} end` : 'null::bigint';
}
