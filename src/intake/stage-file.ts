import type { Told } from './ask-file.js';
import { CopyLines } from './copy-lines.js';
import { type Head, headOf, usesOf } from './file-head.js';
import { type FileHead, readLeadFile } from './lead-file.js';
import { copyLine, stagedRowOf } from './staged-row.js';

/** Rows read at a time. */
const BATCH_ROWS = 500;

/** Every row, ready to be copied into the staging table; at the end what the header told. @throws BadFile, BadMapping */
export async function* stageFile(
  path: string,
  importId: string,
  mapping: Record<string, string>,
): AsyncGenerator<Told> {
  const found: { head?: Head } = {};
  const onHead = ({ headers }: FileHead): void => void (found.head = headOf(headers, mapping));
  const lines = new CopyLines();
  let ordinal = 0;
  let last = 0;
  for await (const { rows, bytesRead } of readLeadFile(path, onHead, BATCH_ROWS)) {
    const { head } = found;
    if (!head) return;
    for (const row of rows) {
      const copy = lines.write(copyLine(stagedRowOf(importId, ++ordinal, row, head)));
      if (copy) yield { kind: 'rows', copy, bytesRead };
    }
    last = bytesRead;
  }
  const { head } = found;
  if (!head) return;
  yield { kind: 'rows', copy: lines.end(), bytesRead: last };
  yield { kind: 'head', headers: head.headers, vendor: head.columns.vendor, mapping: usesOf(head.columns) };
}
