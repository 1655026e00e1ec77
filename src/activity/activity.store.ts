import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows, type Tx } from '../database/sql.js';
import { ACTOR_NAME } from './actor-name.sql.js';

/** One act, as it will be read years later: codes and ids, never personal text. */
export interface Act {
  at: Date;
  actor: string;
  act: string;
  about: string;
  aboutId: string;
  leadId?: string | null;
  reason?: string | null;
  detail?: Record<string, unknown>;
}

@Injectable()
export class ActivityStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes acts in the transaction of what they tell of. */
  async record(tx: Tx, ...acts: Act[]): Promise<void> {
    if (acts.length === 0) return;
    await rows(
      tx,
      `insert into activity (at, actor, act, about, about_id, lead_id, reason, detail)
       select * from jsonb_to_recordset($1::jsonb)
         as act (at timestamptz, actor text, act text, about text, "aboutId" bigint, "leadId" bigint, reason text, detail jsonb)`,
      [JSON.stringify(acts.map((act) => ({ ...act, detail: act.detail ?? {} })))],
    );
  }

  async ofLead(leadId: string, tx: Tx = this.dataSource.manager): Promise<Act[]> {
    return rows<Act>(
      tx,
      `select at, actor, act, about, about_id, lead_id, reason, detail from activity where lead_id = $1 order by id`,
      [leadId],
    );
  }

  /** The names people know these actors by; of the agent and of who is no more there is none. */
  async namesOf(actors: Iterable<string>): Promise<Record<string, string>> {
    const named = await rows<{ actor: string; name: string | null }>(
      this.dataSource.manager,
      `select actor, ${ACTOR_NAME} as name from unnest($1::text[]) as asked (actor)`,
      [[...new Set(actors)]],
    );
    return Object.fromEntries(named.flatMap(({ actor, name }) => (name === null ? [] : [[actor, name]])));
  }

  /** `0` when nothing has happened yet. */
  async lastId(): Promise<string> {
    const [last] = await rows<{ id: string }>(
      this.dataSource.manager,
      `select coalesce(max(id), 0) as id from activity`,
    );
    return last?.id ?? '0';
  }

  /** How many acts there are behind an id, by what they are about; and how many of them behind a later one. */
  async countSince(
    id: string,
    mark: string,
  ): Promise<{ about: string; acts: number; afterMark: number; last: string }[]> {
    return rows(
      this.dataSource.manager,
      `select about, count(*)::int as acts, count(*) filter (where id > $2)::int as after_mark, max(id) as last
       from activity where id > $1 group by about`,
      [id, mark],
    );
  }
}
