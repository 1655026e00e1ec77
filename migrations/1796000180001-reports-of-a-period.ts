import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The funnel, the costs and the lift of a week read the leads that came in it, not all of them. */
export class ReportsOfAPeriod1796000180001 implements MigrationInterface {
  name = 'ReportsOfAPeriod1796000180001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index lead_created on lead (created_at)`);
    // Rows lie about in the order they came: a few pages say where a period is, and a write costs nothing.
    await queryRunner.query(
      `create index message_created on message using brin (created_at) with (autosummarize = on)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
