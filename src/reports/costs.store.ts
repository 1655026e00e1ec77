import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';
import type { Used } from './costs.rules.js';
import { CALL, PERSON, SENT } from './formulas.sql.js';
import { bounds, within, type Period } from './period.js';

/** What one model was asked for one purpose. Tokens of cached input are part of the input. */
export interface ModelUse {
  model: string;
  purpose: string;
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  /** Null: no call had a price. */
  cost: number | null;
  /** Calls of a model that had no price then. */
  unpriced: number;
}

const REVIEWS = `act in ('message.approved', 'message.edited', 'message.rejected', 'reply.classified')`;

/** Set-based reads of everything that costs; nothing is kept from one report to the next. */
@Injectable()
export class CostsStore {
  constructor(private readonly dataSource: DataSource) {}

  async mails(period: Period): Promise<{ kind: string; mails: number }[]> {
    return rows(
      this.dataSource.manager,
      `select kind, count(*)::int as mails from message where ${SENT} and ${within('sent_at')} group by 1 order by 1`,
      bounds(period),
    );
  }

  /** Everything that was written, whether it left or not: a rejected draft has cost the same. */
  async drafts(period: Period): Promise<{ writer: string; drafts: number }[]> {
    return rows(
      this.dataSource.manager,
      `select written_by as writer, count(*)::int as drafts from message
       where direction = 'out' and written_by is not null and ${within('created_at')} group by 1 order by 1`,
      bounds(period),
    );
  }

  async readings(period: Period): Promise<{ reader: string; replies: number }[]> {
    return rows(
      this.dataSource.manager,
      `select classified_by as reader, count(*)::int as replies from message
       where direction = 'in' and classified_by is not null and ${within('received_at')} group by 1 order by 1`,
      bounds(period),
    );
  }

  /** Every call of the period, for leads that are erased by now too: what was paid stays. */
  async models(period: Period): Promise<ModelUse[]> {
    return rows(
      this.dataSource.manager,
      `select model, purpose, count(*)::int as calls, coalesce(sum(input_tokens), 0)::float8 as input_tokens,
         coalesce(sum(cached_tokens), 0)::float8 as cached_tokens, coalesce(sum(output_tokens), 0)::float8 as output_tokens,
         sum(cost)::float8 as cost, (count(*) - count(cost))::int as unpriced
       from model_call where ${within('asked_at')} group by 1, 2 order by sum(cost) desc nulls last, 1, 2`,
      bounds(period),
    );
  }

  /** Of the leads that came in the period, everything until now. */
  async used(period: Period): Promise<Used> {
    const found = await row<Used>(
      this.dataSource.manager,
      `with cohort as materialized (select id as lead_id from lead where ${within('created_at')}),
       handed as (select count(*)::int as handoffs, count(distinct lead_id)::int as warm
         from handoff join cohort using (lead_id) where not ${CALL}),
       gone as (select count(*)::int as mails from message join cohort using (lead_id) where ${SENT}),
       reviewed as (select count(*)::int as reviews from activity join cohort using (lead_id)
         where about = 'message' and ${REVIEWS} and actor ~ ${PERSON}),
       asked as (select count(*)::int as model_calls, coalesce(sum(cost), 0)::float8 as models,
         (count(*) - count(cost))::int as unpriced_calls from model_call join cohort using (lead_id))
       select (select count(*)::int from cohort) as leads, handed.*, gone.*, reviewed.*, asked.* from handed, gone, reviewed, asked`,
      bounds(period),
    );
    return found!;
  }
}
