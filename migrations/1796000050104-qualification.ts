import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an admin wants to know of a lead, reps who take only those that fit, and leads a person decides about first. */
export class Qualification1796000050104 implements MigrationInterface {
  name = 'Qualification1796000050104';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create table qualification (
         id smallint primary key default 1 check (id = 1),
         criteria jsonb not null, ask_first boolean not null, updated_at timestamptz not null, updated_by text not null
       )`,
    );
    await queryRunner.query(
      `alter table handoff add column fit text check (fit in ('fits', 'open', 'unfit')), add column ask_until timestamptz`,
    );
    await queryRunner.query(
      `alter table rep add column takes text not null default 'all' check (takes in ('all', 'fitting'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
