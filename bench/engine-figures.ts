import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { JobQueue } from '../src/jobs/job-queue.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { JobsModule } from '../src/jobs/jobs.module.js';
import { jobNames } from '../src/jobs/jobs.js';
import { OnJob } from '../src/jobs/on-job.js';
import { alternate, type Figure, median, rateOf } from './figure.js';
import type { Stage } from './stage.js';

const STEPS = 50_000;
const AT_ONCE = 8;
const CLAIM = 100;

/** Steps that do nothing, for every job there is; they count the rows they were told of. */
@Injectable()
class Nothing {
  private left = 0;
  private done: () => void = () => undefined;

  /** Resolves when so many rows have come by. */
  expect(rows: number): Promise<void> {
    this.left = rows;
    return new Promise((resolve) => (this.done = resolve));
  }

  take(payload: { id: string } | { ids: string[] }): void {
    this.left -= 'ids' in payload ? payload.ids.length : 1;
    if (this.left <= 0) this.done();
  }
}
for (const name of jobNames) {
  const method = `on ${name}`;
  const handler = function (this: Nothing, payload: { id: string } | { ids: string[] }): Promise<void> {
    this.take(payload);
    return Promise.resolve();
  };
  Object.defineProperty(Nothing.prototype, method, { value: handler, writable: true });
  OnJob(name)(Nothing.prototype, method, { value: handler });
}

/** G10 and G11: what reminders, queue and runner take when the steps take nothing. A step is a row that a job names. */
export async function engineFigures(stage: Stage, { rounds }: { rounds: number }): Promise<Figure[]> {
  const figures = [await onPostgres(stage, rounds)];
  const { REDIS_URL } = process.env;
  if (REDIS_URL) figures.push(await onRedis(stage, rounds, REDIS_URL));
  return figures;
}

async function onPostgres(stage: Stage, rounds: number): Promise<Figure> {
  const run = await alternate(
    rounds,
    () => engine(stage.databaseUrl, null),
    () => bareTable(stage),
  );
  return {
    goal: 'G10',
    what: `${STEPS} steps that do nothing, through the queue on PostgreSQL; to a bare table claimed and completed ${CLAIM} rows at a time`,
    floor: 0.4,
    stretch: 0.6,
    better: 'more',
    unit: 'ratio',
    values: run.ratios,
    told: `${Math.round(median(run.product))}/s of ${Math.round(median(run.yardstick))}/s`,
  };
}

async function onRedis(stage: Stage, rounds: number, redisUrl: string): Promise<Figure> {
  const run = await alternate(
    rounds,
    () => engine(stage.databaseUrl, redisUrl),
    () => bareBullmq(redisUrl),
  );
  return {
    goal: 'G11',
    what: `the same through the queue on Redis, ${CLAIM} rows to a job; to bare BullMQ with a job for each`,
    floor: 0.6,
    stretch: 0.8,
    better: 'more',
    unit: 'ratio',
    values: run.ratios,
    told: `${Math.round(median(run.product))}/s of ${Math.round(median(run.yardstick))}/s`,
  };
}

const idsOf = (steps: number): string[] => Array.from({ length: steps }, (_, n) => String(n + 1));

async function engine(databaseUrl: string, redisUrl: string | null): Promise<number> {
  const options = { databaseUrl, redisUrl, namespace: 'bench', concurrency: { mail: 1, writer: AT_ONCE, chores: 1 } };
  @Module({ imports: [JobsModule.forRootAsync({ useFactory: () => options })], providers: [Nothing] })
  class EngineModule {}

  const app: INestApplicationContext = await NestFactory.createApplicationContext(EngineModule, { logger: false });
  try {
    const seen = app.get(Nothing).expect(STEPS);
    await app.get(JobRunner).start();
    return await rateOf(STEPS, async () => {
      await app.get(JobQueue).remind('touch.draft', idsOf(STEPS));
      await seen;
    });
  } finally {
    await app.close();
  }
}

async function bareTable(stage: Stage): Promise<number> {
  await stage.pool.query(`drop table if exists bare_step`);
  await stage.pool.query(
    `create table bare_step (id bigint generated always as identity primary key, status text not null)`,
  );
  await stage.pool.query(`create index on bare_step (id) where status = 'waiting'`);
  const work = async (): Promise<void> => {
    for (;;) {
      const { rows } = await stage.pool.query<{ id: string }>(
        `update bare_step set status = 'running' where id in (
           select id from bare_step where status = 'waiting' order by id limit ${CLAIM} for update skip locked) returning id`,
      );
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      await stage.pool.query(`update bare_step set status = 'done' where id = any($1)`, [ids]);
    }
  };
  const rate = await rateOf(STEPS, async () => {
    await stage.pool.query(`insert into bare_step (status) select 'waiting' from generate_series(1, ${STEPS})`);
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  });
  await stage.pool.query(`drop table bare_step`);
  return rate;
}

async function bareBullmq(redisUrl: string): Promise<number> {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection, prefix: 'bench-bare' });
  let left = STEPS;
  let allDone = (): void => undefined;
  const seen = new Promise<void>((resolve) => (allDone = resolve));
  const work = (): Promise<void> => {
    if (--left === 0) allDone();
    return Promise.resolve();
  };
  const worker = new Worker('bare', work, { connection, prefix: 'bench-bare', concurrency: AT_ONCE });
  await worker.waitUntilReady();
  const jobs = idsOf(STEPS).map((id) => ({
    name: 'nothing',
    data: { id },
    opts: { removeOnComplete: true, removeOnFail: true },
  }));
  const rate = await rateOf(STEPS, async () => {
    for (let from = 0; from < STEPS; from += 1_000) await queue.addBulk(jobs.slice(from, from + 1_000));
    await seen;
  });
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  connection.disconnect();
  return rate;
}
