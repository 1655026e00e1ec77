import type { Stage } from './stage.js';

const COMPANY = {
  name: 'Brightdesk',
  sells: 'a shared inbox for support teams',
  audience: 'support teams',
  senderName: 'Nora Lind',
  postalAddress: 'Brightdesk GmbH, Lindenstr. 5, 10969 Berlin',
};

/** A company, a cadence that may write at any hour and asks nobody, and mailboxes at the server. */
export async function setUpFlow(stage: Stage, smtpPort: number, mailboxes: number): Promise<void> {
  await stage.call('PUT', '/api/settings', COMPANY);
  await stage.pool.query(
    `update cadence set review = 'none', send_window = '{"days":[1,2,3,4,5,6,7],"from":"00:00","to":"24:00","skipHolidays":false}'`,
  );
  const smtp = { host: '127.0.0.1', port: smtpPort, security: 'none', user: null, signIn: 'password' };
  await stage.pool.query(
    `insert into mailbox (address, from_name, wire, smtp, replies_by, status, daily_cap, gap_seconds, time_zone, created_at)
     select 'bench' || n || '@crm.bench.example', 'Nora Lind', 'smtp', $1, 'webhook', 'active', 1000000, 0, 'UTC', now()
     from generate_series(1, $2::int) as n`,
    [JSON.stringify(smtp), mailboxes],
  );
}

/** Leads whose first touch is due, none written yet: the ids of their enrollments. */
export async function dueTouches(stage: Stage, touches: number): Promise<string[]> {
  await stage.empty();
  await stage.pool.query('truncate kept_answer, model_call, model_month restart identity');
  await stage.pool.query(
    `insert into lead (identity, email, email_domain, first_name, last_name, company, language, time_zone, time_zone_source, intake, lawful_basis,
       external_ids, custom, ledger_state, ledger_reason, next_action_at, created_at, updated_at)
     select 'p' || n || '@x.example', 'p' || n || '@x.example', 'x.example', 'Ana', 'Silva', 'Silva Logistics', 'en', 'Europe/Berlin', 'given',
       'api', 'unknown', '{}', '{}', 'waiting_first_touch', 'due', now(), now(), now() from generate_series(1, $1) as n`,
    [touches],
  );
  const { rows } = await stage.pool.query<{ id: string }>(
    `insert into enrollment (lead_id, cadence_id, status, reason, lane, next_step_id, due_at, opened_at, mailbox_id)
     select lead.id, step.cadence_id, 'active', 'opened', 1, step.id, now() - interval '1 minute', now(), boxes[1 + lead.id % cardinality(boxes)]
     from lead cross join (select id, cadence_id from cadence_step order by cadence_id, position limit 1) as step
       cross join (select array_agg(id) as boxes from mailbox) as mailboxes
     order by lead.id returning id`,
  );
  await stage.settle();
  return rows.map(({ id }) => id);
}

/** The same with their texts, as a model wrote them: the ids of the messages. */
export async function queueTouches(stage: Stage, touches: number): Promise<string[]> {
  await dueTouches(stage, touches);
  const body =
    'Hi Ana,\n\n' +
    'teams like yours often lose sight of mails that several people share. '.repeat(8) +
    '\n\nBest regards,';
  const { rows } = await stage.pool.query<{ id: string }>(
    `insert into message (lead_id, direction, kind, status, enrollment_id, step_id, mailbox_id, subject, body, language, written_by, created_at)
     select lead_id, 'out', 'touch', 'queued', id, next_step_id, mailbox_id, 'One inbox for Silva Logistics', $1, 'en', 'openai/stub', now()
     from enrollment order by id returning id`,
    [body],
  );
  await stage.settle();
  return rows.map(({ id }) => id);
}

export interface Mail {
  envelope: { from: string; to: string };
  raw: Buffer;
}

/** Mails as they left, with what a server needs to take them. */
export async function lastMails(stage: Stage, most: number): Promise<Mail[]> {
  const { rows } = await stage.pool.query<{ from: string; to: string; raw: Buffer }>(
    `select from_address as "from", to_address as "to", rendered as raw from message where rendered is not null limit $1`,
    [most],
  );
  return rows.map(({ from, to, raw }) => ({ envelope: { from, to }, raw }));
}
