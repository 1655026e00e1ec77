import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Arm } from './hold-out.rules.js';

/**
 * - `active`: the next touch is due at `dueAt`. `paused`: nothing is sent until `resumeAt` or until `pauseOwner` resumes it.
 * - `finished`: every step was sent. `stopped`: nothing more is sent, `reason` says why.
 */
export type EnrollmentStatus = 'active' | 'paused' | 'finished' | 'stopped';

/** A rep had the lead, and gave it back: people have talked, and nobody wrote down what. Instants in ISO 8601. */
export interface CameBack {
  since: string;
  until: string;
  reason: string;
}

/** A lead's way through a cadence. At most one is open (active or paused) per lead. */
@Entity('enrollment')
export class Enrollment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('bigint')
  leadId: string;

  @Column('bigint')
  cadenceId: string;

  /** Chosen with the first touch: one thread, one mailbox. */
  @Column('bigint', { nullable: true })
  mailboxId: string | null;

  @Column('text')
  status: EnrollmentStatus;

  @Column('text')
  reason: string;

  /** Order when capacity is short: 1 fresh lead, 2 first touch of an imported one, 3 follow-up. */
  @Column('smallint')
  lane: number;

  @Column('bigint', { nullable: true })
  nextStepId: string | null;

  @Column('bigint', { nullable: true })
  lastStepId: string | null;

  @Column('int')
  stepsSent: number;

  /** When the next touch is due; never moved by a hold-up. */
  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  /** A hold-up moves this instead. */
  @Column('timestamptz', { nullable: true })
  notBefore: Date | null;

  /** Why not sooner. */
  @Column('text', { nullable: true })
  holdReason: string | null;

  @Column('timestamptz', { nullable: true })
  resumeAt: Date | null;

  @Column('text', { nullable: true })
  pauseOwner: string | null;

  /** Database's real clock: a reminder is out until then. */
  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;

  /** What became of the lead with a rep who gave it back. */
  @Column('jsonb', { nullable: true })
  cameBack: CameBack | null;

  /** The lot of a new lead; null: none was drawn, since the cadence held nobody out, or the lead was not new. */
  @Column('text', { nullable: true })
  arm: Arm | null;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}
