import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a passage points to in the space of an embedding model: what it means, whatever its words. */
export class PassagesHaveVectors1796000230001 implements MigrationInterface {
  name = 'PassagesHaveVectors1796000230001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const statements = [
  `create table passage_vector (
    passage_id bigint primary key references passage (id) on delete cascade,
    model text not null,
    dimension int, vector bytea, signs bit varying,
    tries smallint not null default 0, trouble text,
    reminded_until timestamptz, not_before timestamptz,
    check (num_nulls(dimension, vector, signs) in (0, 3))
  )`,
  // Numbers without a pattern: packing them takes time and saves nothing.
  `alter table passage_vector alter column vector set storage external`,
  // What holds already need not be looked at again: the new list only allows more.
  `alter table model_call drop constraint model_call_purpose_check, add constraint model_call_purpose_check
     check (purpose in ('touch', 'reply', 'answer', 'check', 'brief', 'embedding')) not valid`,
  `create index model_call_embedding on model_call (model, id) where purpose = 'embedding'`,
];
