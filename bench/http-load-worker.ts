import { parentPort, workerData } from 'node:worker_threads';

export interface Load {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  /** That many new leads in each request; a single one is the body itself. */
  leads: number;
  connections: number;
  seconds: number;
  /** Makes the leads of one load other people than those of the next. */
  name: string;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  /** Milliseconds of each answer. */
  took: number[];
}

const load = workerData as Load;
const took: number[] = [];
let sent = 0;

const start = performance.now();
const end = start + load.seconds * 1_000;
await Promise.all(Array.from({ length: load.connections }, ask));
const result: LoadResult = { requests: took.length, seconds: (performance.now() - start) / 1_000, took };
parentPort?.postMessage(result);

async function ask(): Promise<void> {
  while (performance.now() < end) {
    const before = performance.now();
    const response = await fetch(load.url, {
      method: load.method,
      headers: { ...load.headers, 'content-type': 'application/json' },
      body: load.method === 'POST' ? JSON.stringify(bodyOf(++sent)) : undefined,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${load.url}: ${response.status} ${text}`);
    took.push(performance.now() - before);
  }
}

function bodyOf(request: number): unknown {
  const leads = Array.from({ length: load.leads }, (_, n) => ({
    email: `${load.name}.${request}.${n}@company-${n}.example`,
    firstName: 'Ana',
    lastName: 'Silva',
    company: 'Silva Logistics',
    country: 'DE',
  }));
  return load.leads === 1 ? leads[0] : { leads };
}
