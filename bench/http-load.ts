import { Worker } from 'node:worker_threads';
import type { Load, LoadResult } from './http-load-worker.js';

/** Sends requests from a thread of its own, so that whoever answers is not measured with the asking. */
export function send(load: Load): Promise<LoadResult> {
  const worker = new Worker(new URL('./http-load-worker.js', import.meta.url), { workerData: load });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
