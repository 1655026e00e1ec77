import type { FileQuestion, Told } from './ask-file.js';
import { type FileHead, readLeadFile } from './lead-file.js';
import type { Row } from './table.js';

/** Reads a file and tells what was asked. @throws BadFile, BadMapping */
export async function* tellFile(question: FileQuestion): AsyncGenerator<Told> {
  if (question.ask === 'peek') {
    yield* peek(question.path, question.rows);
    return;
  }
  // Countries, numbering plans and all else that reads a lead takes longer to load than the first rows take to read.
  const { stageFile } = await import('./stage-file.js');
  yield* stageFile(question.path, question.importId, question.mapping);
}

/** The header and the first rows. */
async function* peek(path: string, most: number): AsyncGenerator<Told> {
  let head: FileHead | undefined;
  let rows: Row[] = [];
  for await (const batch of readLeadFile(path, (found) => (head = found), most)) {
    rows = [...rows, ...batch.rows].slice(0, most);
    if (rows.length === most) break;
  }
  if (head) yield { kind: 'peeked', ...head, rows };
}
