import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Module, type INestApplicationContext, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import pg from 'pg';
import { register } from 'prom-client';
import { JobQueue } from '../src/jobs/job-queue.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { type JobsOptions } from '../src/jobs/jobs-options.js';
import { JobsModule } from '../src/jobs/jobs.module.js';
import { type JobName, type JobPayload } from '../src/jobs/jobs.js';
import { OnJob } from '../src/jobs/on-job.js';
import { QueueBackend } from '../src/jobs/queue-backend.js';

const databaseUrl = process.env.TEST_DATABASE_URL ?? '';
const redisUrl = process.env.TEST_REDIS_URL;
if (!databaseUrl) throw new Error('TEST_DATABASE_URL is not set');
if (!redisUrl) process.stdout.write('The same job tests run on Redis in the second pass of CI, with TEST_REDIS_URL.\n');

/** A handler for every job: remembers what it was told, and lets a test decide what happens. */
@Injectable()
class EveryJob {
  readonly runs: { name: JobName; ids: string[] }[] = [];
  happens: (ids: string[]) => Promise<void> = async () => {};

  @OnJob('touch.draft') async draftTouch({ ids }: JobPayload<'touch.draft'>): Promise<void> {
    await this.note('touch.draft', ids);
  }
  @OnJob('touch.draft-ahead') async draftAhead({ ids }: JobPayload<'touch.draft-ahead'>): Promise<void> {
    await this.note('touch.draft-ahead', ids);
  }
  @OnJob('message.send') async sendMessage({ ids }: JobPayload<'message.send'>): Promise<void> {
    await this.note('message.send', ids);
  }
  @OnJob('reply.classify') async classifyReply({ ids }: JobPayload<'reply.classify'>): Promise<void> {
    await this.note('reply.classify', ids);
  }
  @OnJob('reply.answer') async answerReply({ ids }: JobPayload<'reply.answer'>): Promise<void> {
    await this.note('reply.answer', ids);
  }
  @OnJob('reply.act') async actOnReply({ ids }: JobPayload<'reply.act'>): Promise<void> {
    await this.note('reply.act', ids);
  }
  @OnJob('lead.hand-off') async handOffLead({ ids }: JobPayload<'lead.hand-off'>): Promise<void> {
    await this.note('lead.hand-off', ids);
  }
  @OnJob('handoff.advance') async advanceHandoff({ ids }: JobPayload<'handoff.advance'>): Promise<void> {
    await this.note('handoff.advance', ids);
  }
  @OnJob('handoff.recall') async recallHandoff({ ids }: JobPayload<'handoff.recall'>): Promise<void> {
    await this.note('handoff.recall', ids);
  }
  @OnJob('mailbox.read') async readMailbox({ ids }: JobPayload<'mailbox.read'>): Promise<void> {
    await this.note('mailbox.read', ids);
  }
  @OnJob('import.read') async readImport({ id }: JobPayload<'import.read'>): Promise<void> {
    await this.note('import.read', [id]);
  }
  @OnJob('notice.deliver') async deliverNotice({ ids }: JobPayload<'notice.deliver'>): Promise<void> {
    await this.note('notice.deliver', ids);
  }
  @OnJob('passage.embed') async embedPassage({ ids }: JobPayload<'passage.embed'>): Promise<void> {
    await this.note('passage.embed', ids);
  }
  @OnJob('rep.digest') async digestRep({ ids }: JobPayload<'rep.digest'>): Promise<void> {
    await this.note('rep.digest', ids);
  }
  @OnJob('rep-mail.pass-on') async passOnRepMail({ ids }: JobPayload<'rep-mail.pass-on'>): Promise<void> {
    await this.note('rep-mail.pass-on', ids);
  }
  @OnJob('import.load') async loadImport({ id }: JobPayload<'import.load'>): Promise<void> {
    await this.note('import.load', [id]);
  }

