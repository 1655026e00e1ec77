import { migrations } from '../../migrations/index.js';
import type { Config, EmbeddingSettings } from '../config.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { lackOf } from '../outreach/mailbox.rules.js';

/** `fail`: it does not start, or no mail to a lead may leave. `warn`: it works, and perhaps not as you expect. */
export type Level = 'ok' | 'warn' | 'fail';

export interface Finding {
  level: Level;
  check: string;
  says: string;
}

/** Runs one statement and gives its rows, with the names of the columns. */
export type Ask = <Row extends object>(statement: string, params?: unknown[]) => Promise<Row[]>;

/** The oldest that the queue recommends; the embedded server and the tests are 18. */
const OLDEST_POSTGRES = 14;
const TESTED_POSTGRES = 18;

const LACKS: Readonly<Record<NonNullable<ReturnType<typeof lackOf>>, [Level, string]>> = {
  no_mail_server: ['fail', 'has no mail server: SMTP_URL, or PUT /api/mailboxes/:id'],
  no_way_to_read_replies: ['fail', 'nobody reads what comes back: IMAP_URL, or PUT /api/mailboxes/:id'],
  mailbox_not_read_yet: ['warn', 'was never read: a worker does it soon after the start, and mail leaves after that'],
};

/** What the environment says: where links lead, and who writes. */
export function findingsOfSettings({ simulated, publicUrl, openai }: Config): Finding[] {
  if (simulated) {
    const says = 'simulated: mail is captured, nothing leaves; DATABASE_URL is not used';
    return [{ level: 'warn', check: 'clock', says }];
  }
  return [publicUrlFinding(publicUrl), writerFinding(openai)];
}

function publicUrlFinding(publicUrl: string | null): Finding {
  const check = 'public URL';
  if (!publicUrl)
    return { level: 'fail', check, says: 'PUBLIC_URL is missing: unsubscribe links in mails would lead nowhere' };
  if (publicUrl.startsWith('https:')) return { level: 'ok', check, says: publicUrl };
  return { level: 'warn', check, says: 'not https: mail programs offer no one-click unsubscribe (RFC 8058)' };
}

function writerFinding(openai: Config['openai']): Finding {
  const check = 'writer';
  if (openai) return { level: 'ok', check, says: `${openai.models.join(', ')} at ${openai.baseUrl ?? 'OpenAI'}` };
  const says = 'offline: rules and templates, not AI; OPENAI_API_KEY or OPENAI_BASE_URL lets a model write';
  return { level: 'warn', check, says };
}

/** The server, its schema, and what must be known before a first mail. */
export async function examineDatabase(ask: Ask, kind: string, config: Config): Promise<Finding[]> {
  const server = [...(await examineServer(ask, kind)), ...(await examineSpelling(ask)), await examineSchema(ask)];
  if (server.at(-1)?.level !== 'ok') return server;
  return [...server, ...(await examineReadiness(ask, config))];
}

