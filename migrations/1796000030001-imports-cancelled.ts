import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports can be stopped under way. */
export class ImportsCancelled1796000030001 implements MigrationInterface {
  name = 'ImportsCancelled1796000030001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table import drop constraint import_status_check, add constraint import_status_check
         check (status in ('reading', 'merging', 'done', 'failed', 'cancelled', 'undone'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
