import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people did is rare among what the agent did: the audit finds it without reading everything. */
export class WhoDidWhat1796000072001 implements MigrationInterface {
  name = 'WhoDidWhat1796000072001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index activity_of_people on activity (id) where actor <> 'agent' and actor <> 'lead'`,
    );
    await queryRunner.query(
      `create index activity_actor on activity (actor, id) where actor <> 'agent' and actor <> 'lead'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
