import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leads asked and no passage could answer: each question once, with everybody who asked it. And when a passage was last changed. */
export class AskedAndNotAnswered1796000050101 implements MigrationInterface {
  name = 'AskedAndNotAnswered1796000050101';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create table question (
         id bigint generated always as identity primary key,
         language text not null,
         status text not null default 'open' check (status in ('open', 'answered', 'dismissed')),
         passage_id bigint references passage on delete set null,
         created_at timestamptz not null, decided_at timestamptz, decided_by text,
         check ((status = 'open') = (decided_at is null))
       )`,
    );
    await queryRunner.query(
      `create table asking (
         id bigint generated always as identity primary key,
         question_id bigint not null references question on delete cascade,
         lead_id bigint not null, message_id bigint not null, text text not null, asked_at timestamptz not null,
         outcome text, settled_at timestamptz, reminded_until timestamptz,
         unique (message_id, question_id),
         check ((outcome is null) = (settled_at is null))
       )`,
    );
    await queryRunner.query(`create index asking_question on asking (question_id, id)`);
    await queryRunner.query(`create index asking_lead on asking (lead_id)`);
    await queryRunner.query(`alter table passage add column changed_at timestamptz`);
    await queryRunner.query(`create index asking_unsettled on asking (id) where settled_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
