import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a mail and an hour of our people cost, and how long they look at a draft: the part of the costs that no call of a model tells. */
export class WhatPeopleCost1796000110001 implements MigrationInterface {
  name = 'WhatPeopleCost1796000110001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create table cost_setting (
        id smallint primary key default 1 check (id = 1),
        per_mail numeric(14, 6) not null default 0 check (per_mail >= 0),
        hourly_rate numeric(14, 6) not null default 0 check (hourly_rate >= 0),
        minutes_per_review numeric(6, 2) not null default 2 check (minutes_per_review >= 0)
      )`,
    );
    await queryRunner.query(`insert into cost_setting (id) values (1)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}
