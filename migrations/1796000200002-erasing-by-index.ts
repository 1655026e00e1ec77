import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasing a lead finds the rows of files it came from; before, it read the results of every import. */
export class ErasingByIndex1796000200002 implements MigrationInterface {
  name = 'ErasingByIndex1796000200002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index import_result_lead on import_result (lead_id) where lead_id is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
