import { type QueueName } from './jobs.js';

/** What the application decides about the queues. */
export abstract class JobsOptions {
  /** Null: the queues live in Postgres. */
  abstract readonly redisUrl: string | null;
  abstract readonly databaseUrl: string;
  /** Jobs that run at the same time in this process, per queue. */
  abstract readonly concurrency?: Partial<Record<QueueName, number>>;
  /** Postgres schema, or prefix of the Redis keys. Processes that share work share it. */
  abstract readonly namespace?: string;
}

export const DEFAULT_NAMESPACE = 'bullmq';

/** Mail and the writer wait on a network, chores on the database. */
export const DEFAULT_CONCURRENCY: Record<QueueName, number> = { mail: 10, writer: 16, chores: 4 };
