import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads are found among a million by a part of a name, a company or an address, by their owner, and by what they replied, without reading them all. */
export class LeadsAreFoundByIndex1796000260002 implements MigrationInterface {
  name = 'LeadsAreFoundByIndex1796000260002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create index lead_owner on lead (owner_email, id) where owner_email is not null`);
    await queryRunner.query(
      `create index message_reply_class on message ((meaning->>'class'), lead_id) where direction = 'in'`,
    );
    // As `leads/lead-query.ts` asks. Without the extension each search reads every lead, as before.
    await queryRunner.query(
      `do $$ begin
         if exists (select from pg_extension where extname = 'pg_trgm') then
           create index lead_words on lead using gin ((coalesce(email, '') || ' ' || coalesce(first_name, '') || ' '
             || coalesce(last_name, '') || ' ' || coalesce(company, '')) gin_trgm_ops);
         end if;
       end $$`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
