import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many automatic answers a domain got within the hour, and how many are about to leave, is asked before each. */
export class AnswersByDomain1796000190001 implements MigrationInterface {
  name = 'AnswersByDomain1796000190001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index message_answered_domain on message (split_part(to_address, '@', 2), coalesce(sent_at, wire_started_at))
       where kind = 'answer' and status in ('sent', 'unknown')`,
    );
    await queryRunner.query(
      `create index message_answer_leaving on message (lead_id) where kind = 'answer' and status in ('queued', 'sending')`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
