import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What carries an answer stays with it, and an admin says what the agent may do by itself. */
export class AnswersWithEvidence1796000050001 implements MigrationInterface {
  name = 'AnswersWithEvidence1796000050001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table message add column evidence jsonb`);
    await queryRunner.query(
      `create table autonomy (
         id smallint primary key default 1 check (id = 1),
         cells jsonb not null, high_value jsonb, updated_at timestamptz not null, updated_by text not null
       )`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
