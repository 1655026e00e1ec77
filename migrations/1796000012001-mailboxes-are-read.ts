import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reading mailboxes: who reads which, up to where, and what could not be read to its end. */
export class MailboxesAreRead1796000012001 implements MigrationInterface {
  name = 'MailboxesAreRead1796000012001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of reading) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const reading = [
  // Apart from the mailbox, whose row every send takes: a reader must not wait for a sender, nor the other way round.
  `create table mailbox_reading (
    mailbox_id bigint primary key references mailbox (id), due_at timestamptz not null,
    reminded_until timestamptz, leased_until timestamptz, fence int not null default 0,
    failures int not null default 0, problem text, problem_words text, failing_since timestamptz
  )`,
  `create table inbox_position (
    mailbox_id bigint not null references mailbox (id), folder text not null,
    uid_validity text not null, uid bigint not null, tries int not null default 0, opened_at timestamptz not null,
    primary key (mailbox_id, folder)
  )`,
  `create table parked_mail (
    id bigint generated always as identity primary key,
    mailbox_id bigint not null references mailbox (id), folder text not null, uid_validity text not null, uid bigint not null,
    reason text not null check (reason in ('too_large', 'unreadable')), detail text,
    sender text, bytes int not null, raw bytea, parked_at timestamptz not null,
    unique (mailbox_id, folder, uid_validity, uid)
  )`,
];
