import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { FileQuestion, Told } from './ask-file.js';
import { BadFile } from './bad-file.js';
import { BadMapping } from './columns.js';
import { tellFile } from './tell-file.js';

// A worker: what is large or packed is read apart from the process, so that it keeps nobody waiting, and a file that is made to fill the
// memory ends this thread and nothing else.

/** What may be told and not yet taken. */
const AHEAD = 4;

const port = parentPort;
if (!port) throw new Error('This file is a worker');
let waiting = 0;
port.on('message', () => waiting--);

const tell = (told: Told): void => port.postMessage(told, told.kind === 'rows' ? [told.copy.buffer] : []);

try {
  for await (const told of tellFile(workerData as FileQuestion)) {
    while (waiting >= AHEAD) await once(port, 'message');
    waiting++;
    tell(told);
  }
  tell({ kind: 'done' });
} catch (error) {
  if (error instanceof BadFile)
    tell({ kind: 'bad_file', reason: error.reason, message: error.message, row: error.row });
  else if (error instanceof BadMapping) tell({ kind: 'bad_mapping', column: error.column, message: error.message });
  else throw error;
}
port.close();
