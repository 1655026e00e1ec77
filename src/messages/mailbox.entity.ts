import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An address we write from, with its limits. `capture` keeps every mail instead of sending it. */
@Entity('mailbox')
export class Mailbox {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  address: string;

  @Column('text')
  fromName: string;

  @Column('text', { nullable: true })
  signature: string | null;

  @Column('text')
  wire: 'capture' | 'smtp';

  @Column('text')
  status: 'active' | 'paused';

  @Column('text', { nullable: true })
  pauseReason: string | null;

  @Column('int')
  dailyCap: number;

  @Column('int')
  gapSeconds: number;

  @Column('timestamptz', { nullable: true })
  nextSlotAt: Date | null;

  /** The day of the cap is this zone's day. */
  @Column('text')
  timeZone: string;

  @Column('timestamptz', { nullable: true })
  lastReadAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
