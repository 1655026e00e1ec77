import { BadFile } from './bad-file.js';
import { headerAt } from './header-row.js';

/** What a file may hold at most. Lengths are in characters. */
export const TABLE_LIMITS = { columns: 500, cell: 65_536, row: 1_048_576, rows: 2_000_000 } as const;

// LinkedIn writes a note above its header; nobody has been seen to need more than a few rows.
export const HEAD_ROWS = 20;

export interface Row {
  /** As a spreadsheet shows it: the first row of the file is 1, and a row whose cells hold line breaks is still one row. */
  rowNumber: number;
  /** At least as many as there are headers. */
  cells: string[];
  /** `too_many_cells`: more filled cells than headers. `malformed_quotes`: a quote inside a cell, so that cells may have run together. */
  problem?: 'too_many_cells' | 'malformed_quotes';
}

export interface Header {
  headers: string[];
  /** The row they are in. */
  rowNumber: number;
}

/**
 * The rows below the header, in batches, each row with a cell for every header. Closes the source in any case.
 * @param pieces The rows of a file without the blank ones, as they come.
 * @param onHeader Called once, before the first batch; what it throws ends the reading.
 * @throws BadFile
 */
export async function* readTable(
  pieces: AsyncGenerator<Row[]>,
  onHeader: (found: Header) => void,
  batchRows: number,
): AsyncGenerator<Row[]> {
  try {
    const head = await firstRows(pieces);
    const at = headerAt(head.map(({ cells }) => cells));
    const header = head[at];
    if (header === undefined) throw new BadFile('empty', 'The file is empty');
    const headers = headersOf(header);
    onHeader({ headers, rowNumber: header.rowNumber });
    yield* inBatches(fitted(head.slice(at + 1), pieces, headers.length), batchRows);
  } finally {
    await pieces.return(undefined);
  }
}

async function firstRows(pieces: AsyncGenerator<Row[]>): Promise<Row[]> {
  let rows: Row[] = [];
  while (rows.length < HEAD_ROWS) {
    const next = await pieces.next();
    if (next.done) break;
    rows = rows.concat(next.value);
  }
  return rows;
}

function headersOf({ cells, rowNumber }: Row): string[] {
  const headers = cells.slice(0, filledWidth(cells)).map((cell) => cell.trim());
  if (headers.length > TABLE_LIMITS.columns) throw tooWide(rowNumber);
  return headers;
}

const tooWide = (row: number): BadFile =>
  new BadFile('too_many_columns', `Row ${row} has more than ${TABLE_LIMITS.columns} columns`, row);

const filledWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

async function* fitted(head: Row[], pieces: AsyncGenerator<Row[]>, width: number): AsyncGenerator<Row[]> {
  yield head.map((row) => fit(row, width));
  for await (const rows of pieces) yield rows.map((row) => fit(row, width));
}

/** Blank cells behind the last header are no cells. */
function fit(row: Row, width: number): Row {
  const { cells } = row;
  while (cells.length < width) cells.push('');
  if (cells.length === width) return row;
  cells.length = Math.max(width, filledWidth(cells));
  if (cells.length > TABLE_LIMITS.columns) throw tooWide(row.rowNumber);
  if (cells.length > width) row.problem ??= 'too_many_cells';
  return row;
}

async function* inBatches(pieces: AsyncGenerator<Row[]>, size: number): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const rows of pieces) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
