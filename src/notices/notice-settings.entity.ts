import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuietHours } from './quiet.rules.js';

/** Who is told what, and when nobody is. One row, there from the first start. */
@Entity('notice_settings')
export class NoticeSettings {
  @PrimaryColumn('smallint')
  id: number;

  /** The supervisors' addresses: alarms go there at once, at any hour. */
  @Column('jsonb')
  alarmAddresses: string[];

  /** On each reader's clock. */
  @Column('jsonb', { nullable: true })
  quiet: QuietHours | null;
}
