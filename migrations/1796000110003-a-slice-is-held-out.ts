import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of new leads a part, drawn by lot, gets no mail of its cadence, so that it can be told what the mails are worth. */
export class ASliceIsHeldOut1796000110003 implements MigrationInterface {
  name = 'ASliceIsHeldOut1796000110003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table cadence add column hold_out_percent int not null default 0 check (hold_out_percent between 0 and 50)`,
    );
    await queryRunner.query(`alter table enrollment add column arm text check (arm in ('held_out', 'written_to'))`);
    await queryRunner.query(`create index enrollment_arm on enrollment (lead_id) where arm is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
