import { on } from 'node:events';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { BadFile, type BadFileReason } from './bad-file.js';
import { BadMapping } from './columns.js';
import { type FileHead, isZip } from './lead-file.js';
import type { Row } from './table.js';
import { tellFile } from './tell-file.js';

/** The memory of the thread that reads a file. The shared texts of a workbook of a million rows take half of it. */
const MEMORY_MB = 512;

/** Rows come and go: what is young needs little room, and the more it has, the more of it the process keeps. */
const YOUNG_MB = 24;

/** The first rows of any honest file are read in a second. */
const PEEK_WITHIN_MS = 30_000;

/** A text of this size is read before a thread has started, and can do no harm. */
const SMALL_BYTES = 262_144;

// A worker is started from a file that Node can run: where this one is still TypeScript, under the test runner, from the built one.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/src/intake/file-worker.js' : './file-worker.js',
  import.meta.url,
);

/** `peek`: the header and the first rows. `stage`: every row as a line for COPY. */
export type FileQuestion =
  | { path: string; ask: 'peek'; rows: number }
  | { path: string; ask: 'stage'; importId: string; mapping: Record<string, string> };

export type Told =
  | ({ kind: 'peeked'; rows: Row[] } & FileHead)
  | { kind: 'head'; headers: string[]; vendor: string; mapping: Record<string, string> }
  | { kind: 'rows'; copy: Uint8Array<ArrayBuffer>; bytesRead: number }
  | { kind: 'done' }
  | { kind: 'bad_file'; reason: BadFileReason; message: string; row?: number }
  | { kind: 'bad_mapping'; column: string; message: string };

/** The header and the first rows of a file. @throws BadFile */
export async function peekAt(path: string, rows: number): Promise<FileHead & { rows: Row[] }> {
  const question: FileQuestion = { path, ask: 'peek', rows };
  for await (const told of askFile(question, AbortSignal.timeout(PEEK_WITHIN_MS))) {
    if (told.kind === 'peeked') return told;
  }
  throw new BadFile('empty', 'The file is empty');
}

/**
 * Reads a file, only as fast as what it tells is taken: a small text here, all else in a thread of its own.
 * @throws BadFile, BadMapping
 */
export async function* askFile(question: FileQuestion, signal?: AbortSignal): AsyncGenerator<Told> {
  yield* (await isSmallText(question.path)) ? tellFile(question) : askWorker(question, signal);
}

const isSmallText = async (path: string): Promise<boolean> =>
  (await stat(path)).size <= SMALL_BYTES && !(await isZip(path));

async function* askWorker(question: FileQuestion, signal?: AbortSignal): AsyncGenerator<Told> {
  const worker = new Worker(WORKER, {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'], signal })) {
      const told = message as Told;
      if (told.kind === 'bad_file') throw new BadFile(told.reason, told.message, told.row);
      if (told.kind === 'bad_mapping') throw new BadMapping(told.column, told.message);
      if (told.kind === 'done') return;
      yield told;
      worker.postMessage('taken');
    }
    throw new Error('The thread that reads the file ended early');
  } catch (error) {
    throw asBadFile(error);
  } finally {
    await worker.terminate();
  }
}

function asBadFile(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new BadFile('too_much_memory', `The file takes more than ${MEMORY_MB} MB of memory to read: save it as CSV`);
  }
  return code === 'ABORT_ERR' ? new BadFile('too_slow', 'The file takes too long to read: save it as CSV') : error;
}
