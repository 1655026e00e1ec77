import { Global, HttpStatus, Module, StandardSchemaValidationPipe, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import multipart from '@fastify/multipart';
import { DataSource } from 'typeorm';
import { AccessModule } from '../src/access/access.module.js';
import { ApiKeysStore } from '../src/access/api-keys.store.js';
import { BadFields } from '../src/access/problem-details.js';
import { Clock } from '../src/clock/clock.js';
import { Config, readConfig } from '../src/config.js';
import { DatabaseModule } from '../src/database/database.module.js';
import { rows } from '../src/database/sql.js';
import { IntakeModule } from '../src/intake/intake.module.js';
import { JobsModule } from '../src/jobs/jobs.module.js';
import { KnowledgeModule } from '../src/knowledge/knowledge.module.js';
import { LedgerStore, type Unaccounted } from '../src/ledger/ledger.store.js';
import { Embedder } from '../src/writer/embedder.js';
import { NoEmbedder } from '../src/writer/no.embedder.js';
import { freshDatabase } from './support.js';

/** A Monday morning in most of Europe. */
export const MONDAY = new Date('2026-03-02T09:30:00Z');

class HandClock extends Clock {
  current = MONDAY;

  async now(): Promise<Date> {
    return this.current;
  }
}

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** Intake with all that is above it, on a database of its own, answering HTTP. No worker runs: a test does the jobs when it wants them done. */
export class IntakeApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: HandClock,
    private readonly key: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<IntakeApp> {
    const database = await freshDatabase();
    const { url } = database;
    const clock = new HandClock();
    const app = await NestFactory.create<NestFastifyApplication>(modules(url, clock), new FastifyAdapter(), {
      logger: ['error'],
    });
    await app.register(multipart, { limits: { fileSize: 200 * 1024 * 1024 } });
    app.useGlobalPipes(
      new StandardSchemaValidationPipe({
        errorHttpStatusCode: HttpStatus.BAD_REQUEST,
        exceptionFactory: (issues: readonly { message: string; path?: readonly unknown[] }[]) =>
          new BadFields(issues.map(({ message, path = [] }) => ({ field: path.map(String).join('.'), message }))),
      }),
    );
    await app.listen(0, '127.0.0.1');
    return new IntakeApp(app, clock, await app.get(ApiKeysStore).create('test', ['admin']), () => database.drop());
  }

  /** Deletes what tests have made; the cadence of the first start stays. */
  async reset(): Promise<void> {
    this.clock.current = MONDAY;
    await this.query(
      `truncate lead, suppression, enrollment, message, handoff, activity, import, import_row, import_result, import_piece, import_mapping, mailbox
         restart identity cascade`,
    );
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const isForm = body instanceof FormData;
    const response = await fetch((await this.app.getUrl()) + path, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  query<Row extends object>(statement: string, params: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.app.get(DataSource).manager, statement, params);
  }

  /** Leads that are not where the independent query says they must be. */
  unaccounted(): Promise<Unaccounted[]> {
    return new LedgerStore(this.app.get(DataSource)).unaccounted(this.clock.current, 100);
  }
}

function modules(url: string, clock: Clock): Type {
  const config = readConfig({ SECRET_KEY: 'a key of thirty-two characters!!' });

  @Global()
  @Module({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: Config, useValue: config },
      { provide: Embedder, useValue: new NoEmbedder() },
    ],
    exports: [Clock, Config, Embedder],
  })
  class ClockModule {}

  @Module({
    imports: [
      ClockModule,
      DatabaseModule.for(url),
      JobsModule.forRootAsync({ useFactory: () => ({ redisUrl: null, databaseUrl: url }) }),
      AccessModule,
      KnowledgeModule,
      IntakeModule,
    ],
  })
  class TestModule {}

  return TestModule;
}
