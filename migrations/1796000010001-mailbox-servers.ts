import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Real servers for mailboxes: how to reach them, their secrets (sealed, in a table no list reads), and finer limits. */
export class MailboxServers1796000010001 implements MigrationInterface {
  name = 'MailboxServers1796000010001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of mailboxes) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const mailboxes = [
  `alter table mailbox
    add smtp jsonb, add imap jsonb, add oauth jsonb, add dkim jsonb,
    add settings_version int not null default 1,
    add set_up_by text not null default 'api' check (set_up_by in ('api', 'environment')),
    add replies_by text not null default 'imap' check (replies_by in ('imap', 'webhook')),
    add gap_jitter_seconds int not null default 0 check (gap_jitter_seconds >= 0),
    add ramp_start int check (ramp_start >= 0), add ramp_per_day int check (ramp_per_day > 0), add ramp_from date,
    add work_hours jsonb,
    add check (ramp_start is null or ramp_per_day is not null and ramp_from is not null)`,
  `create table mailbox_secret (
    mailbox_id bigint not null,
    kind text not null check (kind in ('smtp_password', 'imap_password', 'oauth_client_secret', 'oauth_refresh_token', 'dkim_private_key')),
    key_id text not null, sealed text not null, saved_at timestamptz not null,
    primary key (mailbox_id, kind)
  )`,
  // Nobody hammers a server that asked for patience: '' is our own, a domain is whom it delivers to.
  `create table mail_delay (
    mailbox_id bigint not null, domain text not null, failures int not null, until timestamptz not null,
    primary key (mailbox_id, domain)
  )`,
];
