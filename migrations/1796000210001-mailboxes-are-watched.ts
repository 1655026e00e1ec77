import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process waits at a mailbox for news, and until when that counts. */
export class MailboxesAreWatched1796000210001 implements MigrationInterface {
  name = 'MailboxesAreWatched1796000210001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table mailbox_reading add column watcher text, add column watched_until timestamptz`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
