import { Logger } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { type QueueName } from './jobs.js';
import {
  QueueBackend,
  queueOptions,
  type BackendQueue,
  type BackendWorker,
  type StoredJobRunner,
} from './queue-backend.js';
import { redisComplaints } from './redis-settings.js';

/** A request that reminds must not hang while Redis is away: it fails, and the next scan reminds again. */
const SENDER: RedisOptions = {
  lazyConnect: true,
  maxRetriesPerRequest: 3,
  connectTimeout: 5_000,
  disconnectTimeout: 500,
};

/** A worker waits for Redis as long as it takes; BullMQ insists. */
const WORKER: RedisOptions = { lazyConnect: false, maxRetriesPerRequest: null };

/** The queues in Redis: one connection for all queues, and for workers one shared and one blocking each. */
export class RedisQueueBackend extends QueueBackend {
  private workerClient?: Redis;

  private constructor(
    private readonly client: Redis,
    private readonly prefix: string,
  ) {
    super();
  }

  /** Throws an error that names host and cause, never the password, when Redis does not answer. */
  static async open(url: string, prefix: string): Promise<RedisQueueBackend> {
    const client = new Redis(url, SENDER);
    const info = await firstAnswer(client);
    const log = new Logger(RedisQueueBackend.name);
    for (const complaint of redisComplaints(info)) log.warn(complaint);
    return new RedisQueueBackend(client, prefix);
  }

  queue(name: QueueName): BackendQueue {
    return new Queue<unknown, void>(name, { ...queueOptions, prefix: this.prefix, connection: this.client });
  }

  worker(name: QueueName, concurrency: number, run: StoredJobRunner): BackendWorker {
    this.workerClient ??= this.client.duplicate(WORKER);
    return new Worker<unknown, void>(name, run, { concurrency, prefix: this.prefix, connection: this.workerClient });
  }

  async close(): Promise<void> {
    this.client.disconnect();
    this.workerClient?.disconnect();
  }
}

async function firstAnswer(client: Redis): Promise<string> {
  let cause: unknown;
  const remember = (error: unknown) => void (cause = error);
  client.on('error', remember);
  try {
    await client.connect();
    return await client.info();
  } catch (error) {
    client.disconnect();
    const { host, port } = client.options;
    const reason = String(cause ?? error);
    throw new Error(`Redis at ${host}:${port} cannot be used (${reason}). Start it, or correct REDIS_URL.`, {
      cause: error,
    });
  } finally {
    client.off('error', remember);
  }
}
