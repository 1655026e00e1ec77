import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { SendWindow } from '../cadences/send-window.js';

/** A salesperson who takes hand-offs. */
@Entity('rep')
export class Rep {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  email: string;

  @Column('text')
  timeZone: string;

  /** When the rep is at work, in the rep's zone. */
  @Column('jsonb')
  hours: SendWindow;

  /** Open hand-offs at a time. */
  @Column('int')
  capacity: number;

  /** Empty: any. */
  @Column('jsonb')
  countries: string[];

  /** Empty: any. */
  @Column('jsonb')
  languages: string[];

  @Column('timestamptz', { nullable: true })
  awayUntil: Date | null;

  @Column('text')
  status: 'active' | 'inactive';

  @Column('timestamptz', { nullable: true })
  lastOfferedAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
