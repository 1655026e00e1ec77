import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One nudge for each answer nobody reacted to; and what a lead that came back from a rep went through there. */
export class OneNudge1796000050102 implements MigrationInterface {
  name = 'OneNudge1796000050102';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create unique index message_nudge on message (answers_id) where kind = 'nudge' and status <> 'cancelled'`,
    );
    // A lead that has had every step may still be nudged.
    await queryRunner.query(
      `alter table enrollment add column came_back jsonb, drop constraint enrollment_check, add constraint enrollment_check
         check (status <> 'active' or due_at is not null and (next_step_id is not null or reason = 'silence'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