  private async note(name: JobName, ids: string[]): Promise<void> {
    this.runs.push({ name, ids });
    await this.happens(ids);
  }
}

@Injectable()
class SecondDrafter {
  @OnJob('touch.draft') async draftTouch(_payload: JobPayload<'touch.draft'>): Promise<void> {}
}

/** Held up by the compiler: each error below must be one. */
class WrongHandlers {
  // @ts-expect-error a reminder carries `ids`, not `id`
  @OnJob('touch.draft') async one(_payload: { id: string }): Promise<void> {}
  // @ts-expect-error a handler answers nothing
  @OnJob('touch.draft') async answering(_payload: JobPayload<'touch.draft'>): Promise<string> {
    return 'done';
  }
  // @ts-expect-error the runner must be able to wait
  @OnJob('touch.draft') hurried(_payload: JobPayload<'touch.draft'>): void {}
  // @ts-expect-error there is no such job
  @OnJob('touch.paint') async unknown(_payload: JobPayload<'touch.draft'>): Promise<void> {}
}
void WrongHandlers;

interface Told {
  level: string;
  event?: string;
  [field: string]: unknown;
}

class Memory implements LoggerService {
  readonly told: Told[] = [];
  log = (message: unknown) => this.remember('log', message);
  debug = (message: unknown) => this.remember('debug', message);
  warn = (message: unknown) => this.remember('warn', message);
  error = (message: unknown) => this.remember('error', message);

  about(event: string): Told[] {
    return this.told.filter((line) => line.event === event);
  }

  private remember(level: string, message: unknown): void {
    this.told.push({ level, ...(typeof message === 'object' ? message : { message }) });
  }
}

interface Process {
  app: INestApplicationContext;
  queue: JobQueue;
  runner: JobRunner;
  every: EveryJob;
  memory: Memory;
}

const started: INestApplicationContext[] = [];

