import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forward only. Keys are bigint identities (a uuid key costs 22 to 39 % of the import rate); borders between folders are crossed by id. */
export class FirstSchema1795000000000 implements MigrationInterface {
  name = 'FirstSchema1795000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...people, ...cadences, ...mail, ...handoffs, ...imports, ...system]) {
      await queryRunner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead');
  }
}

const people = [
  `create table lead (
    id bigint generated always as identity primary key,
    identity text not null,
    email text, email_domain text,
    first_name text, last_name text, company text, title text, phone text, industry text, website text,
    city text, state text, country text,
    language text not null, time_zone text not null, time_zone_source text not null,
    owner_email text, source text,
    intake text not null check (intake in ('api', 'webhook', 'form', 'import')),
    import_id bigint,
    lawful_basis text not null default 'unknown', consent_at timestamptz,
    external_ids jsonb not null default '{}', custom jsonb not null default '{}',
    whisper text,
    ledger_state text not null check (ledger_state in ('waiting_first_touch', 'in_cadence', 'needs_review', 'answering',
      'snoozed', 'with_rep', 'finished', 'closed', 'excluded')),
    ledger_reason text not null,
    next_action_at timestamptz,
    created_at timestamptz not null, updated_at timestamptz not null
  )`,
  `create unique index lead_identity on lead (identity)`,
  `create index lead_email on lead (email) where email is not null`,
  `create index lead_ledger on lead (ledger_state, id)`,
  `create index lead_next_action on lead (next_action_at) where next_action_at is not null`,
  `create index lead_import on lead (import_id) where import_id is not null`,
  `create index lead_call on lead (id)
     where ledger_state = 'excluded' and ledger_reason in ('no_address', 'bounced') and phone is not null`,
  `create table suppression (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('address', 'domain', 'hash')),
    value text not null, reason text not null, source text not null, created_at timestamptz not null,
    unique (kind, value)
  )`,
  `create table company (
    id smallint primary key default 1 check (id = 1),
    name text not null, sells text not null, audience text not null, proof jsonb not null default '[]',
    tone text not null default 'friendly', website text, link_domains jsonb not null default '[]',
    sender_name text not null, postal_address text, updated_at timestamptz not null
  )`,
  `create table passage (
    id bigint generated always as identity primary key,
    title text not null, text text not null, language text not null, valid_until timestamptz,
    words tsvector generated always as (
      case language when 'de' then to_tsvector('german', title || ' ' || text)
                    when 'fr' then to_tsvector('french', title || ' ' || text)
                    when 'es' then to_tsvector('spanish', title || ' ' || text)
                    else to_tsvector('english', title || ' ' || text) end) stored,
    created_at timestamptz not null
  )`,
  `create index passage_words on passage using gin (words)`,
];

const cadences = [
  `create table cadence (
    id bigint generated always as identity primary key,
    name text not null unique, position int not null, status text not null default 'active',
    audience jsonb not null default '{"all": []}', send_window jsonb not null,
    review text not null check (review in ('all', 'first_step', 'none')),
    created_at timestamptz not null, updated_at timestamptz not null
  )`,
  `create table cadence_step (
    id bigint generated always as identity primary key,
    cadence_id bigint not null references cadence (id),
    position int not null, wait_days int not null check (wait_days >= 0),
    purpose text not null, instruction text, retired_at timestamptz
  )`,
  `create unique index cadence_step_position on cadence_step (cadence_id, position) where retired_at is null`,
  `create table enrollment (
    id bigint generated always as identity primary key,
    lead_id bigint not null, cadence_id bigint not null, mailbox_id bigint,
    status text not null check (status in ('active', 'paused', 'finished', 'stopped')),
    reason text not null,
    lane smallint not null check (lane between 1 and 3),
    next_step_id bigint, last_step_id bigint, steps_sent int not null default 0,
    due_at timestamptz, not_before timestamptz, hold_reason text,
    resume_at timestamptz, pause_owner text,
    reminded_until timestamptz,
    opened_at timestamptz not null, closed_at timestamptz,
    check (status <> 'active' or (due_at is not null and next_step_id is not null)),
    check (status <> 'paused' or resume_at is not null or pause_owner is not null)
  )`,
  `create unique index enrollment_open on enrollment (lead_id) where status in ('active', 'paused')`,
  `create index enrollment_lead on enrollment (lead_id)`,
  `create index enrollment_due on enrollment (lane, due_at) include (not_before, reminded_until) where status = 'active'`,
  `create index enrollment_held on enrollment (not_before) where status = 'active' and not_before is not null`,
  `create index enrollment_reminded on enrollment (mailbox_id) where reminded_until is not null`,
  `create index enrollment_resume on enrollment (resume_at) where status = 'paused'`,
];

