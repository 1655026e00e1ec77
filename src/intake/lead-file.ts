import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parseCsv } from './parse-csv.js';
import type { Row } from './table.js';

/** How a file is written; what does not apply is null. */
export interface FileFormat {
  kind: 'csv' | 'xlsx';
  delimiter: string | null;
  /** Null also for a text that is all ASCII. */
  encoding: string | null;
  sheet: string | null;
  /** The row of the file that holds the headers. */
  headerRow: number;
}

export interface FileHead {
  headers: string[];
  format: FileFormat;
}

export interface FileRows {
  rows: Row[];
  /** Of the bytes of the file: how far it is. */
  bytesRead: number;
}

const ZIP = 'PK\u0003\u0004';

/**
 * The rows of a file of leads, whatever kind it is, in batches without the blank ones.
 * @param onHead Called once, before the first batch; what it throws ends the reading.
 * @throws BadFile
 */
export async function* readLeadFile(
  path: string,
  onHead: (head: FileHead) => void,
  batchRows: number,
): AsyncGenerator<FileRows> {
  if (await isZip(path)) {
    // Only where it is one: a thread that reads a text need not load it.
    const { readWorkbook } = await import('./read-workbook.js');
    yield* readWorkbook(path, onHead, batchRows);
    return;
  }
  const stream = createReadStream(path);
  const batches = parseCsv(
    stream,
    ({ headers, rowNumber: headerRow, delimiter, encoding }) =>
      onHead({ headers, format: { kind: 'csv', delimiter, encoding, sheet: null, headerRow } }),
    batchRows,
  );
  for await (const rows of batches) yield { rows, bytesRead: stream.bytesRead };
}

export async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(ZIP.length);
    await file.read(head, 0, head.length, 0);
    return head.toString('latin1') === ZIP;
  } finally {
    await file.close();
  }
}
