import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents split into passages, search that forgives spelling, and the questions that nothing answered. */
export class Documents1796000050002 implements MigrationInterface {
  name = 'Documents1796000050002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const statements = [
  `create table document (
    id bigint generated always as identity primary key,
    name text not null unique, format text not null, language text not null, bytes int not null,
    valid_until timestamptz, created_by text not null, created_at timestamptz not null
  )`,
  `alter table passage add column document_id bigint references document (id) on delete cascade,
    add column position int not null default 0`,
  `create index passage_document on passage (document_id, position) where document_id is not null`,
  // A managed database may not offer the extension: search then finds exact words only, and the doctor says so.
  `do $$ begin
     create extension if not exists pg_trgm;
     create index passage_spelling on passage using gin ((title || ' ' || text) gin_trgm_ops);
   exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
     raise warning 'pg_trgm is not available: knowledge is searched by exact words only';
   end $$`,
];
