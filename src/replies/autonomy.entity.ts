import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Audience } from '../cadences/audience.js';
import type { CellRule } from './autonomy.rules.js';

/** What an admin allowed the agent to do by itself. One row; without it the defaults hold. */
@Entity('autonomy')
export class Autonomy {
  @PrimaryColumn('smallint')
  id: number;

  /** Later ones come before earlier ones. */
  @Column('jsonb')
  cells: CellRule[];

  /** Which leads are of high value; null: none is. */
  @Column('jsonb', { nullable: true })
  highValue: Audience | null;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('text')
  updatedBy: string;
}
