import { Redis } from 'ioredis';
import pg from 'pg';
import { migrations } from '../migrations/index.js';
import { type Config, ConfigInvalid, ownEnvironment, readConfig } from './config.js';
import { DataDirInUse } from './database/instance-lock.js';
import { openDatabase } from './database/open-database.js';
import { type Finding, examineMailboxes, examineSecrets, examineServers, type Level } from './examine-mail.js';
import { redisComplaints } from './jobs/redis-settings.js';

/** The oldest that the queue recommends; the embedded server and the tests are 18. */
const OLDEST_POSTGRES = 14;
const TESTED_POSTGRES = 18;
const CONNECT_MS = 5_000;

let failed = 0;
const say = (level: Level, check: string, says: string): void => {
  if (level === 'fail') failed++;
  process.stdout.write(`${level.padEnd(5)} ${check.padEnd(15)} ${says}\n`);
};

const tell = (findings: Finding[]): void => findings.forEach(({ level, check, says }) => say(level, check, says));

await examine(ownEnvironment());
process.stdout.write(failed === 0 ? 'Nothing stands in the way.\n' : `${failed} to mend.\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function examine(env: Record<string, string | undefined>): Promise<void> {
  say('ok', 'node', process.version);
  const config = readSettings(env);
  if (!config) return;
  sayOfSettings(config);
  if (config.mail) tell(await examineServers(config.mail));
  if (config.redisUrl) await examineRedis(config.redisUrl);
  else say('ok', 'queue', 'in PostgreSQL; REDIS_URL moves it to Redis');
  await examineDatabase(config);
}

function readSettings(env: Record<string, string | undefined>): Config | null {
  try {
    const config = readConfig(env);
    say('ok', 'settings', 'all can be used');
    return config;
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    for (const problem of error.problems) say('fail', 'settings', problem);
    return null;
  }
}

function sayOfSettings({ simulated, secretKey, publicUrl, dataDir, openai }: Config): void {
  if (simulated) {
    say('warn', 'clock', 'simulated: mail is captured, nothing leaves; DATABASE_URL is not used');
    return;
  }
  if (secretKey) say('ok', 'secret key', 'SECRET_KEY is set');
  else say('ok', 'secret key', `kept in ${dataDir}/secret.key, made at the first start: back it up with the data`);
  if (!publicUrl) say('fail', 'public URL', 'PUBLIC_URL is missing: unsubscribe links in mails would lead nowhere');
  else if (!publicUrl.startsWith('https:'))
    say('warn', 'public URL', 'not https: mail programs offer no one-click unsubscribe (RFC 8058)');
  else say('ok', 'public URL', publicUrl);
  sayOfWriter(openai);
}

function sayOfWriter(openai: Config['openai']): void {
  if (openai) say('ok', 'writer', `${openai.models.join(', ')} at ${openai.baseUrl ?? 'OpenAI'}`);
  else
    say('warn', 'writer', 'offline: rules and templates, not AI; OPENAI_API_KEY or OPENAI_BASE_URL lets a model write');
}

async function examineRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: CONNECT_MS, retryStrategy: () => null });
  // The refusal comes from connect() as well; unheard, the event would print a stack.
  let cause: unknown;
  client.on('error', (error) => (cause = error));
  try {
    await client.connect();
    const complaints = redisComplaints(await client.info());
    for (const complaint of complaints) say('fail', 'redis', complaint);
    if (complaints.length === 0) say('ok', 'redis', 'answers, keeps every job');
  } catch (error) {
    say('fail', 'redis', `does not answer: ${told(cause ?? error)}. Start it, or correct REDIS_URL`);
  } finally {
    client.disconnect();
  }
}

async function examineDatabase(config: Config): Promise<void> {
  const kind = config.databaseUrl ? 'DATABASE_URL' : 'embedded';
  try {
    const database = await openDatabase(config);
    const client = new pg.Client({ connectionString: database.url, connectionTimeoutMillis: CONNECT_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await examineServer(client, kind);
      await examineSpelling(client);
      if (await examineSchema(client)) {
        await examineReadiness(client, config);
        tell(await examineSecrets(client, config));
      }
    } finally {
      await client.end().catch(() => undefined);
      await database.stop();
    }
  } catch (error) {
    if (!(error instanceof DataDirInUse)) say('fail', 'database', `${kind}: ${told(error)}`);
    else
      say(
        'warn',
        'database',
        'embedded, in use by an Everylead that runs: ask its /health/ready, or stop it to look inside',
      );
  }
}

/** Nice to have: without it a question is matched by exact words alone. */
async function examineSpelling(client: pg.Client): Promise<void> {
  const [found] = await ask<{ there: boolean }>(
    client,
    `select exists (select from pg_extension where extname = 'pg_trgm') as there`,
  );
  if (found?.there) return;
  const remedy = 'have an admin of the database run: create extension pg_trgm';
  say('warn', 'pg_trgm', `missing, so knowledge is not found by misspelled words: ${remedy}`);
}

async function examineServer(client: pg.Client, kind: string): Promise<void> {
  const [server] = await ask<{ version: string; num: number; encoding: string }>(
    client,
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as num,
       current_setting('server_encoding') as encoding`,
  );
  const major = Math.floor((server?.num ?? 0) / 10_000);
  const says = `PostgreSQL ${server?.version} (${kind})`;
  if (major < OLDEST_POSTGRES) say('fail', 'database', `${says}: too old, ${OLDEST_POSTGRES} is the oldest supported`);
  else if (major < TESTED_POSTGRES) say('warn', 'database', `${says}: tested with ${TESTED_POSTGRES}`);
  else say('ok', 'database', says);
  if (server?.encoding !== 'UTF8') {
    say('fail', 'encoding', `${server?.encoding}: names would be refused; create the database with encoding UTF8`);
  }
}

