import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which instruction a mail was written, and whose it is to decide about one that waits for a person. */
export class WhispersAndReviewers1796000072002 implements MigrationInterface {
  name = 'WhispersAndReviewers1796000072002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table message add column whisper text, add column assigned_to bigint`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