async function startProcess(options: JobsOptions, handlers: Type[] = [EveryJob]): Promise<Process> {
  @Module({ imports: [JobsModule.forRootAsync({ useFactory: () => options })], providers: handlers })
  class Root {}
  const memory = new Memory();
  const app = await NestFactory.createApplicationContext(Root, { logger: memory, abortOnError: false });
  started.push(app);
  const every = app.get(EveryJob, { strict: false });
  return { app, queue: app.get(JobQueue), runner: app.get(JobRunner), every, memory };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within 10 s: ${condition.toString()}`);
    await delay(15);
  }
}

function newGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

const drained = (queue: JobQueue) => until(async () => (await queue.unfinished()) === 0);
const idsFrom = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const newNamespace = () => `test_jobs_${randomBytes(6).toString('hex')}`;

async function forgetPostgres(namespace: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`drop schema if exists ${namespace} cascade`);
  await client.end();
}

async function forgetRedis(namespace: string): Promise<void> {
  const client = new Redis(redisUrl ?? '');
  const keys = await client.keys(`${namespace}:*`);
  if (keys.length > 0) await client.del(keys);
  client.disconnect();
}

const backends = [
  { backend: 'Postgres', url: null, forget: forgetPostgres },
  ...(redisUrl ? [{ backend: 'Redis', url: redisUrl, forget: forgetRedis }] : []),
];

describe.each(backends)('jobs on $backend', ({ url, forget }) => {
  let options: JobsOptions & { namespace: string };
  let one: Process;

  beforeEach(async () => {
    options = { redisUrl: url, databaseUrl, namespace: newNamespace() };
    one = await startProcess(options);
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((app) => app.close()));
    await forget(options.namespace);
  });

  it('hands each job to its handler with its rows', async () => {
    await one.runner.start();
    await one.queue.remind('message.send', ['7', '8']);
    await one.queue.remind('reply.classify', ['9']);
    await one.queue.add('import.load', { id: '10' });
    await drained(one.queue);

    expect(one.every.runs).toHaveLength(3);
    expect(one.every.runs).toEqual(
      expect.arrayContaining([
        { name: 'message.send', ids: ['7', '8'] },
        { name: 'reply.classify', ids: ['9'] },
        { name: 'import.load', ids: ['10'] },
      ]),
    );
  });

  it('runs nothing in a process that was not told to', async () => {
    await one.queue.remind('message.send', ['1']);
    await delay(200);
    expect(one.every.runs).toEqual([]);
    expect(await one.queue.counts()).toEqual({
      mail: { waiting: 1, active: 0 },
      writer: { waiting: 0, active: 0 },
      chores: { waiting: 0, active: 0 },
    });
  });

  it.each([[['1']], [['1', '2', '3']], [idsFrom(150)]])(
    'makes one job of the same reminder given twice',
    async (ids) => {
      await one.queue.remind('touch.draft', ids);
      const waiting = await one.queue.unfinished();
      await one.queue.remind('touch.draft', ids);
      expect(await one.queue.unfinished()).toBe(waiting);

      await one.runner.start();
      await drained(one.queue);
      expect(one.every.runs.flatMap((run) => run.ids).toSorted()).toEqual(ids.toSorted());
    },
  );

  it('keeps reminders of different jobs about the same row apart', async () => {
    await one.queue.remind('reply.answer', ['1']);
    await one.queue.remind('reply.classify', ['1']);
    expect(await one.queue.unfinished()).toBe(2);
  });

  it('makes three jobs of 250 rows, in the given order, each row once', async () => {
    const ids = idsFrom(250).toReversed();
    await one.queue.remind('touch.draft', [...ids, ...ids.slice(0, 50)]);
    expect(await one.queue.counts()).toMatchObject({ writer: { waiting: 3, active: 0 } });

    await one.runner.start();
    await drained(one.queue);
    const batches = one.every.runs.map((run) => run.ids).toSorted((a, b) => Number(b[0]) - Number(a[0]));
    expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(batches.flat()).toEqual(ids);
  });

  it('adds nothing for no rows, and refuses what is no row id', async () => {
    await one.queue.remind('touch.draft', []);
    for (const bad of ['', '0', '-1', '1.5', 'abc', '1:2']) {
      await expect(one.queue.remind('touch.draft', ['1', bad])).rejects.toThrow('row id');
    }
    expect(await one.queue.unfinished()).toBe(0);
  });

  it.each([
    { stored: 'rows missing', name: 'reply.act', data: { reply: 1 }, says: 'payload does not fit' },
    { stored: 'ids as numbers', name: 'reply.act', data: { ids: [1, 2] }, says: 'payload does not fit' },
    { stored: 'an empty list', name: 'reply.act', data: { ids: [] }, says: 'payload does not fit' },
    { stored: 'a job of another version', name: 'reply.frame', data: { ids: ['1'] }, says: 'no such job' },
    { stored: 'a name every object has', name: 'toString', data: { ids: ['1'] }, says: 'no such job' },
  ])('logs a stored job it cannot read and hands it to nobody: $stored', async ({ name, data, says }) => {
    const stored = one.app.get(QueueBackend).queue('chores');
    await stored.add(name, data, { jobId: 'old/1', attempts: 3 });
    await stored.close();
    await one.runner.start();
    await drained(one.queue);

    expect(one.every.runs).toEqual([]);
    expect(one.memory.about('job failed')).toEqual([
      expect.objectContaining({ level: 'error', job: name, error: expect.stringContaining(says) as string }),
    ]);
  });

  it('does not try a failed job again by itself, and takes the same reminder later', async () => {
    one.every.happens = () => Promise.reject(new Error('the model is away'));
    await one.runner.start();
    await one.queue.remind('touch.draft', ['4', '5']);
    await drained(one.queue);
    await delay(300);
    expect(one.every.runs).toHaveLength(1);
    expect(one.memory.about('job failed')).toEqual([
      expect.objectContaining({
        level: 'error',
        job: 'touch.draft',
        ids: ['4', '5'],
        error: 'Error: the model is away',
      }),
    ]);

    one.every.happens = async () => {};
    await one.queue.remind('touch.draft', ['4', '5']);
    await until(() => one.memory.about('job finished').length === 1);
    expect(one.every.runs).toHaveLength(2);
  });

  it('logs the start at debug and the end with duration and rows', async () => {
    one.every.happens = () => delay(60);
    await one.runner.start();
    await one.queue.remind('notice.deliver', ['3']);
    await until(() => one.memory.about('job finished').length === 1);

    const told = { job: 'notice.deliver', id: 'notice.deliver/3', ids: ['3'] };
    expect(one.memory.about('job started')).toEqual([{ level: 'debug', event: 'job started', ...told }]);
    const [finished] = one.memory.about('job finished');
    expect(finished).toMatchObject({ level: 'log', ...told });
    expect(finished?.ms).toBeGreaterThanOrEqual(55);
  });

  it('counts what it ran', async () => {
    const before = await metric('everylead_jobs_total', { job: 'handoff.advance', result: 'failed' });
    one.every.happens = () => Promise.reject(new Error('no'));
    await one.runner.start();
    await one.queue.remind('handoff.advance', ['1']);
    await until(() => one.memory.about('job failed').length === 1);
    expect(await metric('everylead_jobs_total', { job: 'handoff.advance', result: 'failed' })).toBe(before + 1);
  });

  it('shows a job under way as active, and waits for it when it stops', async () => {
    const gate = newGate();
    one.every.happens = () => gate.opened;
    await one.runner.start();
    await one.queue.remind('message.send', ['1']);
    await until(() => one.every.runs.length === 1);
    expect(await one.queue.counts()).toMatchObject({ mail: { waiting: 0, active: 1 } });
    await one.queue.remind('message.send', ['1']);
    expect(await one.queue.unfinished()).toBe(1);

    let stopped = false;
    const stopping = one.runner.stop().then(() => (stopped = true));
    await delay(200);
    await one.queue.remind('message.send', ['2']);
    await delay(200);
    expect({ stopped, finished: one.memory.about('job finished') }).toEqual({ stopped: false, finished: [] });
    gate.open();
    await stopping;
    expect(one.memory.about('job finished')).toHaveLength(1);
    expect(one.every.runs).toHaveLength(1);
    expect(await one.queue.counts()).toMatchObject({ mail: { waiting: 1, active: 0 } });
  });

  it('stops waiting for a job that does not end, and says which', async () => {
    const gate = newGate();
    one.every.happens = () => gate.opened;
    await one.runner.start();
    await one.queue.remind('reply.classify', ['6']);
    await until(() => one.every.runs.length === 1);

    const startedAt = Date.now();
    await one.runner.stop(100);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    expect(one.memory.about('stopped before jobs finished')).toEqual([
      expect.objectContaining({ level: 'warn', jobs: ['reply.classify/6'] }),
    ]);
    gate.open();
    await drained(one.queue);
  });

  it('shares the work between two processes, each job run once', async () => {
    const other = await startProcess(options);
    const gate = newGate();
    one.every.happens = other.every.happens = () => gate.opened;
    await Promise.all([one.runner.start(), other.runner.start()]);
    const ids = idsFrom(60);
    await Promise.all(ids.map((id) => one.queue.remind('message.send', [id])));
    await until(() => one.every.runs.length > 0 && other.every.runs.length > 0);
    gate.open();
    await drained(one.queue);

    const runs = [...one.every.runs, ...other.every.runs].flatMap((run) => run.ids);
    expect(runs.toSorted()).toEqual(ids.toSorted());
  });

  it('runs no more at once than it may', async () => {
    const narrow = await startProcess({ ...options, concurrency: { chores: 2 } });
    let now = 0;
    let most = 0;
    narrow.every.happens = async () => {
      most = Math.max(most, ++now);
      await delay(20);
      now--;
    };
    for (const id of idsFrom(12)) await narrow.queue.remind('reply.act', [id]);
    await narrow.runner.start();
    await drained(narrow.queue);
    expect(most).toBe(2);
  });

  it('refuses to start without a handler, or with two, and names the job', async () => {
    @Injectable()
    class NoDrafter extends EveryJob {
      override async draftTouch(): Promise<void> {}
    }
    const without = await startProcess(options, [{ provide: EveryJob, useClass: NoDrafter } as unknown as Type]);
    await expect(without.runner.start()).rejects.toThrow(
      /^Each job needs exactly one handler: touch\.draft has no handler$/,
    );

    const twice = await startProcess(options, [EveryJob, SecondDrafter]);
    await expect(twice.runner.start()).rejects.toThrow(
      'touch.draft has 2: EveryJob.draftTouch, SecondDrafter.draftTouch',
    );

    await without.queue.remind('touch.draft', ['1']);
    await delay(200);
    expect(await without.queue.counts()).toMatchObject({ writer: { waiting: 1, active: 0 } });
  });
});

describe('jobs on Postgres, the server', () => {
  const database = newNamespace();
  const url = new URL(databaseUrl);
  url.pathname = database;
  const options = { redisUrl: null, databaseUrl: url.href };
  let admin: pg.Client;
  let client: pg.Client;

  beforeAll(async () => {
    admin = new pg.Client({ connectionString: databaseUrl });
    await admin.connect();
    await admin.query(`create database ${database}`);
    client = new pg.Client({ connectionString: url.href });
    await client.connect();
  });

  afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

  afterAll(async () => {
    await client.end();
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
  });

  it('makes its schema once when several processes start at the same time, vacuumed often', async () => {
    await Promise.all([startProcess(options), startProcess(options), startProcess(options)]);
    const { rows } = await client.query<{ often: boolean }>(
      `select reloptions @> '{autovacuum_vacuum_scale_factor=0.02,autovacuum_analyze_scale_factor=0.02}' as often
         from pg_class where relnamespace = 'bullmq'::regnamespace and relkind = 'r' and relname in ('job', 'event', 'meta')`,
    );
    expect(rows).toEqual([{ often: true }, { often: true }, { often: true }]);
  });

  it('holds few connections under load, and none when closed', async () => {
    const connections = async () => {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
        [database],
      );
      return rows[0]?.n ?? 0;
    };
    await until(async () => (await connections()) === 0);
    const { app, queue, runner } = await startProcess(options);
    await runner.start();
    let most = 0;
    const watching = setInterval(() => void connections().then((now) => (most = Math.max(most, now))), 20);
    for (const name of ['touch.draft', 'message.send', 'reply.act'] as const) {
      await Promise.all(idsFrom(100).map((id) => queue.remind(name, [id])));
    }
    await drained(queue);
    clearInterval(watching);
    expect(most).toBeGreaterThan(3);
    expect(most).toBeLessThanOrEqual(21);
    await app.close();
    await until(async () => (await connections()) === 0);
  });
});

describe('jobs on a Redis that is not there', () => {
  it('names host and remedy, not the password', async () => {
    const options = { redisUrl: 'redis://me:s3cret@127.0.0.1:1', databaseUrl, namespace: newNamespace() };
    const start = startProcess(options);
    await expect(start).rejects.toThrow(/127\.0\.0\.1:1 .*ECONNREFUSED.*REDIS_URL/);
    await expect(start).rejects.not.toThrow('s3cret');
  });
});

async function metric(name: string, labels: Record<string, string>): Promise<number> {
  const found = await register.getSingleMetric(name)?.get();
  const value = found?.values.find(({ labels: has }) => Object.entries(labels).every(([key, of]) => has[key] === of));
  return value?.value ?? 0;
}
