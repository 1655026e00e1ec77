import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../database/sql.js';
import type { Intake } from '../leads/lead.entity.js';
import { LeadsStore, type Standing } from '../leads/leads.store.js';
import { suppressionReasonSql } from '../leads/suppressions.store.js';
import { audienceSql } from './audience.js';
import { laneOf, LANES, nextDueAt } from './cadence.rules.js';
import { CadencesStore, type CadenceWithSteps } from './cadences.store.js';

export interface OpenOptions {
  /** The cadence to use instead of the first whose audience fits. */
  cadenceId?: string | null;
  /** Start again although the lead was in a cadence before. */
  again?: boolean;
}

interface Candidate {
  id: string;
  email: string | null;
  suppressed: string | null;
  timeZone: string;
  country: string | null;
  intake: Intake;
  cadenceId: string | null;
}

interface Opening {
  leadId: string;
  cadenceId: string;
  stepId: string;
  lane: number;
  dueAt: Date;
}

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

  async run(tx: Tx, now: Date, leadIds: string[], options: OpenOptions = {}): Promise<Standing[]> {
    if (leadIds.length === 0) return [];
    const cadences = (await this.cadences.active(tx)).filter(({ steps }) => steps.length > 0);
    const candidates = await this.candidates(tx, leadIds, cadences, options);
    const byId = new Map(cadences.map((cadence) => [cadence.id, cadence]));
    const excluded = candidates.flatMap((lead) => exclusionOf(lead));
    const openings = candidates.flatMap((lead) => openingOf(lead, byId, now));
    await this.insert(tx, openings, now);
    const standings = [...excluded, ...openings.map(waiting)];
    await this.leads.stand(tx, now, ...standings);
    return standings;
  }

  private async candidates(
    tx: Tx,
    leadIds: string[],
    cadences: CadenceWithSteps[],
    { cadenceId, again = false }: OpenOptions,
  ): Promise<Candidate[]> {
    const params: unknown[] = [leadIds, again];
    const arms = cadences
      .filter(({ id }) => !cadenceId || id === cadenceId)
      .map(({ id, audience }) => {
        const rule = cadenceId ? { text: 'true', params: [] } : audienceSql(audience, 'lead', params.length + 1);
        params.push(...rule.params);
        return `when ${rule.text} then ${BigInt(id)}::bigint`;
      });
    return rows<Candidate>(
      tx,
      `select id, email, time_zone, country, intake, ${suppressionReasonSql('lead')} as suppressed,
         ${arms.length > 0 ? `case ${arms.join(' ')} end` : 'null'} as cadence_id
       from lead where id = any($1::bigint[])
         and not exists (select from enrollment where lead_id = lead.id and ($2 = false or status in ('active', 'paused')))
         and ledger_state <> 'with_rep'
         and not exists (select from message where lead_id = lead.id and status in ('received', 'classified', 'unknown'))
       order by id for update of lead`,
      params,
    );
  }

  private async insert(tx: Tx, openings: Opening[], now: Date): Promise<void> {
    if (openings.length === 0) return;
    await rows(
      tx,
      `insert into enrollment (lead_id, cadence_id, status, reason, lane, next_step_id, due_at, opened_at)
       select lead_id, cadence_id, 'active', 'opened', lane, step_id, due_at, $6
       from unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::bigint[], $5::timestamptz[])
         as opening (lead_id, cadence_id, lane, step_id, due_at)
       on conflict (lead_id) where status in ('active', 'paused') do nothing`,
      [
        openings.map(({ leadId }) => leadId),
        openings.map(({ cadenceId }) => cadenceId),
        openings.map(({ lane }) => lane),
        openings.map(({ stepId }) => stepId),
        openings.map(({ dueAt }) => dueAt),
        now,
      ],
    );
  }
}

function exclusionOf(lead: Candidate): Standing[] {
  const reason =
    lead.email === null ? 'no_address' : (lead.suppressed ?? (lead.cadenceId === null ? 'no_cadence' : null));
  return reason === null ? [] : [{ leadId: lead.id, state: 'excluded', reason, nextActionAt: null }];
}

function openingOf(lead: Candidate, cadences: Map<string, CadenceWithSteps>, now: Date): Opening[] {
  const cadence = lead.cadenceId === null ? undefined : cadences.get(lead.cadenceId);
  const first = cadence?.steps[0];
  if (!cadence || !first || exclusionOf(lead).length > 0) return [];
  const lane = laneOf({ intake: lead.intake, stepsSent: 0 });
  const dueAt = nextDueAt({
    from: now,
    waitDays: first.waitDays,
    window: cadence.sendWindow,
    zone: lead.timeZone,
    country: lead.country,
    // A fresh lead is answered at once; a list is spread over the hours of its window.
    spread: lane === 'first',
    jitterKey: lead.id,
  });
  return [{ leadId: lead.id, cadenceId: cadence.id, stepId: first.id, lane: LANES.indexOf(lane), dueAt }];
}

const waiting = ({ leadId, dueAt }: Opening): Standing => ({
  leadId,
  state: 'waiting_first_touch',
  reason: 'due',
  nextActionAt: dueAt,
});
