import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the prices, budgets and costs are in; models are sold in dollars, so that is what they were until somebody says otherwise. */
export class CostsHaveACurrency1796000260001 implements MigrationInterface {
  name = 'CostsHaveACurrency1796000260001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table cost_setting add column currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$')`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
