import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may be written to now is one end of an index for each lane, however many are due and wait for a slot, and however many fell due
 * at the same instant.
 */
export class ReadyByIndex1796000250001 implements MigrationInterface {
  name = 'ReadyByIndex1796000250001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop index enrollment_due`);
    await queryRunner.query(`drop index enrollment_held`);
    await queryRunner.query(
      `create index enrollment_ready on enrollment (lane, greatest(due_at, not_before), due_at, id) where status = 'active'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
