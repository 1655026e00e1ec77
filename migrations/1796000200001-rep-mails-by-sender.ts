import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes back to a sender is counted by the day: a machine that answers everything is found by its address. */
export class RepMailsBySender1796000200001 implements MigrationInterface {
  name = 'RepMailsBySender1796000200001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index rep_mail_unsent on rep_mail (from_address, settled_at) where outcome <> 'sent'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