async function examineServer(ask: Ask, kind: string): Promise<Finding[]> {
  const [server] = await ask<{ version: string; num: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as num,
       current_setting('server_encoding') as encoding`,
  );
  const version = versionFinding(Math.floor((server?.num ?? 0) / 10_000), `PostgreSQL ${server?.version} (${kind})`);
  if (server?.encoding === 'UTF8') return [version];
  const says = `${server?.encoding}: names would be refused; create the database with encoding UTF8`;
  return [version, { level: 'fail', check: 'encoding', says }];
}

function versionFinding(major: number, says: string): Finding {
  const check = 'database';
  if (major < OLDEST_POSTGRES)
    return { level: 'fail', check, says: `${says}: too old, ${OLDEST_POSTGRES} is the oldest supported` };
  if (major < TESTED_POSTGRES) return { level: 'warn', check, says: `${says}: tested with ${TESTED_POSTGRES}` };
  return { level: 'ok', check, says };
}

/** Nice to have: without it a question is matched by exact words alone. */
async function examineSpelling(ask: Ask): Promise<Finding[]> {
  const [found] = await ask<{ there: boolean }>(
    `select exists (select from pg_extension where extname = 'pg_trgm') as there`,
  );
  if (found?.there) return [];
  const remedy = 'have an admin of the database run: create extension pg_trgm';
  const says = `missing, so knowledge is not found by misspelled words: ${remedy}`;
  return [{ level: 'warn', check: 'pg_trgm', says }];
}

async function examineSchema(ask: Ask): Promise<Finding> {
  const [table] = await ask<{ there: boolean }>(`select to_regclass('migrations') is not null as there`);
  const applied = table?.there ? await ask<{ name: string }>('select name from migrations') : [];
  const missing = migrations.filter(({ name }) => !applied.some((row) => row.name === name));
  if (missing.length === 0) return { level: 'ok', check: 'migrations', says: 'all applied' };
  const says = `${missing.length} to apply: the next start does it, or npm run migrate`;
  return { level: 'warn', check: 'migrations', says };
}

/** Until all of it is known leads wait, each with its reason. */
async function examineReadiness(ask: Ask, { simulated, adminApiKey, embeddings }: Config): Promise<Finding[]> {
  const [found] = await ask<{ company: boolean; address: boolean; keys: number }>(
    `select exists (select from company) as company,
       exists (select from company where postal_address ~ '[^[:space:]]') as address,
       (select count(*)::int from api_key where revoked_at is null) as keys`,
  );
  const level = simulated ? 'warn' : 'fail';
  const company: Finding = found?.company
    ? { level: 'ok', check: 'company', says: 'said what it sells' }
    : { level, check: 'company', says: 'not described yet, so nothing is written: PUT /api/settings' };
  const address: Finding = found?.address
    ? { level: 'ok', check: 'postal address', says: 'set' }
    : {
        level,
        check: 'postal address',
        says: 'missing, and the law wants it in every mail (CAN-SPAM): PUT /api/settings',
      };
  const keyless = found?.keys === 0 && !adminApiKey;
  const keys = keyless ? 'none: the next start makes one and shows it once' : null;
  return [
    company,
    address,
    ...(await examineMailboxes(ask, simulated)),
    ...(embeddings ? [await examineKnowledge(ask, embeddings)] : []),
    ...(keys ? [{ level: 'warn' as const, check: 'API keys', says: keys }] : []),
  ];
}

/** The mailboxes in use, and what keeps mail in them. */
async function examineMailboxes(ask: Ask, simulated: boolean): Promise<Finding[]> {
  const active = await ask<Pick<Mailbox, 'id' | 'wire' | 'repliesBy' | 'imap' | 'lastReadAt'>>(
    `select id, wire, replies_by as "repliesBy", imap, last_read_at as "lastReadAt" from mailbox
     where status = 'active' order by id`,
  );
  const check = 'mailboxes';
  if (active.length === 0) {
    const says = 'none is active, so leads wait: SMTP_URL, or POST /api/mailboxes';
    return [{ level: simulated ? 'warn' : 'fail', check, says }];
  }
  const lacking = active.flatMap((mailbox): Finding[] => {
    const lack = simulated ? null : lackOf(mailbox);
    return lack ? [{ level: LACKS[lack][0], check: `mailbox ${mailbox.id}`, says: `${LACKS[lack][1]} (${lack})` }] : [];
  });
  return [{ level: 'ok', check, says: `${active.length} active` }, ...lacking];
}

/** How many passages can be found by their meaning, and what keeps the others. */
async function examineKnowledge(ask: Ask, { model, baseUrl }: EmbeddingSettings): Promise<Finding> {
  const [found] = await ask<KnowledgeStand>(
    `with passages as (select id from passage where valid_until is null or valid_until > now()),
       vectors as (select vector, trouble from passage_vector join passages on id = passage_id where model = $1)
     select (select count(*)::int from passages) as passages,
       (select count(vector)::int from vectors) as known,
       (select count(*)::int from vectors where vector is null and trouble is not null) as rejected,
       (select monthly_budget is not null and prices -> $1 is null from writer_setting) as unpriced,
       (select outcome from model_call where purpose = 'embedding' and model = $1 and outcome <> 'open'
        order by id desc limit 1) as outcome`,
    [model],
  );
  const { known, passages } = found ?? { known: 0, passages: 0 };
  const lack = found && lackOfVectors(found);
  const says = `${known} of ${passages} passages can be found by their meaning, by ${model} at ${baseUrl ?? 'OpenAI'}`;
  return { level: lack ? 'warn' : 'ok', check: 'knowledge', says: lack ? `${says}: ${lack}` : says };
}

interface KnowledgeStand {
  passages: number;
  known: number;
  rejected: number;
  /** There is a budget, and the model has no price. */
  unpriced: boolean;
  /** Of the last call; null: there was none. */
  outcome: string | null;
}

function lackOfVectors({ rejected, unpriced, outcome }: KnowledgeStand): string | null {
  const meanwhile = 'Until then questions are matched by their words alone';
  if (unpriced) return `there is a budget, so it is not asked without a price (PUT /api/settings/writer). ${meanwhile}`;
  if (outcome === 'busy') return `its server did not answer the last time. ${meanwhile}`;
  if (outcome !== null && outcome !== 'answered')
    return `its server makes no vectors: correct OPENAI_EMBEDDING_MODEL, or the key and address beside it. ${meanwhile}`;
  return rejected > 0 ? `it takes ${rejected} of them in no form: make them shorter` : null;
}
