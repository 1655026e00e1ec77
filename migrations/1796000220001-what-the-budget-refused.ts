import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the last touch might have cost that the month's budget had no room for; null when one has been paid for since. */
export class WhatTheBudgetRefused1796000220001 implements MigrationInterface {
  name = 'WhatTheBudgetRefused1796000220001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table model_month add column refused numeric(14, 6)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
