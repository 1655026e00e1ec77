import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what to which row, when and why. Append-only; codes and ids, never personal text. */
@Entity('activity')
export class Activity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('timestamptz')
  at: Date;

  /** `agent`, `lead`, `user:7`, `key:3`, `rep:2`. */
  @Column('text')
  actor: string;

  @Column('text')
  act: string;

  @Column('text')
  about: string;

  @Column('bigint')
  aboutId: string;

  @Column('bigint', { nullable: true })
  leadId: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb')
  detail: Record<string, unknown>;
}
