import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many automatic answers an address got today is asked before each. */
export class AnswersBySender1796000050103 implements MigrationInterface {
  name = 'AnswersBySender1796000050103';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index message_answered on message (to_address, sent_at) where kind = 'answer'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
