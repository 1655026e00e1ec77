import { type QueueOptions } from 'bullmq';
import { type QueueName } from './jobs.js';

/** A job as it was stored, perhaps by an older version of this program: nothing about it is checked yet. */
export interface StoredJob {
  id?: string;
  name: string;
  data: unknown;
}

export type StoredJobRunner = (job: StoredJob) => Promise<void>;

export interface BulkEntry {
  name: string;
  data: unknown;
  opts: { jobId: string; attempts: number };
}

/** What is used of BullMQ's queue, on every backend. */
export interface BackendQueue {
  add(name: string, data: unknown, opts: BulkEntry['opts']): Promise<unknown>;
  addBulk(entries: BulkEntry[]): Promise<unknown>;
  getJobCounts(...states: ('waiting' | 'active')[]): Promise<Record<string, number>>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What is used of BullMQ's worker. */
export interface BackendWorker {
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'stalled', listener: (jobId: string) => void): unknown;
  /** Takes no more jobs; resolves when those under way are done. */
  close(): Promise<void>;
}

/** Where the queues live. */
export abstract class QueueBackend {
  abstract queue(name: QueueName): BackendQueue;
  /** Takes jobs from the moment it is made. */
  abstract worker(name: QueueName, concurrency: number, run: StoredJobRunner): BackendWorker;
  /** Frees what queues and workers share; call it after they are closed. */
  abstract close(): Promise<void>;
}

/**
 * A finished job leaves at once, so that its id is free for the next reminder. Nobody reads BullMQ's own event stream:
 * it is kept short.
 */
export const queueOptions = {
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  streams: { events: { maxLen: 100 } },
} satisfies Omit<QueueOptions, 'connection'>;
