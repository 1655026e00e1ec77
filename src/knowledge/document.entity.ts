import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DocumentFormat } from './read-document.js';

/** A file of approved knowledge, split into passages. Its name is what a newer version replaces it by. */
@Entity('document')
export class Document {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  format: DocumentFormat;

  @Column('text')
  language: string;

  @Column('int')
  bytes: number;

  @Column('timestamptz', { nullable: true })
  validUntil: Date | null;

  @Column('text')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
