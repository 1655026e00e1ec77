import { Redis } from 'ioredis';
import pg from 'pg';
import { type Config, ConfigInvalid, ownEnvironment, readConfig } from './config.js';
import { DataDirInUse } from './database/instance-lock.js';
import { openDatabase } from './database/open-database.js';
import { examineEmbeddings } from './examine-embeddings.js';
import { examineSecrets, examineServers } from './examine-mail.js';
import { redisComplaints } from './jobs/redis-settings.js';
import { examineDatabase, type Finding, findingsOfSettings, type Level } from './reports/readiness.js';

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
  if (config.embeddings) tell([await examineEmbeddings(config.embeddings)]);
  if (config.mail) tell(await examineServers(config.mail));
  if (config.redisUrl) await examineRedis(config.redisUrl);
  else say('ok', 'queue', 'in PostgreSQL; REDIS_URL moves it to Redis');
  await lookInside(config);
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

function sayOfSettings(config: Config): void {
  const { simulated, secretKey, dataDir } = config;
  if (!simulated && secretKey) say('ok', 'secret key', 'SECRET_KEY is set');
  if (!simulated && !secretKey)
    say('ok', 'secret key', `kept in ${dataDir}/secret.key, made at the first start: back it up with the data`);
  tell(findingsOfSettings(config));
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

async function lookInside(config: Config): Promise<void> {
  const kind = config.databaseUrl ? 'DATABASE_URL' : 'embedded';
  try {
    const database = await openDatabase(config);
    const client = new pg.Client({ connectionString: database.url, connectionTimeoutMillis: CONNECT_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const findings = await examineDatabase((statement, params) => ask(client, statement, params), kind, config);
      tell(findings);
      const isMigrated = findings.some(({ check, level }) => check === 'migrations' && level === 'ok');
      if (isMigrated) tell(await examineSecrets(client, config));
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

async function ask<Row extends object>(client: pg.Client, statement: string, params?: unknown[]): Promise<Row[]> {
  return (await client.query<Row>(statement, params)).rows;
}

/** A connection refused on two addresses comes as an error without words of its own. */
function told(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(told).join('; ');
  return error instanceof Error ? error.message : String(error);
}