/** False when the tables are not there yet. */
async function examineSchema(client: pg.Client): Promise<boolean> {
  const [table] = await ask<{ there: boolean }>(client, `select to_regclass('migrations') is not null as there`);
  const applied = table?.there ? await ask<{ name: string }>(client, 'select name from migrations') : [];
  const missing = migrations.filter(({ name }) => !applied.some((row) => row.name === name));
  if (missing.length === 0) say('ok', 'migrations', 'all applied');
  else say('warn', 'migrations', `${missing.length} to apply: the next start does it, or npm run migrate`);
  return missing.length === 0;
}

/** What must be known before a first mail: until then leads wait, each with its reason. */
async function examineReadiness(client: pg.Client, { simulated, adminApiKey }: Config): Promise<void> {
  const [found] = await ask<{ company: boolean; address: boolean; mailboxes: number; keys: number }>(
    client,
    `select exists (select from company) as company,
       exists (select from company where postal_address ~ '[^[:space:]]') as address,
       (select count(*)::int from mailbox where status = 'active') as mailboxes,
       (select count(*)::int from api_key where revoked_at is null) as keys`,
  );
  if (!found) return;
  const missing = simulated ? 'warn' : 'fail';
  if (found.company) say('ok', 'company', 'said what it sells');
  else say(missing, 'company', 'not described yet, so nothing is written: PUT /api/settings');
  if (found.address) say('ok', 'postal address', 'set');
  else say(missing, 'postal address', 'missing, and the law wants it in every mail (CAN-SPAM): PUT /api/settings');
  if (found.mailboxes > 0) tell(await examineMailboxes(client, simulated));
  else say(missing, 'mailboxes', 'none is active, so leads wait: SMTP_URL, or POST /api/mailboxes');
  if (found.keys === 0 && !adminApiKey) say('warn', 'API keys', 'none: the next start makes one and shows it once');
}

async function ask<Row extends object>(client: pg.Client, statement: string): Promise<Row[]> {
  return (await client.query<Row>(statement)).rows;
}

/** A connection refused on two addresses comes as an error without words of its own. */
function told(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(told).join('; ');
  return error instanceof Error ? error.message : String(error);
}
