import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lead may be asked whether the rep who took it was in touch, where an admin wants that. */
export class LeadsAreAsked1796000120003 implements MigrationInterface {
  name = 'LeadsAreAsked1796000120003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table handoff_settings add column ask_lead boolean not null default false`);
    // What is there meets it: a million rows need not be read for that.
    await queryRunner.query(
      `alter table message drop constraint message_kind_check, add constraint message_kind_check
         check (kind in ('touch', 'answer', 'nudge', 'person', 'check', 'reply')) not valid`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
