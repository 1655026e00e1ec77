import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reps are chosen by besides country and language, and what a company's leads have in common. */
export class RepsRoutedByMore1796000060001 implements MigrationInterface {
  name = 'RepsRoutedByMore1796000060001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table rep add column products jsonb not null default '[]', add column booking_link text,
         add column weight int not null default 1 check (weight between 1 and 10),
         add column leave jsonb not null default '[]'`,
    );
    await queryRunner.query(
      `alter table handoff add column company_key text, add column refusals int not null default 0`,
    );
    await queryRunner.query(
      `create index handoff_company on handoff (company_key, id) where company_key is not null and rep_id is not null`,
    );
    await queryRunner.query(
      `create table handoff_settings (
         id smallint primary key default 1 check (id = 1),
         accept_hours int not null default 2 check (accept_hours between 1 and 80)
       )`,
    );
    await queryRunner.query(`insert into handoff_settings (id) values (1)`);
    await queryRunner.query(
      `create table notice_settings (
         id smallint primary key default 1 check (id = 1),
         alarm_addresses jsonb not null default '[]', quiet jsonb default '{"from": "20:00", "to": "07:00"}'
       )`,
    );
    await queryRunner.query(`insert into notice_settings (id) values (1)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
