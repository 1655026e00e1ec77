import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';
import type { Used } from './costs.rules.js';
import { Cut, type CutInput } from './cut.js';
import { CALL, PERSON, SENT } from './formulas.sql.js';

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

  async mails(asked: CutInput): Promise<{ kind: string; mails: number }[]> {
    const cut = new Cut(asked);
    return rows(
      this.dataSource.manager,
      `select kind, count(*)::int as mails from message where ${SENT} and ${cut.within('sent_at')} and ${cut.mail()} group by 1 order by 1`,
      cut.params,
    );
  }

  /** Everything that was written, whether it left or not: a rejected draft has cost the same. */
  async drafts(asked: CutInput): Promise<{ writer: string; drafts: number }[]> {
    const cut = new Cut(asked);
    return rows(
      this.dataSource.manager,
      `select written_by as writer, count(*)::int as drafts from message
       where direction = 'out' and written_by is not null and ${cut.within('created_at')} and ${cut.mail()} group by 1 order by 1`,
      cut.params,
    );
  }

  async readings(asked: CutInput): Promise<{ reader: string; replies: number }[]> {
    const cut = new Cut(asked);
    return rows(
      this.dataSource.manager,
      `select classified_by as reader, count(*)::int as replies from message
       where direction = 'in' and classified_by is not null and ${cut.within('received_at')} and ${cut.reply()} group by 1 order by 1`,
      cut.params,
    );
  }

  /** Every call of the period, for leads that are erased by now too: what was paid stays. */
  async models(asked: CutInput): Promise<ModelUse[]> {
    const cut = new Cut(asked);
    return rows(
      this.dataSource.manager,
      `select model, purpose, count(*)::int as calls, coalesce(sum(input_tokens), 0)::float8 as input_tokens,
         coalesce(sum(cached_tokens), 0)::float8 as cached_tokens, coalesce(sum(output_tokens), 0)::float8 as output_tokens,
         sum(cost)::float8 as cost, (count(*) - count(cost))::int as unpriced
       from model_call where ${cut.within('asked_at')} and ${cut.call()} group by 1, 2 order by sum(cost) desc nulls last, 1, 2`,
      cut.params,
    );
  }

  /** Of the leads that came in the period, everything until now. */
  async used(asked: CutInput): Promise<Used> {
    const cut = new Cut(asked);
    const found = await row<Used>(
      this.dataSource.manager,
      `with cohort as materialized (select id as lead_id from lead where ${cut.within('created_at')} and ${cut.lead()}),
       handed as (select count(*)::int as handoffs, count(distinct lead_id)::int as warm
         from handoff join cohort using (lead_id) where not ${CALL}),
       gone as (select count(*)::int as mails from message join cohort using (lead_id) where ${SENT}),
       reviewed as (select count(*)::int as reviews from activity join cohort using (lead_id)
         where about = 'message' and ${REVIEWS} and actor ~ ${PERSON}),
       asked as (select count(*)::int as model_calls, coalesce(sum(cost), 0)::float8 as models,
         (count(*) - count(cost))::int as unpriced_calls from model_call join cohort using (lead_id))
       select (select count(*)::int from cohort) as leads, handed.*, gone.*, reviewed.*, asked.* from handed, gone, reviewed, asked`,
      cut.params,
    );
    return found!;
  }
}
