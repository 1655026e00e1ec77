import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const COLUMNS = 'email, first_name, last_name, company, title, city, country, source';
const TEXTS = COLUMNS.split(', ')
  .map((name) => `${name} text`)
  .join(', ');

/** The least that an import could be: PostgreSQL's own COPY of the same file, and set-based SQL behind it. */
export class BareCopy {
  constructor(private readonly pool: pg.Pool) {}

  async make(): Promise<void> {
    await this.pool.query(`drop table if exists bare_enrollment, bare_lead`);
    await this.pool.query(`create table bare_lead (id bigint generated always as identity primary key, ${TEXTS})`);
    await this.pool.query(`create unique index on bare_lead (lower(email))`);
    await this.pool.query(
      `create table bare_enrollment (id bigint generated always as identity primary key,
         lead_id bigint not null unique references bare_lead (id), status text not null, due_at timestamptz not null)`,
    );
    await this.pool.query(`create index on bare_enrollment (due_at) where status = 'active'`);
  }

  async drop(): Promise<void> {
    await this.pool.query(`drop table if exists bare_enrollment, bare_lead`);
  }

  /** Straight into the table, without a look at what is there. */
  copy(path: string): Promise<void> {
    return this.inTransaction((client) => copy(client, `bare_lead (${COLUMNS})`, path));
  }

  /** Past a staging table; whom it knows is left out. */
  merge(path: string, enrolls = false): Promise<void> {
    return this.inTransaction(async (client) => {
      await client.query(`create temp table staged (${TEXTS}) on commit drop`);
      await copy(client, `staged (${COLUMNS})`, path);
      const insert = `insert into bare_lead (${COLUMNS}) select ${COLUMNS} from staged on conflict (lower(email)) do nothing returning id`;
      await client.query(
        enrolls
          ? `with added as (${insert}) insert into bare_enrollment (lead_id, status, due_at) select id, 'active', now() from added`
          : insert.replace(' returning id', ''),
      );
    });
  }

  private async inTransaction(run: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await run(client);
      await client.query('commit');
    } finally {
      client.release();
    }
  }
}

async function copy(client: pg.PoolClient, into: string, path: string): Promise<void> {
  await pipeline(createReadStream(path), client.query(copyFrom(`copy ${into} from stdin (format csv, header)`)));
}
