import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A piece of approved knowledge: an answer may claim only what stands in one. */
@Entity('passage')
export class Passage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  /** The document it is a part of, and its place there; null: a question–answer pair. */
  @Column('bigint', { nullable: true })
  documentId: string | null;

  @Column('int')
  position: number;

  /** The question it answers, or the headings above it. */
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

  /** What was written from it before is out of date. */
  @Column('timestamptz', { nullable: true })
  changedAt: Date | null;
}
