import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads are found among a million by their owner, and by what they replied, without reading them all. */
export class LeadsAreFoundByIndex1796000260002 implements MigrationInterface {
  name = 'LeadsAreFoundByIndex1796000260002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index lead_owner on lead (owner_email, id) where owner_email is not null`);
    await queryRunner.query(
      `create index message_reply_class on message ((meaning->>'class'), lead_id) where direction = 'in'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
