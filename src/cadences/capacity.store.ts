import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';

/** Leads under way that are alike in all that decides when they are written to. */
export interface WaitingGroup {
  cadenceId: string;
  nextStepId: string;
  lane: number;
  timeZone: string;
  country: string | null;
  dueIn: number;
  asked: boolean;
  leads: number;
}

/** Who is under way, counted for the forecast: a million leads are a few thousand groups. */
@Injectable()
export class CapacityStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @param importId the leads that are asked about, when they are those of an import */
  async underWay(today: string, importId: string | null): Promise<WaitingGroup[]> {
    return rows<WaitingGroup>(
      this.dataSource.manager,
      `select cadence_id, next_step_id, lane, time_zone, country, asked, due_in, count(*)::int as leads
       from (select cadence_id, next_step_id, lane, time_zone, country, coalesce(import_id = $2::bigint and steps_sent = 0, false) as asked,
               greatest(0, (due_at at time zone time_zone)::date - $1::date) as due_in
             from enrollment join lead on lead.id = lead_id
             where status = 'active' and next_step_id is not null) as waiting
       group by 1, 2, 3, 4, 5, 6, 7`,
      [today, importId],
    );
  }

  /** Where leads are: of those we know, as a guess for those to come. */
  async places(): Promise<{ timeZone: string; country: string | null; leads: number }[]> {
    return rows(
      this.dataSource.manager,
      `select time_zone, country, count(*)::int as leads from (select time_zone, country from lead order by id desc limit 10000) as last
       group by 1, 2 order by 3 desc`,
    );
  }
}
