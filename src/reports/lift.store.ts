import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Arm } from '../cadences/hold-out.rules.js';
import { rows } from '../database/sql.js';
import { Cut, type CutInput } from './cut.js';
import { REACHED } from './formulas.sql.js';

/** How far the leads of one lot have got. */
export type ArmCount = { arm: Arm; leads: number } & Record<LiftMeasure, number>;

export const LIFT_MEASURES = ['replied', 'warm', 'accepted', 'won'] as const;
export type LiftMeasure = (typeof LIFT_MEASURES)[number];

@Injectable()
export class LiftStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Leads that came in the period and had a lot drawn, by that lot, whatever happened to them since: whoever a person wrote to
   * all the same stays where the lot put them, or the groups would no longer be alike.
   */
  async arms(asked: CutInput): Promise<ArmCount[]> {
    const cut = new Cut(asked);
    const reached = LIFT_MEASURES.map((measure) => `count(*) filter (where ${REACHED[measure]})::int as ${measure}`);
    return rows(
      this.dataSource.manager,
      `select enrollment.arm, count(*)::int as leads, ${reached.join(', ')}
       from enrollment join lead on lead.id = enrollment.lead_id
       where enrollment.arm is not null and ${cut.within('lead.created_at')} and ${cut.lead()} group by 1`,
      cut.params,
    );
  }
}
