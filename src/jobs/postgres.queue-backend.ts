import { createPostgresBackend, quoteSchemaName, runMigrations, withBackend, type PostgresPoolConfig } from 'bullmq';
import pg from 'pg';
import { type QueueName } from './jobs.js';
import {
  QueueBackend,
  queueOptions,
  type BackendQueue,
  type BackendWorker,
  type StoredJobRunner,
} from './queue-backend.js';

const postgres = withBackend(createPostgresBackend);

/** Connections per pool. A process with all roles holds at most 3 × 2 + 3 × 4, and one LISTEN for each worker. */
const QUEUE_POOL = 2;
const WORKER_POOL = 4;

/** Every job is two or three updates and a delete: at the default of 0.2 a queue was measured to fall to a third. */
const AUTOVACUUM = 'autovacuum_vacuum_scale_factor=0.02';
const AUTOANALYZE = 'autovacuum_analyze_scale_factor=0.02';

/** The queues as tables of a schema of their own, beside the application's tables. */
export class PostgresQueueBackend extends QueueBackend {
  private constructor(
    private readonly url: string,
    private readonly schema: string,
  ) {
    super();
  }

  /** Creates or upgrades the schema first; many processes may do so at the same time. */
  static async open(url: string, schema: string): Promise<PostgresQueueBackend> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await runMigrations(client, schema);
      await vacuumOften(client, schema);
    } finally {
      await client.end();
    }
    return new PostgresQueueBackend(url, schema);
  }

  queue(name: QueueName): BackendQueue {
    return new postgres.Queue<unknown, void>(name, { ...queueOptions, connection: this.pool(QUEUE_POOL) });
  }

  worker(name: QueueName, concurrency: number, run: StoredJobRunner): BackendWorker {
    return new postgres.Worker<unknown, void>(name, run, { concurrency, connection: this.pool(WORKER_POOL) });
  }

  async close(): Promise<void> {
    // Each queue and each worker owns its pool.
  }

  private pool(max: number): PostgresPoolConfig {
    return {
      connectionString: this.url,
      schema: this.schema,
      max,
      connectionTimeoutMillis: 10_000,
      application_name: 'everylead jobs',
      // A reminder lost in a crash of the server is given again by the next scan: no need to wait for its disk.
      options: '-c synchronous_commit=off',
    };
  }
}

/** Touches only tables that lack the setting: the statement's lock would interrupt a running vacuum at each start. */
async function vacuumOften(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = $1::regnamespace and c.relkind = 'r' and not coalesce(c.reloptions, '{}') @> array[$2]`,
    [quoteSchemaName(schema), AUTOVACUUM],
  );
  for (const { name } of rows) await client.query(`alter table ${name} set (${AUTOVACUUM}, ${AUTOANALYZE})`);
}
