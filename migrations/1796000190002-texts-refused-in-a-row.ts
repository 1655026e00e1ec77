import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a mailbox has had texts refused since one was taken is asked with every mail that leaves; as a rule there are none. */
export class TextsRefusedInARow1796000190002 implements MigrationInterface {
  name = 'TextsRefusedInARow1796000190002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index message_text_refused on message (mailbox_id) where status = 'failed' and hold_reason = 'text_refused'`,
    );
    await queryRunner.query(
      `create index message_refused_alike on message (id) where status = 'failed' and hold_reason = 'refused_alike'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
