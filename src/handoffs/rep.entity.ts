import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { SendWindow } from '../cadences/send-window.js';
import type { Absence } from './work-time.js';

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

  /** Empty: any. */
  @Column('jsonb')
  products: string[];

  /** The share of what is given out, against the others' at the same load: 1 to 10. */
  @Column('int')
  weight: number;

  /** Where a lead can choose a time for a call. */
  @Column('text', { nullable: true })
  bookingLink: string | null;

  /** Planned absences. */
  @Column('jsonb')
  leave: Absence[];

  /** `fitting`: only leads that meet every required criterion, but for their own. */
  @Column('text')
  takes: 'all' | 'fitting';

  @Column('timestamptz', { nullable: true })
  awayUntil: Date | null;

  @Column('text')
  status: 'active' | 'inactive';

  /** A mail in the morning with what waits for them. */
  @Column('boolean', { default: true })
  digest: boolean;

  /** Their next morning; null: nobody has looked yet. */
  @Column('timestamptz', { nullable: true })
  digestAt: Date | null;

  /** Until when the last one told of what came in. */
  @Column('timestamptz', { nullable: true })
  digestedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastOfferedAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
