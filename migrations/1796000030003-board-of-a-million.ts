import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the board counts of a day is found without reading every mail. */
export class BoardOfAMillion1796000030003 implements MigrationInterface {
  name = 'BoardOfAMillion1796000030003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index message_sent on message (sent_at) where direction = 'out' and status = 'sent'`,
    );
    await queryRunner.query(`create index message_received on message (received_at) where direction = 'in'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
