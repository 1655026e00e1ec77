import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';
import { LEDGER_ENDS } from '../leads/lead.entity.js';
import { CALL, PERSON, REACHED, SENT, WRITTEN } from './formulas.sql.js';
import { Cut, type CutInput } from './cut.js';
import type { Funnel, Pace, RepliesThen, ReportStep, Share, Who } from './reports.js';

const ends = LEDGER_ENDS.map((state) => `'${state}'`).join(', ');

/** Set-based reads over everybody's tables; nothing is kept from one report to the next. */
@Injectable()
export class ReportsStore {
  constructor(private readonly dataSource: DataSource) {}

  async funnel(asked: CutInput): Promise<Funnel> {
    const cut = new Cut(asked);
    const reached = (rowsOf: string): string => `exists (select from ${rowsOf})`;
    const call = `handoff where lead_id = lead.id and ${CALL}`;
    const stages = {
      leads: 'true',
      excluded: `lead.ledger_state = 'excluded'`,
      heldOut: `lead.ledger_state = 'excluded' and lead.ledger_reason = 'held_out'`,
      touched: reached(`message where lead_id = lead.id and ${SENT}`),
      ...REACHED,
      calls: reached(call),
      callsAccepted: reached(`${call} and accepted_at is not null`),
      callsWon: reached(`${call} and outcome = 'won'`),
    };
    const counts = Object.entries(stages).map(([name, is]) => `count(*) filter (where ${is})::int as "${name}"`);
    const found = await row<Funnel>(
      this.dataSource.manager,
      `select ${counts.join(', ')} from lead where ${cut.within('lead.created_at')} and ${cut.lead()}`,
      cut.params,
    );
    return found!;
  }

  async share(asked: CutInput): Promise<Share> {
    const cut = new Cut(asked);
    const found = await row<Share>(
      this.dataSource.manager,
      `with talk as (
         select lead_id, received_at as at from message where ${WRITTEN}
         union all select lead_id, accepted_at from handoff where accepted_at is not null),
       conversation as (select lead_id, min(at) as began from talk group by lead_id),
       voices as (
         select
           exists (select from message where lead_id = conversation.lead_id and ${SENT} and kind <> 'person') as agent,
           exists (select from message where lead_id = conversation.lead_id and ${SENT} and kind = 'person')
             or exists (select from handoff where lead_id = conversation.lead_id and accepted_at is not null) as person,
           exists (select from activity where lead_id = conversation.lead_id and actor ~ ${PERSON}
             and about = 'message') as steered
         from conversation where ${cut.within('began')} and ${cut.leadIn('lead_id')})
       select count(*)::int as conversations,
         count(*) filter (where agent and not person)::int as agent_alone,
         count(*) filter (where agent and not person and steered)::int as agent_alone_steered,
         count(*) filter (where agent and person)::int as agent_then_person,
         count(*) filter (where person and not agent)::int as person_alone,
         count(*) filter (where not agent and not person)::int as nobody_yet
       from voices`,
      cut.params,
    );
    return found!;
  }

  /** From the lead's arrival to the first mail that left. */
  firstTouch(asked: CutInput): Promise<Record<Who, Pace>> {
    const cut = new Cut(asked);
    return this.paces(
      `select case when first.kind = 'person' then 'people' else 'agent' end as who, first.sent_at - lead.created_at as took
       from lead left join lateral (
         select kind, sent_at from message where lead_id = lead.id and ${SENT} order by sent_at limit 1) as first on true
       where ${cut.within('lead.created_at')} and ${cut.lead()}
         and (first.sent_at is not null or lead.ledger_state not in (${ends}))`,
      cut,
    );
  }

