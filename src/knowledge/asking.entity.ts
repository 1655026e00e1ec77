import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * What became of an asking once its question was answered.
 * - `answering`: the reply waits for the agent's answer again. `with_rep`: a rep has the lead and was told.
 * - `over`: nobody waits for it any more.
 */
export type AskingOutcome = 'answering' | 'with_rep' | 'over';

/** One lead's reply that asks a question, in the lead's words. */
@Entity('asking')
export class Asking {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('bigint')
  questionId: string;

  @Column('bigint')
  leadId: string;

  /** The reply. */
  @Column('bigint')
  messageId: string;

  @Column('text')
  text: string;

  @Column('timestamptz')
  askedAt: Date;

  @Column('text', { nullable: true })
  outcome: AskingOutcome | null;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;

  /** Database's real clock. */
  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;
}
