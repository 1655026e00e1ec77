import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How patient the hand-offs are. One row, there from the first start. */
@Entity('handoff_settings')
export class HandoffSettings {
  @PrimaryColumn('smallint')
  id: number;

  /** A lead who has just written is still at their desk: working hours until a colleague may try. */
  @Column('int')
  acceptHours: number;

  /** A lead whose rep shows no sign of action for two working days is asked whether anybody called. */
  @Column('boolean')
  askLead: boolean;
}
