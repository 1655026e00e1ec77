import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.js';
import { type RunningApp, startApp } from '../src/start-app.js';

const KEY = 'key-of-the-benchmark-only';

/** The real service in this process, on a PostgreSQL of its own that keeps every commit; no worker runs but what a figure runs. */
export class Stage {
  private constructor(
    readonly running: RunningApp,
    readonly databaseUrl: string,
    readonly pool: pg.Pool,
    readonly folder: string,
    private readonly stopServer: () => Promise<void>,
  ) {}

  /** @param env settings of the service beside its own, or instead */
  static async start(folder: string, env: Record<string, string> = {}): Promise<Stage> {
    mkdirSync(folder, { recursive: true });
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
    const running = await startApp({
      DATABASE_URL: server.url,
      ROLES: 'web',
      PORT: '0',
      HOST: '127.0.0.1',
      SECRET_KEY: 'a secret for the benchmark only, 32+ chars',
      ADMIN_API_KEY: KEY,
      LOG_LEVEL: 'error',
      WRITER: 'offline',
      ...env,
    });
    return new Stage(running, server.url, new pg.Pool({ connectionString: server.url, max: 10 }), folder, () =>
      server.stop(),
    );
  }

  get<T>(type: Type<T>): T {
    return this.running.app.get(type, { strict: false });
  }

  get url(): string {
    if (!this.running.url) throw new Error('The service does not answer');
    return this.running.url;
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${KEY}` };
  }

  async call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const isForm = body instanceof FormData;
    const response = await fetch(this.url + path, {
      method,
      headers: { ...this.headers, ...(isForm || !body ? {} : { 'content-type': 'application/json' }) },
      body: isForm ? body : body ? JSON.stringify(body) : undefined,
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  transaction<T>(run: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.get(DataSource).transaction(run);
  }

  /** No leads, nothing that came of them, and the statistics of empty tables. */
  async empty(): Promise<void> {
    await this.pool.query(
      `truncate lead, enrollment, message, activity, suppression, import, import_row, import_result, import_piece restart identity cascade`,
    );
    await this.settle();
  }

  /** What the last figure left to be cleaned up shall not be paid by the next one. */
  async settle(): Promise<void> {
    await this.pool.query('vacuum analyze');
    await this.pool.query('checkpoint');
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.running.stop();
    await this.stopServer();
  }
}
