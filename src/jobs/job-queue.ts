import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { jobs, MAX_IDS, queueNames, type JobName, type JobPayload, type QueueName, type ReminderName } from './jobs.js';
import { QueueBackend, type BackendQueue, type BulkEntry } from './queue-backend.js';
import { sayRarely } from './say-rarely.js';

export interface QueueCount {
  waiting: number;
  active: number;
}

/** The way in. A job that waits or runs already is not added a second time. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly log = new Logger(JobQueue.name);
  private readonly complain = sayRarely((error) =>
    this.log.warn({ event: 'queues out of reach', error: String(error) }),
  );
  private readonly queues: Record<QueueName, BackendQueue>;
  private closing?: Promise<void>;

  constructor(private readonly backend: QueueBackend) {
    this.queues = { mail: this.open('mail'), writer: this.open('writer'), chores: this.open('chores') };
  }

  /** Reminds of rows, in this order, {@link MAX_IDS} to a job. The same rows given again while they wait are one job. */
  async remind(name: ReminderName, ids: readonly string[]): Promise<void> {
    await this.put(
      name,
      batches([...new Set(ids)]).map((batch) => entry(name, { ids: batch })),
    );
  }

  /** Throws when the payload does not fit the job. */
  async add<N extends JobName>(name: N, payload: JobPayload<N>): Promise<void> {
    await this.put(name, [entry(name, payload)]);
  }

  async counts(): Promise<Record<QueueName, QueueCount>> {
    const [mail, writer, chores] = await Promise.all([this.count('mail'), this.count('writer'), this.count('chores')]);
    return { mail, writer, chores };
  }

  /** Jobs not finished yet, over all queues and all processes: 0 means drained. */
  async unfinished(): Promise<number> {
    return Object.values(await this.counts()).reduce((sum, { waiting, active }) => sum + waiting + active, 0);
  }

  /** After this nothing can be added. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  /** After HTTP was closed: the last request may still remind. */
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  private async put(name: JobName, entries: BulkEntry[]): Promise<void> {
    const queue = this.queues[jobs[name].queue];
    const [first, ...more] = entries;
    if (!first) return;
    // A bulk of one would cost Postgres two temporary tables.
    if (more.length === 0) await queue.add(name, first.data, first.opts);
    else await queue.addBulk(entries);
  }

  private async closeAll(): Promise<void> {
    await Promise.all(queueNames.map((name) => this.queues[name].close()));
    await this.backend.close();
  }

  private async count(name: QueueName): Promise<QueueCount> {
    const { waiting = 0, active = 0 } = await this.queues[name].getJobCounts('waiting', 'active');
    return { waiting, active };
  }

  private open(name: QueueName): BackendQueue {
    const queue = this.backend.queue(name);
    queue.on('error', this.complain);
    return queue;
  }
}

function entry(name: JobName, payload: unknown): BulkEntry {
  const { attempts, payload: schema } = jobs[name];
  const data = schema.parse(payload);
  return { name, data, opts: { attempts, jobId: jobId(name, 'ids' in data ? data.ids : [data.id]) } };
}

/** BullMQ takes neither `:` nor a whole number as an id. */
function jobId(name: JobName, ids: string[]): string {
  const [id, ...others] = ids;
  if (others.length === 0) return `${name}/${id}`;
  return `${name}/${createHash('sha1').update(ids.toSorted().join()).digest('hex')}`;
}

function batches(ids: string[]): string[][] {
  const count = Math.ceil(ids.length / MAX_IDS);
  return Array.from({ length: count }, (_, index) => ids.slice(index * MAX_IDS, (index + 1) * MAX_IDS));
}
