import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies that people corrected are few among millions. */
export class LabelledReplies1796000170103 implements MigrationInterface {
  name = 'LabelledReplies1796000170103';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index message_labelled on message (id)
       where direction = 'in' and (classified_by like 'user:%' or classified_by like 'key:%')`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
