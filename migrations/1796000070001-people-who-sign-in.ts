import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, their sessions and invitations. Times here are the database's real clock: a simulated one must not end a session. */
export class PeopleWhoSignIn1796000070001 implements MigrationInterface {
  name = 'PeopleWhoSignIn1796000070001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const statements = [
  `create table app_user (
    id bigint generated always as identity primary key,
    name text not null, email text not null unique,
    role text not null check (role in ('admin', 'supervisor', 'marketing', 'rep')),
    rep_id bigint, password_hash text not null,
    created_at timestamptz not null default now(), disabled_at timestamptz
  )`,
  `create table session (
    id bigint generated always as identity primary key,
    user_id bigint not null references app_user (id), hash text not null unique,
    created_at timestamptz not null default now(), seen_at timestamptz not null default now()
  )`,
  `create index session_of_user on session (user_id)`,
  `create table invitation (
    id bigint generated always as identity primary key,
    email text not null, role text not null check (role in ('admin', 'supervisor', 'marketing', 'rep')),
    hash text not null unique, invited_by text not null,
    created_at timestamptz not null default now(), expires_at timestamptz not null, accepted_at timestamptz
  )`,
  `create table sign_in_attempt (
    subject text primary key, failures int not null, last_at timestamptz not null, free_at timestamptz not null
  )`,
];