  /** From a reply that a person wrote to its settling; one that a person read anew counts as people's. */
  replySettled(asked: CutInput): Promise<Record<Who, Pace>> {
    const cut = new Cut(asked);
    return this.paces(
      `select case when classified_by ~ ${PERSON} then 'people' else 'agent' end as who, settled_at - received_at as took
       from message where (${WRITTEN} or direction = 'in' and status = 'received')
         and ${cut.within('received_at')} and ${cut.reply()}`,
      cut,
    );
  }

  async offerAccepted(asked: CutInput): Promise<Pace & { declined: number; expired: number }> {
    const [timed, lost] = [new Cut(asked), new Cut(asked)];
    const offers = (cut: Cut) =>
      `from offer join handoff on handoff.id = offer.handoff_id
       where ${cut.within('offered_at')} and ${cut.leadIn('handoff.lead_id')}`;
    const paces = await this.paces(
      `select 'people' as who, case when offer.status = 'accepted' then decided_at - offered_at end as took
       ${offers(timed)} and offer.status in ('open', 'accepted')`,
      timed,
    );
    const found = await row<{ declined: number; expired: number }>(
      this.dataSource.manager,
      `select count(*) filter (where offer.status = 'declined')::int as declined,
         count(*) filter (where offer.status = 'expired' and offer.reason = 'no_answer')::int as expired ${offers(lost)}`,
      lost.params,
    );
    return { ...paces.people, declined: found?.declined ?? 0, expired: found?.expired ?? 0 };
  }

  /** From the acceptance to the rep's first sign of being in touch, or to its end; what was given back without either is left out. */
  async firstAction(asked: CutInput): Promise<Pace> {
    const cut = new Cut(asked);
    const paces = await this.paces(
      `select 'people' as who,
         coalesce(first_action_at, case when status = 'closed' then ended_at end) - accepted_at as took
       from handoff where ${cut.within('accepted_at')} and accepted_at is not null and ${cut.leadIn('handoff.lead_id')}
         and (first_action_at is not null or status in ('accepted', 'closed'))`,
      cut,
    );
    return paces.people;
  }

  /** Replies by what they were understood to mean, in days, weeks or months of UTC; null: nobody has read them yet. */
  async replies(asked: CutInput, by: 'day' | 'week' | 'month'): Promise<RepliesThen[]> {
    const cut = new Cut(asked);
    return rows(
      this.dataSource.manager,
      `select to_char(date_trunc('${by}', received_at at time zone 'UTC'), 'YYYY-MM-DD') as from,
         meaning->>'class' as class, count(*)::int as replies
       from message where direction = 'in' and lead_id is not null and ${cut.within('received_at')} and ${cut.reply()}
       group by 1, 2 order by 1, 2`,
      cut.params,
    );
  }

  /** Every step there is or was, as reports can be asked about it: those that new leads get first, then the newest editions. */
  async steps(): Promise<ReportStep[]> {
    return rows(
      this.dataSource.manager,
      `select step.id, cadence_id, step.edition, step.position, purpose, retired_at as removed_at,
         step.edition = cadence.edition and retired_at is null as is_current
       from cadence_step as step join cadence on cadence.id = cadence_id
       order by cadence.position, cadence_id, is_current desc, step.edition desc, step.position, step.id`,
    );
  }

  /** Of rows with `who` and `took`, an interval that is null while it lasts. */
  private async paces(timed: string, { params }: Cut): Promise<Record<Who, Pace>> {
    const found = await rows<Pace & { who: Who }>(
      this.dataSource.manager,
      `select who, count(took)::int as done, (count(*) - count(took))::int as waiting,
         percentile_cont(0.5) within group (order by seconds) as median_seconds,
         percentile_cont(0.9) within group (order by seconds) as p90_seconds
       from (select who, took, extract(epoch from took)::float8 as seconds from (${timed}) as timed) as measured
       group by who`,
      params,
    );
    const none: Pace = { done: 0, waiting: 0, medianSeconds: null, p90Seconds: null };
    const paces = { agent: none, people: none };
    for (const { who, ...pace } of found) paces[who] = pace;
    return paces;
  }
}
