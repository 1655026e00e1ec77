import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A mail to one of our own people, delivered at least once: same Message-ID on every try. */
@Entity('notice')
export class Notice {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  kind: string;

  @Column('text')
  about: string;

  @Column('bigint')
  aboutId: string;

  /** The lead whose data stands in it, so that it can be found when the lead is erased. */
  @Column('bigint', { nullable: true })
  leadId: string | null;

  /** Of one that tells of several. */
  @Column('bigint', { array: true, default: [] })
  leadIds: string[];

  @Column('text')
  toAddress: string;

  /** Grows when the same notice is due again: a second reminder is another notice. */
  @Column('int', { default: 1 })
  round: number;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;

  /** Addresses in the body that may be clicked; what a lead wrote never can. */
  @Column('jsonb', { default: [] })
  links: string[];

  /** What its reader answers goes to the lead, in their name. */
  @Column('boolean', { default: false })
  answerable: boolean;

  /** Set with the first try and kept: a second delivery shows as a copy, not as another mail. */
  @Column('text', { nullable: true })
  messageId: string | null;

  @Column('text')
  status: 'queued' | 'sending' | 'sent' | 'failed';

  @Column('int')
  attempts: number;

  @Column('timestamptz')
  tryAt: Date;

  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  @Column('text', { nullable: true })
  wireResponse: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
