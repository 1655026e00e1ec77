import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What models were asked, what it cost, and how much more may be asked. */
export class ModelCalls1796000020001 implements MigrationInterface {
  name = 'ModelCalls1796000020001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const statements = [
  `create table writer_setting (
    id smallint primary key default 1 check (id = 1),
    monthly_budget numeric(14, 6) check (monthly_budget >= 0),
    prices jsonb not null default '{}',
    offline_takes_over boolean not null default false,
    updated_at timestamptz not null default now()
  )`,
  `insert into writer_setting (id) values (1)`,
  `create table model_month (month date primary key, spent numeric(14, 6) not null)`,
  `create table model_pause (model text primary key, until timestamptz not null, reason text not null)`,
  `create table kept_answer (
    key text primary key,
    lead_id bigint, about text not null,
    leased_until timestamptz, model text, value jsonb,
    created_at timestamptz not null default now()
  )`,
  `create index kept_answer_lead on kept_answer (lead_id) where lead_id is not null`,
  `create table model_call (
    id bigint generated always as identity primary key,
    purpose text not null check (purpose in ('touch', 'reply', 'answer', 'check', 'brief')),
    about text, lead_id bigint, message_id bigint,
    prompt text not null, model text not null,
    outcome text not null check (outcome in
      ('open', 'answered', 'busy', 'misconfigured', 'refused', 'filtered', 'cut_off', 'invalid')),
    input_tokens int, cached_tokens int, output_tokens int, estimated boolean not null default false,
    cost numeric(14, 6), ms int,
    asked_at timestamptz not null default now()
  )`,
  `create index model_call_lead on model_call (lead_id) where lead_id is not null`,
  `create index model_call_about on model_call (about) where message_id is null`,
  `create index model_call_message on model_call (message_id) where message_id is not null`,
  `create index model_call_asked on model_call (asked_at)`,
];
