import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An address or a whole domain nothing is ever sent to. `hash` stands for the address of an erased lead. */
@Entity('suppression')
export class Suppression {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  kind: 'address' | 'domain' | 'hash';

  @Column('text')
  value: string;

  @Column('text')
  reason: string;

  @Column('text')
  source: string;

  @Column('timestamptz')
  createdAt: Date;
}
