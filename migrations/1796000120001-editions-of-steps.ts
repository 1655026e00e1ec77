import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An edit for new leads only leaves the steps of those under way as they are. */
export class EditionsOfSteps1796000120001 implements MigrationInterface {
  name = 'EditionsOfSteps1796000120001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table cadence add column edition int not null default 1`);
    await queryRunner.query(`alter table cadence_step add column edition int not null default 1`);
    await queryRunner.query(`drop index cadence_step_position`);
    await queryRunner.query(
      `create unique index cadence_step_position on cadence_step (cadence_id, edition, position) where retired_at is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
