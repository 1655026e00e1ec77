import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Criterion } from '../writer/qualification.js';

/** What an admin wants to know of each lead that is handed off. One row; without it BANT holds. */
@Entity('qualification')
export class Qualification {
  @PrimaryColumn('smallint')
  id: number;

  @Column('jsonb')
  criteria: Criterion[];

  /** A lead that does not fit is put before a person; else the agent closes it. */
  @Column('boolean')
  askFirst: boolean;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('text')
  updatedBy: string;
}
