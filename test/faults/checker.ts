import type { Client } from 'pg';
import { addressOf, CANARY, canary, type Promised } from './people.js';
import type { Taken } from './sink.js';

export interface Evidence {
  database: Client;
  /** What `GET /api/coverage` says in the end. */
  coverage: { total: number; unaccounted: number; states: Record<string, number> };
  taken: Taken[];
  /** Everything that was put before a model. */
  prompts: string[];
  leads: Promised[];
  replies: Promised[];
  /** Whether the mail server knows nobody of this address. */
  isUnknown: (address: string) => boolean;
}

interface Sent {
  id: string;
  messageId: string;
  status: string;
  kind: string;
  enrollmentId: string | null;
  stepId: string | null;
  toAddress: string;
  leadId: string;
  wireStartedAt: Date | null;
}

/** What a run comes to: the first law that it broke, with the seed that breaks it again. */
export async function verdict(seed: number, evidence: Evidence): Promise<string> {
  const found = await breaches(evidence);
  if (found.length === 0) return `seed ${seed}: every law holds`;
  return `seed ${seed}: ${found[0]}${found.length > 1 ? `, and ${found.length - 1} more` : ''}`;
}

/** The laws of design §6 against two ledgers that know nothing of each other: the database, and the mail server's. */
async function breaches(whole: Evidence): Promise<string[]> {
  // Notices to our own people are delivered at least once, under a Message-ID of their own.
  const evidence = { ...whole, taken: whole.taken.filter(({ to }) => to.startsWith('lead')) };
  const { rows } = await evidence.database.query<Sent>(
    `select id, message_id as "messageId", status, kind, enrollment_id as "enrollmentId", step_id as "stepId",
       to_address as "toAddress", lead_id as "leadId", wire_started_at as "wireStartedAt" from message where direction = 'out' and message_id is not null`,
  );
  const sent = new Map(rows.map((row) => [row.messageId, row]));
  return [
    ...(await nobodyForgotten(evidence)),
    ...oncePerStep(evidence, sent),
    ...silentAfterwards(evidence, sent),
    ...(await repliesOnce(evidence)),
    ...(await nothingClaimed(evidence)),
    ...(await oneOwner(evidence)),
    ...(await withinCap(evidence)),
    ...nobodyBlamed(evidence, sent),
    ...(await told(evidence)),
    ...ownDataOnly(evidence),
  ];
}

async function nobodyForgotten({ database, coverage, leads }: Evidence): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(`select id from lead`);
  const known = new Set(rows.map(({ id }) => id));
  const lost = leads
    .filter(({ leadId }) => !known.has(leadId))
    .map(({ address }) => `I1 ${address} was promised and is gone`);
  const states = Object.values(coverage.states).reduce((sum, count) => sum + count, 0);
  if (coverage.unaccounted !== 0) lost.push(`I1 ${coverage.unaccounted} leads are not accounted for`);
  if (states !== leads.length || known.size !== leads.length) {
    lost.push(`I1 ${leads.length} leads were promised, ${known.size} are stored, the ledger counts ${states}`);
  }
  return lost;
}

function oncePerStep({ taken }: Evidence, sent: Map<string, Sent>): string[] {
  const seen = new Set<string>();
  return taken.flatMap(({ messageId, to }) => {
    const row = sent.get(messageId);
    if (!row) return [`I2 a mail to ${to} left that no row had announced`];
    if (!row.wireStartedAt) return [`I2 message ${row.id} left and its row does not know (${row.status})`];
    if (row.status === 'queued' || row.status === 'cancelled' || row.status === 'failed') {
      return [`I2 message ${row.id} was taken by the server and is ${row.status}`];
    }
    const key = row.kind === 'touch' ? `${row.enrollmentId}/${row.stepId}` : row.messageId;
    const breach = seen.has(key) ? [`I2 ${row.kind} ${key} left twice (message ${row.id} to ${to})`] : [];
    seen.add(key);
    return breach;
  });
}

function silentAfterwards({ taken, replies }: Evidence, sent: Map<string, Sent>): string[] {
  return replies.flatMap(({ address, at }) =>
    taken
      .filter((mail) => mail.to === address && mail.at > at)
      // The one that was on the wire when the reply was saved had left already.
      .filter(({ messageId }) => (sent.get(messageId)?.wireStartedAt?.getTime() ?? Infinity) > at)
      .map(({ messageId }) => `I3 ${address} had replied and got message ${sent.get(messageId)?.id} afterwards`),
  );
}

