import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A piece of approved knowledge: an answer may claim only what stands in one. */
@Entity('passage')
export class Passage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  title: string;

  @Column('text')
  text: string;

  @Column('text')
  language: string;

  @Column('timestamptz', { nullable: true })
  validUntil: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
