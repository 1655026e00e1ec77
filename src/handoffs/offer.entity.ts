import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A hand-off put before one rep. */
@Entity('offer')
export class Offer {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('bigint')
  handoffId: string;

  @Column('bigint')
  repId: string;

  @Column('text')
  status: 'open' | 'accepted' | 'declined' | 'expired';

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  offeredAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
