import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which cell of the autonomy matrix the agent's own reading of a reply fell: a person's correction changes the decision, not this. */
export class TheCellTheAgentSaw1796000110002 implements MigrationInterface {
  name = 'TheCellTheAgentSaw1796000110002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table message add column agent_cell jsonb`);
    await queryRunner.query(
      `update message set agent_cell = first.cell from (
         select distinct on (about_id) about_id, detail->'autonomy' || jsonb_build_object('class', reason) as cell from activity
         where about = 'message' and act = 'reply.classified' and actor = 'agent' and detail ? 'autonomy' order by about_id, id
       ) as first where message.id = first.about_id`,
    );
    await queryRunner.query(`create index message_agent_cell on message (received_at) where agent_cell is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
