import type { Stage } from './stage.js';

const DAY_SECONDS = 86_400;

/** Of a hundred leads: what a year of work leaves. The rest is finished. */
const STATES = `case when n % 100 < 12 then 'waiting_first_touch' when n % 100 < 30 then 'in_cadence' when n % 100 < 31 then 'with_rep'
  when n % 100 < 32 then 'snoozed' when n % 100 < 45 then 'excluded' when n % 100 < 50 then 'closed' else 'finished' end`;

const OPEN = `('waiting_first_touch', 'in_cadence', 'snoozed')`;

/**
 * Leads, enrollments, mails, replies and their history, as a company has them that worked through so many in a year:
 * what is under way, what a person must look at and what came today grows with the leads only where it does so in an office.
 */
export async function liveIn(stage: Stage, leads: number): Promise<void> {
  await stage.empty();
  const age = `n::double precision / $1 * 365 * ${DAY_SECONDS} * interval '1 second'`;
  await stage.pool.query(
    `insert into lead (identity, email, email_domain, first_name, last_name, company, source, owner_email, language, time_zone, time_zone_source, intake,
       lawful_basis, external_ids, custom, ledger_state, ledger_reason, next_action_at, created_at, updated_at)
     select 'p' || n || '@c' || n / 4 || '.example', 'p' || n || '@c' || n / 4 || '.example', 'c' || n / 4 || '.example', 'Pat', initcap(translate(md5(n::text), '0123456789', 'ghijklmnop')),
       'Company ' || n / 4, case n % 3 when 0 then 'Trade fair' when 1 then 'Website' else 'List' end, case when n % 2 = 0 then 'rep' || n % 40 || '@us.example' end, 'en', 'Europe/Berlin', 'given', 'api',
       'unknown', '{}', '{}', state, case when state in ${OPEN} then 'due' else 'completed' end,
       case when state in ${OPEN} or state = 'with_rep' then now() + (n % 1000 + 1) * interval '1 minute' end,
       now() - interval '365 days' + ${age}, now()
     from generate_series(1, $1::int) as n, lateral (select ${STATES} as state) as stands order by n`,
    [leads],
  );
  await stage.pool.query(
    `insert into enrollment (lead_id, cadence_id, status, reason, lane, next_step_id, steps_sent, due_at, resume_at, opened_at, closed_at)
     select lead.id, step.cadence_id, case when ledger_state = 'snoozed' then 'paused' when ledger_state in ${OPEN} then 'active'
         when ledger_state = 'finished' then 'finished' else 'stopped' end, 'opened', 2,
       case when ledger_state in ${OPEN} then step.id end, case when ledger_state = 'waiting_first_touch' then 0 else 1 end,
       case when ledger_state in ${OPEN} then next_action_at end, case when ledger_state = 'snoozed' then next_action_at end, created_at, case when ledger_state not in ${OPEN} then now() end
     from lead cross join (select id, cadence_id from cadence_step order by cadence_id, position limit 1) as step order by lead.id`,
  );
  await stage.pool.query(
    `insert into message (lead_id, enrollment_id, step_id, direction, kind, status, subject, body, to_address, sent_at, created_at)
     select lead.id, enrollment.id, (select min(id) from cadence_step), 'out', 'touch', 'sent', 'A thought', repeat('A sentence. ', 40), email,
       created_at + interval '1 hour', created_at
     from lead join enrollment on enrollment.lead_id = lead.id where ledger_state <> 'waiting_first_touch' order by lead.id`,
  );
  await stage.pool.query(
    `insert into message (lead_id, direction, kind, status, subject, body, from_address, received_at, settled_at, created_at, meaning)
     select id, 'in', 'reply', 'settled', 'Re: A thought', 'Thank you, not now.', email, created_at + interval '1 day', created_at + interval '1 day',
       created_at + interval '1 day', jsonb_build_object('class', case when id % 40 = 5 then 'interested' else 'not_interested' end, 'confidence', 0.9) from lead where id % 10 = 5 order by id`,
  );
  await stage.pool.query(
    `insert into activity (at, actor, act, about, about_id, lead_id)
     select created_at, 'agent', case direction when 'out' then 'message.sent' else 'reply.classified' end, 'message', id, lead_id from message order by id`,
  );
  await stage.settle();
}
