import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a server has asked for patience, in its words, and whether people were told: for a day it may, and then it is trouble. */
export class ServersThatAskForPatience1796000190003 implements MigrationInterface {
  name = 'ServersThatAskForPatience1796000190003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table mail_delay add column since timestamptz, add column words text not null default '', add column told_at timestamptz`,
    );
    await queryRunner.query(`update mail_delay set since = until`);
    await queryRunner.query(`alter table mail_delay alter column since set not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
