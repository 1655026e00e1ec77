import type { FileQuestion, Told } from './ask-file.js';
import { type Head, headOf, usesOf } from './file-head.js';
import { type FileHead, readLeadFile } from './lead-file.js';
import { copyLine, stagedRowOf } from './staged-row.js';
import type { Row } from './table.js';

/** Some 200 KB of text for COPY at a time. */
const BATCH_ROWS = 500;

/** Reads a file and tells what was asked. @throws BadFile, BadMapping */
export function tellFile(question: FileQuestion): AsyncGenerator<Told> {
  return question.ask === 'peek'
    ? peek(question.path, question.rows)
    : stage(question.path, question.importId, question.mapping);
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

/** Every row, ready to be copied into the staging table; at the end what the header told. */
async function* stage(path: string, importId: string, mapping: Record<string, string>): AsyncGenerator<Told> {
  const found: { head?: Head } = {};
  const onHead = ({ headers }: FileHead): void => void (found.head = headOf(headers, mapping));
  let ordinal = 0;
  for await (const { rows, bytesRead } of readLeadFile(path, onHead, BATCH_ROWS)) {
    const { head } = found;
    if (!head) return;
    const lines = rows.map((row) => copyLine(stagedRowOf(importId, ++ordinal, row, head)));
    yield { kind: 'rows', copy: new TextEncoder().encode(lines.join('')), bytesRead };
  }
  const { head } = found;
  if (head) yield { kind: 'head', headers: head.headers, vendor: head.columns.vendor, mapping: usesOf(head.columns) };
}