const mail = [
  `create table mailbox (
    id bigint generated always as identity primary key,
    address text not null unique, from_name text not null, signature text,
    wire text not null check (wire in ('capture', 'smtp')),
    status text not null default 'active' check (status in ('active', 'paused')), pause_reason text,
    daily_cap int not null check (daily_cap >= 0), gap_seconds int not null default 0, next_slot_at timestamptz,
    time_zone text not null, last_read_at timestamptz, created_at timestamptz not null
  )`,
  `create table mailbox_day (
    mailbox_id bigint not null references mailbox (id), day date not null, taken int not null,
    primary key (mailbox_id, day)
  )`,
  `create table sending_switch (
    id smallint primary key default 1 check (id = 1),
    stopped_at timestamptz, stopped_by text
  )`,
  `insert into sending_switch (id) values (1)`,
  `create table message (
    id bigint generated always as identity primary key,
    lead_id bigint, direction text not null check (direction in ('out', 'in')),
    kind text not null check (kind in ('touch', 'answer', 'nudge', 'person', 'reply')),
    status text not null,
    enrollment_id bigint, step_id bigint, answers_id bigint, mailbox_id bigint,
    message_id text, in_reply_to text, "references" jsonb not null default '[]',
    from_address text, to_address text, subject text not null default '', body text not null default '', language text,
    written_by text, findings jsonb not null default '[]', review_by timestamptz,
    rendered bytea, not_before timestamptz, hold_reason text, reminded_until timestamptz,
    leased_until timestamptz, fence int not null default 0, attempts int not null default 0, wire_started_at timestamptz,
    sent_at timestamptz, wire_response text, settled_at timestamptz,
    raw bytea, digest text, received_at timestamptz, matched_by text, flags jsonb not null default '[]',
    meaning jsonb, decision jsonb, classified_by text, act_by timestamptz,
    created_at timestamptz not null,
    check (direction = 'in' and status in ('received', 'classified', 'settled')
        or direction = 'out' and status in ('needs_review', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'))
  )`,
  `create unique index message_touch on message (enrollment_id, step_id)
     where kind = 'touch' and status <> 'cancelled' and settled_at is null`,
  `create unique index message_answer on message (answers_id) where kind = 'answer' and status <> 'cancelled'`,
  `create unique index message_message_id on message (message_id) where direction = 'out'`,
  `create unique index message_digest on message (digest) where direction = 'in'`,
  `create index message_lead on message (lead_id, id)`,
  `create index message_open_out on message (status, not_before) where status in ('queued', 'sending', 'unknown', 'needs_review')`,
  `create index message_waiting on message (mailbox_id) where status in ('queued', 'needs_review')`,
  `create index message_open_in on message (status, id) where status in ('received', 'classified')`,
  `create table notice (
    id bigint generated always as identity primary key,
    kind text not null, about text not null, about_id bigint not null, to_address text not null, round int not null default 1,
    lead_id bigint, subject text not null, body text not null, links jsonb not null default '[]', message_id text,
    status text not null check (status in ('queued', 'sending', 'sent', 'failed')),
    attempts int not null default 0, try_at timestamptz not null, reminded_until timestamptz, leased_until timestamptz,
    sent_at timestamptz, wire_response text, created_at timestamptz not null,
    unique (kind, about, about_id, to_address, round)
  )`,
  `create index notice_lead on notice (lead_id) where lead_id is not null`,
  `create index notice_open on notice (try_at) where status in ('queued', 'sending')`,
];

