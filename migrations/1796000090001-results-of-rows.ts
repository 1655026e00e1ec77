import type { MigrationInterface, QueryRunner } from 'typeorm';

const RESULTS = ['outcome', 'standing', 'lead_id'];

/**
 * What became of the rows of an import, in a narrow table of its own: a row is staged once and never written again, where every result
 * wrote all of its thirty columns anew.
 */
export class ResultsOfRows1796000090001 implements MigrationInterface {
  name = 'ResultsOfRows1796000090001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create table import_result (
      import_id bigint not null, ordinal int not null, lead_id bigint, outcome text not null, standing text,
      primary key (import_id, ordinal)
    )`);
    await queryRunner.query(`insert into import_result (import_id, ordinal, lead_id, outcome, standing)
      select import_id, ordinal, lead_id, outcome, standing from import_row where outcome is not null order by import_id, ordinal`);
    await queryRunner.query(`alter table import_row ${RESULTS.map((name) => `drop column ${name}`).join(', ')}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
