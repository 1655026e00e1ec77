import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuietHours } from './quiet.rules.js';

/** Who is told what, and when nobody is. One row, there from the first start. */
@Entity('notice_settings')
export class NoticeSettings {
  @PrimaryColumn('smallint')
  id: number;

  /** The supervisors' addresses: alarms go there at once, at any hour, and a digest every morning. */
  @Column('jsonb')
  alarmAddresses: string[];

  /** On each reader's clock. */
  @Column('jsonb', { nullable: true })
  quiet: QuietHours | null;

  /** The supervisors': IANA name. */
  @Column('text')
  timeZone: string;

  /** `HH:mm`. */
  @Column('text')
  digestAt: string;

  /** When the supervisors' next digest is due; null while nobody wants one. */
  @Column('timestamptz', { nullable: true })
  digestDueAt: Date | null;
}
