import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody answered to a notice about a lead. */
@Entity('rep_mail')
export class RepMail {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('bigint')
  noticeId: string;

  @Column('bigint', { nullable: true })
  leadId: string | null;

  /** The message to the lead that it became. */
  @Column('bigint', { nullable: true })
  writtenId: string | null;

  @Column('text')
  fromAddress: string;

  /** It is only the beginning of a larger one. */
  @Column('boolean')
  isCut: boolean;

  /** The same mail twice is one. */
  @Column('text')
  digest: string;

  /** Until it is settled. */
  @Column('bytea', { nullable: true })
  raw: Buffer | null;

  /** `received`: saved. `written`: its message waits to leave. `settled`: with an outcome. */
  @Column('text')
  status: 'received' | 'written' | 'settled';

  /** `sent`, or why the lead has not got it, which the writer was told. */
  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;

  @Column('timestamptz')
  receivedAt: Date;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;
}
