import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StepPurpose } from '../writer/writer.js';

/**
 * One touch of a cadence. Its id survives edits of the cadence; a removed step is retired, never deleted. An edit for new leads only
 * begins an edition of its own: whoever stands at a step of an older one goes on in that.
 */
@Entity('cadence_step')
export class CadenceStep {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('bigint')
  cadenceId: string;

  @Column('int', { default: 1 })
  edition: number;

  @Column('int')
  position: number;

  /** Days after the touch before it; after the enrollment for the first. */
  @Column('int')
  waitDays: number;

  @Column('text')
  purpose: StepPurpose;

  @Column('text', { nullable: true })
  instruction: string | null;

  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;
}
