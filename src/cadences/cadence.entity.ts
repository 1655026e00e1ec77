import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Audience } from './audience.js';
import type { SendWindow } from './send-window.js';

export const REVIEWS = ['all', 'first_step', 'none'] as const;
export type Review = (typeof REVIEWS)[number];

/** When and in how many steps a lead is written to. The first active cadence, by position, whose audience fits takes the lead. */
@Entity('cadence')
export class Cadence {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  name: string;

  @Column('int')
  position: number;

  @Column('text')
  status: 'active' | 'archived';

  @Column('jsonb')
  audience: Audience;

  @Column('jsonb')
  sendWindow: SendWindow;

  /** Which drafts a person reads first. */
  @Column('text')
  review: Review;

  /** Of its steps, the one that new leads get. */
  @Column('int', { default: 1 })
  edition: number;

  /** Of a hundred new leads so many get no mail of it, so that it can be told what the mails are worth. */
  @Column('int', { default: 0 })
  holdOutPercent: number;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}
