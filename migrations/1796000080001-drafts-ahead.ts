import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The step whose text was asked for before it is due. It stands nowhere else: forgetting it costs time, never a text. */
export class DraftsAhead1796000080001 implements MigrationInterface {
  name = 'DraftsAhead1796000080001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table enrollment add column ahead_step_id bigint`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