async function repliesOnce({ database, replies }: Evidence): Promise<string[]> {
  const { rows } = await database.query<{ fromAddress: string; count: string; open: string }>(
    `select from_address as "fromAddress", count(*) as count, count(*) filter (where status = 'received') as open
     from message where direction = 'in' group by 1`,
  );
  const found = new Map(rows.map((row) => [row.fromAddress, row]));
  return replies.flatMap(({ address }) => {
    const row = found.get(address);
    if (Number(row?.count ?? 0) !== 1) return [`I4 the reply of ${address} is stored ${row?.count ?? 0} times`];
    return row?.open === '0' ? [] : [`I4 the reply of ${address} was never understood`];
  });
}

async function nothingClaimed({ database }: Evidence): Promise<string[]> {
  const { rows } = await database.query<{ line: string }>(
    `select 'I5 message ' || id || ' is still ' || status as line from message
       where status in ('sending', 'queued') and (not_before is null or not_before < now() + interval '1 day')
     union all select 'I5 unknown message ' || id || ' has no time to be looked at' from message
       where status = 'unknown' and review_by is null and settled_at is null
     union all select 'I5 the lead of unknown message ' || message.id || ' is ' || ledger_state from message
       join lead on lead.id = message.lead_id
       where message.status = 'unknown' and settled_at is null and ledger_state not in ('needs_review', 'with_rep', 'answering')`,
  );
  return rows.map(({ line }) => line);
}

/** While a rep has the lead the agent is silent; what was on the wire when the hand-off was opened had left already. */
async function oneOwner({ database, taken }: Evidence): Promise<string[]> {
  const { rows } = await database.query<{ line: string }>(
    `select 'I6 message ' || message.id || ' left while a rep had the lead' as line
       from message join handoff on handoff.lead_id = message.lead_id
       where message.message_id = any ($1) and message.kind <> 'person' and message.wire_started_at > handoff.opened_at
         and (handoff.ended_at is null or message.wire_started_at < handoff.ended_at)
     union all select 'I6 hand-off ' || handoff_id || ' has ' || count(*) || ' owners' from offer
       where status in ('open', 'accepted') group by handoff_id having count(*) > 1`,
    [taken.map(({ messageId }) => messageId)],
  );
  return rows.map(({ line }) => line);
}

/** Every mail that was taken had one of its mailbox's slots. */
async function withinCap({ database, taken }: Evidence): Promise<string[]> {
  const { rows } = await database.query<{ slots: string }>(`select coalesce(sum(taken), 0) as slots from mailbox_day`);
  const slots = Number(rows[0]?.slots);
  return slots < taken.length ? [`I7 ${taken.length} mails left through ${slots} slots`] : [];
}

/** Trouble with our account, the wire or the server is nobody's bounce (F8). */
function nobodyBlamed({ isUnknown }: Evidence, sent: Map<string, Sent>): string[] {
  return [...sent.values()]
    .filter(({ status, toAddress }) => status === 'failed' && !isUnknown(toAddress))
    .map(({ id, toAddress }) => `F8 message ${id} to ${toAddress} failed for good, and the server knows the address`);
}

async function told({ database }: Evidence): Promise<string[]> {
  const { rows } = await database.query<{ line: string }>(
    `select 'I8 message ' || id || ' is ' || status || ' and no activity says so' as line from message
     where direction = 'out' and status in ('sent', 'failed', 'unknown')
       and not exists (select from activity where about = 'message' and about_id = message.id and act = 'message.' || message.status)`,
  );
  return rows.map(({ line }) => line);
}

function ownDataOnly({ taken, prompts, leads }: Evidence): string[] {
  const owners = new Map(leads.map((_, index) => [addressOf(index + 1), canary(index + 1)]));
  const mails = taken.flatMap(({ to, raw }) => {
    const foreign = (raw.match(CANARY) ?? []).find((name) => name !== owners.get(to));
    return foreign ? [`I9 a mail to ${to} names ${foreign}`] : [];
  });
  const asked = prompts.flatMap((prompt) => {
    const [one, other] = new Set(prompt.match(CANARY));
    return other ? [`I9 a prompt names ${one} and ${other}`] : [];
  });
  return [...mails, ...asked];
}
