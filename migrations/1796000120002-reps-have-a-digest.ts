import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a rep is next told in the morning what waits for them; and of which leads a notice tells that tells of several. */
export class RepsHaveADigest1796000120002 implements MigrationInterface {
  name = 'RepsHaveADigest1796000120002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table rep add column digest boolean not null default true, add column digest_at timestamptz,
         add column digested_at timestamptz, add column digest_reminded_until timestamptz`,
    );
    await queryRunner.query(`alter table notice add column lead_ids bigint[] not null default '{}'`);
    await queryRunner.query(`create index notice_leads on notice using gin (lead_ids) where lead_ids <> '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
