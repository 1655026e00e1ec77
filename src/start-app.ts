import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import multipart from '@fastify/multipart';
import { HttpStatus, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { pino, type Logger } from 'pino';
import { migrations } from '../migrations/index.js';
import { ApiKeysStore } from './access/api-keys.store.js';
import { BadFields } from './access/problem-details.js';
import { UsersStore } from './access/users.store.js';
import { AppModule } from './app.module.js';
import { Clock } from './clock/clock.js';
import { Config, readConfig } from './config.js';
import { serveConsole } from './console/serve-console.js';
import { setupLink } from './console/setup-link.js';
import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open-database.js';
import { JobRunner } from './jobs/job-runner.js';
import { describeApi } from './open-api.js';
import { SetUpMailbox } from './outreach/set-up-mailbox.js';
import { WatchMailboxes } from './replies/watch-mailboxes.js';
import { PinoLogger } from './pino-logger.js';
import { Schedule } from './schedule.js';

export interface RunningApp {
  app: NestFastifyApplication;
  config: Config;
  /** Where it answers, or null when this process plays no web role. */
  url: string | null;
  /** Made because there was none at all; the only time it can be read. */
  firstApiKey: string | null;
  /** Where the first admin is made, as long as there is no user. */
  setupLink: string | null;
  stop(): Promise<void>;
}

/** JSON bodies: 1,000 leads fit. Files of leads come as multipart and have limits of their own. */
const BODY_LIMIT = 8 * 1024 * 1024;
const FILE_LIMIT = 200 * 1024 * 1024;

/** Scripts from here only, none inline; styles of components are set inline; nothing is fetched from elsewhere. */
const CONTENT_POLICY = {
  'connect-src': ["'self'"],
  'font-src': ["'self'", 'data:'],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'upgrade-insecure-requests': null,
};

/** Starts what this process plays: database when none is given, schema, web, workers and the clockwork. */
export async function startApp(env: Record<string, string | undefined>): Promise<RunningApp> {
  const config = await withSecret(env);
  const log = pino({ level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] });
  const database = await openDatabase(config, (line) => log.info({ event: 'embedded postgres' }, line));
  try {
    await migrate(database.url, migrations);
    const app = await createApp(config, database.url, log);
    const stop = once(async () => {
      // Jobs first: the modules below them close what they use.
      await app.get(JobRunner).stop();
      await app.close();
      await database.stop();
    });
    await app.init();
    await seedApiKey(app, config);
    await app.get(SetUpMailbox).run(await app.get(Clock).now());
    if (config.roles.includes('worker')) await startWork(app, config);
    const web = config.roles.includes('web');
    if (web) await app.listen(config.port, config.host);
    const firstApiKey = web ? await makeFirstApiKey(app) : null;
    const url = web ? await localUrl(app) : null;
    return { app, config, url, firstApiKey, setupLink: url && (await linkForNobody(app, config, url)), stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** A machine with nothing configured gets a key of its own, kept beside its data. */
async function withSecret(env: Record<string, string | undefined>): Promise<Config> {
  const config = readConfig(env);
  if (config.secretKey) return config;
  const dir = resolve(config.dataDir);
  const file = join(dir, 'secret.key');
  await mkdir(dir, { recursive: true });
  await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch(ignoreExisting);
  return readConfig({ ...env, SECRET_KEY: (await readFile(file, 'utf8')).trim() });
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function createApp(config: Config, databaseUrl: string, log: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: log.child({ part: 'http' }, { level: 'warn' }),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config, databaseUrl), adapter, {
    logger: new PinoLogger(log),
    abortOnError: false,
  });
  await app.register(helmet, {
    contentSecurityPolicy: { directives: CONTENT_POLICY },
    // Links in mails and to websites of leads must not tell where they were followed.
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, {
    max: config.rateLimitPerMinute,
    timeWindow: '1 minute',
    allowList: ['127.0.0.1', '::1'],
  });
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 20 } });
  adapter
    .getInstance()
    .addContentTypeParser(
      'message/rfc822',
      { parseAs: 'buffer', bodyLimit: 26 * 1024 * 1024 },
      (_request, body, done) => done(null, body),
    );
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({ errorHttpStatusCode: HttpStatus.BAD_REQUEST, exceptionFactory: badFields }),
  );
  describeApi(app);
  await serveConsole(app);
  return app;
}

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

function badFields(issues: readonly Issue[]): BadFields {
  return new BadFields(
    issues.map(({ message, path = [] }) => ({
      field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.') || 'body',
      message,
    })),
  );
}

async function seedApiKey(app: NestFastifyApplication, config: Config): Promise<void> {
  if (config.adminApiKey) await app.get(ApiKeysStore).create('ADMIN_API_KEY', ['admin'], config.adminApiKey);
}

/** Somebody must be able to ask for something. Last of all: a start that fails must not swallow the key it made. */
async function makeFirstApiKey(app: NestFastifyApplication): Promise<string | null> {
  const keys = app.get(ApiKeysStore);
  return (await keys.isEmpty()) ? keys.create('first start', ['admin']) : null;
}

/** Null when somebody can sign in. */
async function linkForNobody(app: NestFastifyApplication, config: Config, url: string): Promise<string | null> {
  const base = config.simulated ? url : (config.publicUrl ?? url);
  return (await app.get(UsersStore).isEmpty()) ? setupLink(base, config.secret) : null;
}

async function startWork(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.get(JobRunner).start();
  // The simulated clock moves only when told, and so does its scan.
  if (!config.simulated) app.get(Schedule).start(app.get(SchedulerRegistry), config, app.get(WatchMailboxes));
}

async function localUrl(app: NestFastifyApplication): Promise<string> {
  return (await app.getUrl()).replace(/0\.0\.0\.0|\[::1?\]/, 'localhost');
}

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}
