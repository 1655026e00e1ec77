import { randomBytes } from 'node:crypto';
import multipart from '@fastify/multipart';
import {
  type FactoryProvider,
  Global,
  HttpStatus,
  Module,
  type ModuleMetadata,
  StandardSchemaValidationPipe,
  type ValueProvider,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { AccessModule } from '../src/access/access.module.js';
import { ApiKeysStore } from '../src/access/api-keys.store.js';
import { BadFields } from '../src/access/problem-details.js';
import { ActivityModule } from '../src/activity/activity.module.js';
import { Clock } from '../src/clock/clock.js';
import { Config, readConfig } from '../src/config.js';
import { DatabaseModule } from '../src/database/database.module.js';
import { migrate } from '../src/database/migrate.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { Inbox } from '../src/mail/inbox.js';
import { MailTransport } from '../src/mail/mail-transport.js';
import { Embedder } from '../src/writer/embedder.js';
import { NoEmbedder } from '../src/writer/no.embedder.js';
import { Writer } from '../src/writer/writer.js';
import { RememberingQueue, ScriptedInbox, ScriptedWire, ScriptedWriter, SettableClock } from './fakes.js';

/** A database of its own on the suite's server, with the schema of the migrations. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL is not set: the suite is started with npm test');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href, migrations);
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A Tuesday morning in Berlin, when windows are open. */
export const TUESDAY = new Date('2026-03-10T09:00:00Z');

/** Some of our modules on a database of their own; faked is only what is beyond a port, and the queue. */
export interface TestApp {
  app: NestFastifyApplication;
  database: DataSource;
  clock: SettableClock;
  wire: ScriptedWire;
  writer: ScriptedWriter;
  queue: RememberingQueue;
  inbox: ScriptedInbox;
  /** Where it answers. */
  url: string;
  /** A key with every scope, as the header of a request. */
  admin: { authorization: string };
  /** A request with that key; the body of the answer, if it has one. */
  call<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>;
  /** Rows of a query, with the names of the columns. */
  rows<Row>(statement: string, params?: unknown[]): Promise<Row[]>;
  /** Deletes what tests have made; cadences, clock and fakes start as new. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestApp(
  modules: NonNullable<ModuleMetadata['imports']>,
  pen: FactoryProvider<Writer> | ValueProvider<Writer> = { provide: Writer, useValue: new ScriptedWriter() },
  env: Record<string, string> = { CLOCK: 'simulated' },
  embedder: FactoryProvider<Embedder> | ValueProvider<Embedder> = { provide: Embedder, useValue: new NoEmbedder() },
): Promise<TestApp> {
  const fresh = await freshDatabase();
  const config = readConfig({ SECRET_KEY: 'a key of thirty-two characters!!', LOG_LEVEL: 'silent', ...env });
  const clock = new SettableClock(TUESDAY);
  const fakes = [
    { provide: Config, useValue: config },
    { provide: Clock, useValue: clock },
    { provide: MailTransport, useValue: new ScriptedWire() },
    pen,
    embedder,
    { provide: Inbox, useValue: new ScriptedInbox() },
    { provide: JobQueue, useValue: new RememberingQueue() },
  ];

  @Global()
  @Module({ providers: fakes, exports: fakes.map(({ provide }) => provide) })
  class Ports {}

  @Module({ imports: [Ports, DatabaseModule.for(fresh.url), AccessModule, ActivityModule, ...modules] })
  class Tested {}

  const app = await NestFactory.create<NestFastifyApplication>(Tested, new FastifyAdapter(), {
    logger: ['fatal'],
    abortOnError: false,
  });
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      errorHttpStatusCode: HttpStatus.BAD_REQUEST,
      exceptionFactory: (issues) =>
        new BadFields(issues.map(({ message, path = [] }) => ({ field: path.map(String).join('.'), message }))),
    }),
  );
  await app.register(multipart, { limits: { fileSize: 200 * 1024 * 1024 } });
  await app.listen(0, '127.0.0.1');
  const [url, admin] = [await app.getUrl(), await adminOf(app)];
  return {
    ...handles(app, clock),
    url,
    admin,
    call: (method, path, body) => callWith(admin, method, `${url}${path}`, body),
    stop: () => app.close().then(() => fresh.drop()),
  };
}

function handles(app: NestFastifyApplication, clock: SettableClock): Omit<TestApp, 'url' | 'admin' | 'call' | 'stop'> {
  const database = app.get(DataSource);
  const [wire, writer] = [app.get<ScriptedWire>(MailTransport), app.get<ScriptedWriter>(Writer)];
  const [queue, inbox] = [app.get<RememberingQueue>(JobQueue), app.get<ScriptedInbox>(Inbox)];
  const rows = <Row>(statement: string, params: unknown[] = []) => database.query<Row[]>(statement, params);
  const reset = async () => {
    await rows(
      `truncate lead, suppression, enrollment, message, mailbox, mailbox_day, mailbox_secret, mail_delay, mailbox_reading,
         inbox_position, parked_mail, notice, rep_mail, company, passage, passage_word, passage_vector, document, question, asking, autonomy, activity restart identity`,
    );
    await rows(`delete from cadence_step where cadence_id > 1`);
    await rows(`delete from cadence where id > 1`);
    await rows(`update sending_switch set stopped_at = null, stopped_by = null`);
    await rows(`update cadence set hold_out_percent = default`);
    await rows(
      `update cost_setting set per_mail = default, hourly_rate = default, minutes_per_review = default, currency = default`,
    );
    clock.at = TUESDAY;
    wire.forget();
    if (writer instanceof ScriptedWriter) writer.forget();
    queue.forget();
    inbox.forget();
  };
  return { app, database, clock, wire, writer, queue, inbox, rows, reset };
}

async function callWith<Body>(
  key: Record<string, string>,
  method: string,
  url: string,
  body?: unknown,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(url, {
    method,
    headers: { ...key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as Body };
}

async function adminOf(app: NestFastifyApplication): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await app.get(ApiKeysStore).create('test', ['admin'])}` };
}
