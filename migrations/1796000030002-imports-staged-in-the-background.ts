import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files wait in pieces to be read by any worker; mappings are remembered; addresses are marked; known rows count as duplicates. */
export class ImportsStagedInTheBackground1796000030002 implements MigrationInterface {
  name = 'ImportsStagedInTheBackground1796000030002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const statements = [
  `alter table import add column again boolean not null default false,
     add column bytes int not null default 0, add column bytes_read int not null default 0,
     add column marks jsonb not null default '{}', add column tries int not null default 0,
     drop constraint import_policy_check,
     add constraint import_policy_check check (policy in ('fill_blanks', 'overwrite', 'skip', 'create'))`,
  `update import set counts = counts - 'skipped' || jsonb_build_object('duplicate_in_database', counts -> 'skipped')
     where counts ? 'skipped'`,
  `update import_row set outcome = 'duplicate_in_database' where outcome = 'skipped'`,
  `alter table import_row add column address_mark text`,
  `alter table lead add column address_mark text check (address_mark in ('disposable', 'role'))`,
  `create table import_piece (
    import_id bigint not null, nth int not null, bytes bytea not null, primary key (import_id, nth)
  )`,
  // Pieces are written once and read once: compressing them would take longer than either.
  `alter table import_piece alter column bytes set storage external`,
  `create table import_mapping (
    header_set text primary key, mapping jsonb not null, said_by text not null, said_at timestamptz not null
  )`,
];