const handoffs = [
  `create table rep (
    id bigint generated always as identity primary key,
    name text not null, email text not null unique, time_zone text not null, hours jsonb not null,
    capacity int not null check (capacity >= 0), countries jsonb not null default '[]', languages jsonb not null default '[]',
    away_until timestamptz, status text not null default 'active' check (status in ('active', 'inactive')),
    last_offered_at timestamptz, created_at timestamptz not null
  )`,
  `create table handoff (
    id bigint generated always as identity primary key,
    lead_id bigint not null, reply_id bigint, reply_class text,
    status text not null check (status in ('unassigned', 'offered', 'accepted', 'returned', 'closed')),
    outcome text, rep_id bigint, reason text not null, brief jsonb not null, language text not null,
    act_at timestamptz, reminded_until timestamptz, reminders int not null default 0, first_action_at timestamptz,
    opened_at timestamptz not null, accepted_at timestamptz, ended_at timestamptz,
    check (status in ('returned', 'closed') or act_at is not null),
    check (status <> 'accepted' or rep_id is not null)
  )`,
  `create unique index handoff_open on handoff (lead_id) where status in ('unassigned', 'offered', 'accepted')`,
  `create unique index handoff_reply on handoff (reply_id) where reply_id is not null`,
  `create index handoff_act on handoff (act_at) where status in ('unassigned', 'offered', 'accepted')`,
  `create index handoff_rep on handoff (rep_id, status)`,
  `create index handoff_lead on handoff (lead_id)`,
  `create table offer (
    id bigint generated always as identity primary key,
    handoff_id bigint not null references handoff (id), rep_id bigint not null references rep (id),
    status text not null check (status in ('open', 'accepted', 'declined', 'expired')),
    reason text, offered_at timestamptz not null, expires_at timestamptz not null, decided_at timestamptz
  )`,
  `create unique index offer_open on offer (handoff_id) where status = 'open'`,
  `create index offer_handoff on offer (handoff_id)`,
];

const imports = [
  `create table import (
    id bigint generated always as identity primary key,
    file_name text not null, vendor text not null, headers jsonb not null, mapping jsonb not null, dry_run boolean not null,
    policy text not null check (policy in ('fill_blanks', 'overwrite', 'skip')), cadence_id bigint,
    status text not null check (status in ('reading', 'merging', 'done', 'failed', 'undone')), error text,
    rows_read int not null default 0, rows_merged int not null default 0, counts jsonb not null default '{}',
    standings jsonb not null default '{}', started_by text not null, reminded_until timestamptz,
    created_at timestamptz not null, finished_at timestamptz
  )`,
  `create index import_open on import (id) where status in ('reading', 'merging')`,
  `create table import_row (
    import_id bigint not null, ordinal int not null, row_number int not null, cells json not null,
    identity text not null, formerly text, email text, email_domain text,
    first_name text, last_name text, company text, title text, phone text, industry text, website text, city text, state text,
    country text, language text not null, time_zone text not null, time_zone_source text not null, owner_email text,
    source text, lawful_basis text not null, consent_at timestamptz, external_ids jsonb not null, custom jsonb not null,
    opted_out boolean not null, problems jsonb not null, outcome text, standing text, lead_id bigint, primary key (import_id, ordinal)
  )`,
];

const system = [
  `create table activity (
    id bigint generated always as identity primary key,
    at timestamptz not null, actor text not null, act text not null, about text not null, about_id bigint not null,
    lead_id bigint, reason text, detail jsonb not null default '{}'
  )`,
  `create index activity_lead on activity (lead_id, id) where lead_id is not null`,
  `create index activity_about on activity (about, about_id)`,
  `create function activity_is_append_only() returns trigger language plpgsql as $$
     begin raise exception 'activity is append-only'; end $$`,
  `create trigger activity_append_only before update or delete on activity
     for each row execute function activity_is_append_only()`,
  `create table api_key (
    id bigint generated always as identity primary key,
    name text not null, hash text not null unique, scopes jsonb not null,
    created_at timestamptz not null, revoked_at timestamptz
  )`,
  `create table idempotency_key (
    caller text not null, key text not null, request_hash text not null,
    status int, response jsonb, claimed_until timestamptz not null, created_at timestamptz not null default now(),
    primary key (caller, key)
  )`,
  `create table ledger_sweep (id smallint primary key default 1 check (id = 1), after_lead bigint not null)`,
  `create table sandbox_event (
    id bigint generated always as identity primary key,
    at timestamptz not null, kind text not null, key text not null unique, lead_id bigint, about_id bigint,
    raw bytea, truth jsonb, done_at timestamptz, reply_id bigint
  )`,
  `create index sandbox_event_next on sandbox_event (at) where done_at is null`,
  `create table sandbox_seen (id smallint primary key default 1 check (id = 1), captured text not null)`,
  `create table simulated_clock (id smallint primary key default 1 check (id = 1), now timestamptz not null)`,
];
