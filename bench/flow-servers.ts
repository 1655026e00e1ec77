import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Servers } from './flow-servers-worker.js';

/** A mail server that takes everything and a model that thinks for `latencyMs`, in a thread of their own. */
export async function startServers(latencyMs: number): Promise<Servers & { stop(): Promise<unknown> }> {
  const worker = new Worker(new URL('./flow-servers-worker.js', import.meta.url), { workerData: { latencyMs } });
  const [servers] = (await once(worker, 'message')) as [Servers];
  return { ...servers, stop: () => worker.terminate() };
}
