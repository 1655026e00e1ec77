import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reps answer to their notices, on its way to the lead. */
export class RepsAnswerByMail1796000120001 implements MigrationInterface {
  name = 'RepsAnswerByMail1796000120001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table message add column from_name text`);
    await queryRunner.query(`alter table notice add column answerable boolean not null default false`);
    await queryRunner.query(`create index notice_message_id on notice (message_id) where answerable`);
    await queryRunner.query(
      `create table rep_mail (
        id bigint generated always as identity primary key,
        notice_id bigint not null, lead_id bigint, written_id bigint,
        from_address text not null, is_cut boolean not null, digest text not null unique, raw bytea,
        status text not null check (status in ('received', 'written', 'settled')), outcome text,
        reminded_until timestamptz, received_at timestamptz not null, settled_at timestamptz,
        check ((status = 'settled') = (outcome is not null)), check (status <> 'received' or raw is not null)
      )`,
    );
    await queryRunner.query(`create index rep_mail_open on rep_mail (id) where status <> 'settled'`);
    await queryRunner.query(`create index rep_mail_lead on rep_mail (lead_id) where lead_id is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
