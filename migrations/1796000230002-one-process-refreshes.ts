import type { MigrationInterface, QueryRunner } from 'typeorm';

/** While one process shows a mailbox's refresh token to the provider, no other does. */
export class OneProcessRefreshes1796000230002 implements MigrationInterface {
  name = 'OneProcessRefreshes1796000230002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table mailbox_secret add column leased_until timestamptz`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
