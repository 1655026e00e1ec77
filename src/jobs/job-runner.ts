import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import { jobSeconds, jobsTotal, type JobResult } from './job-metrics.js';
import { DEFAULT_CONCURRENCY, JobsOptions } from './jobs-options.js';
import { isJobName, jobs, queueNames, type QueueName } from './jobs.js';
import { findJobHandlers, type JobHandlers } from './on-job.js';
import { QueueBackend, type BackendWorker, type StoredJob } from './queue-backend.js';
import { sayRarely } from './say-rarely.js';

/** Whoever stops the process must allow more than this: Docker kills after 10 seconds unless told otherwise. */
const STOP_GRACE_MS = 10_000;

/** Hands jobs to their handlers, in a process that was told to. The only place that logs what became of a job. */
@Injectable()
export class JobRunner implements OnModuleDestroy {
  private readonly log = new Logger(JobRunner.name);
  private readonly complain = sayRarely((error) =>
    this.log.warn({ event: 'workers in trouble', error: String(error) }),
  );
  private readonly running = new Set<StoredJob>();
  private workers: BackendWorker[] = [];

  constructor(
    private readonly backend: QueueBackend,
    private readonly options: JobsOptions,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** Throws, naming the jobs, when one has no handler or two. */
  async start(): Promise<void> {
    if (this.workers.length > 0) return;
    const handlers = findJobHandlers(this.discovery, this.scanner);
    this.workers = queueNames.map((queue) => this.work(queue, handlers));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  /**
   * Takes no more jobs and waits for those under way. What still runs after `graceMs` is logged and left alone: its
   * rows' leases run out, and another process takes them up.
   */
  async stop(graceMs = STOP_GRACE_MS): Promise<void> {
    const workers = this.workers;
    this.workers = [];
    const closed = Promise.all(workers.map((worker) => worker.close())).then(() => true);
    const inTime = await Promise.race([closed, delay(graceMs, false, { ref: false })]);
    if (!inTime) this.log.warn({ event: 'stopped before jobs finished', jobs: [...this.running].map(({ id }) => id) });
  }

  /** Before HTTP and the database are closed. */
  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private work(queue: QueueName, handlers: JobHandlers): BackendWorker {
    const concurrency = this.options.concurrency?.[queue] ?? DEFAULT_CONCURRENCY[queue];
    const worker = this.backend.worker(queue, concurrency, (job) => this.run(handlers, job));
    worker.on('error', this.complain);
    worker.on('stalled', (id) => this.log.warn({ event: 'job lost its worker', queue, id }));
    return worker;
  }

  /** Whether this process has a job in hand. */
  get isBusy(): boolean {
    return this.running.size > 0;
  }

  private async run(handlers: JobHandlers, job: StoredJob): Promise<void> {
    const startedAt = performance.now();
    this.running.add(job);
    this.log.debug({ event: 'job started', ...told(job) });
    try {
      await hand(handlers, job);
      this.log.log({ event: 'job finished', ...told(job), ms: this.settle(job, 'finished', startedAt) });
    } catch (error) {
      const ms = this.settle(job, 'failed', startedAt);
      this.log.error({ event: 'job failed', ...told(job), ms, error: String(error) }, stackOf(error));
      throw error;
    }
  }

  private settle(job: StoredJob, result: JobResult, startedAt: number): number {
    const ms = Math.round(performance.now() - startedAt);
    const name = isJobName(job.name) ? job.name : 'unknown';
    this.running.delete(job);
    jobsTotal.inc({ job: name, result });
    jobSeconds.observe({ job: name }, ms / 1000);
    return ms;
  }
}

async function hand(handlers: JobHandlers, { name, data }: StoredJob): Promise<void> {
  const handler = isJobName(name) ? handlers.get(name) : undefined;
  if (!handler || !isJobName(name)) throw new UnrecoverableError('this version knows no such job');
  const payload = jobs[name].payload.safeParse(data);
  if (!payload.success) throw new UnrecoverableError(`payload does not fit: ${z.prettifyError(payload.error)}`);
  await handler(payload.data);
}

function told({ id, name, data }: StoredJob) {
  return { job: name, id, ...namedRows(data) };
}

/** Row ids only: whatever else a payload holds stays out of the log. */
function namedRows(data: unknown): { ids?: string[] } {
  const { success, data: rows } = z.object({ ids: z.array(z.string()) }).safeParse(data);
  return success ? rows : {};
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}
