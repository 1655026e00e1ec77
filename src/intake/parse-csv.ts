import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import { BadFile } from './bad-file.js';
import { decodeText } from './decode-text.js';
import { headerAt, headersIn } from './header-row.js';

/** What a file may hold at most. Lengths are in characters. */
export const CSV_LIMITS = { columns: 500, cell: 65_536, row: 1_048_576, rows: 2_000_000 } as const;

const DELIMITERS = [',', ';', '\t', '|'];
// Text gathered before it is parsed: small pieces would be parsed again and again until their last row is whole.
const PIECE = 65_536;
// LinkedIn writes a note above its header; nobody has been seen to need more than a few rows.
const HEAD_ROWS = 20;
const BATCH_ROWS = 2_000;

export interface Row {
  /** As a spreadsheet shows it: the first row of the file is 1, and a row whose cells hold line breaks is still one row. */
  rowNumber: number;
  /** At least as many as there are headers. */
  cells: string[];
  /** `too_many_cells`: more filled cells than headers. `malformed_quotes`: a quote inside a cell, so that cells may have run together. */
  problem?: 'too_many_cells' | 'malformed_quotes';
}

export interface Headers {
  headers: string[];
  /** The row they are in. */
  rowNumber: number;
  delimiter: string;
}

/**
 * Reads a CSV file as it arrives, in batches of rows without the blank ones. Pulls from the stream only as fast as batches are taken, and
 * closes it in any case. A cell is a slice of the text around it: whoever keeps single cells for long should copy them.
 * @param onHeaders Called once, before the first batch; what it throws ends the reading.
 * @throws BadFile
 */
export async function* parseCsv(
  stream: Readable,
  onHeaders: (found: Headers) => void,
  batchRows = BATCH_ROWS,
): AsyncGenerator<Row[]> {
  const records = new Records(stream);
  const pieces = records.read();
  try {
    const head = await firstRows(pieces);
    const at = headerAt(head.map(({ cells }) => cells));
    const header = head[at];
    if (header === undefined) throw new BadFile('empty', 'The file is empty');
    const headers = headersOf(header);
    onHeaders({ headers, rowNumber: header.rowNumber, delimiter: records.delimiter });
    yield* inBatches(fitted(head.slice(at + 1), pieces, headers.length), batchRows);
  } finally {
    await pieces.return(undefined);
    stream.destroy();
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
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  const headers = cells.slice(0, last + 1).map((cell) => cell.trim());
  if (headers.length > CSV_LIMITS.columns) {
    throw new BadFile('too_many_columns', `The file has more than ${CSV_LIMITS.columns} columns`, rowNumber);
  }
  return headers;
}

/** Rows with a cell for every header. */
async function* fitted(head: Row[], pieces: AsyncGenerator<Row[]>, width: number): AsyncGenerator<Row[]> {
  yield head.map((row) => fit(row, width));
  for await (const rows of pieces) yield rows.map((row) => fit(row, width));
}

function fit(row: Row, width: number): Row {
  while (row.cells.length < width) row.cells.push('');
  if (row.cells.some((cell, index) => index >= width && cell.trim() !== '')) row.problem ??= 'too_many_cells';
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

/** The records of a CSV text (RFC 4180), parsed piece by piece; the unfinished last record of a piece goes to the next. */
class Records {
  delimiter = ',';
  private rowNumber = 0;
  private filled = 0;

  constructor(private readonly stream: Readable) {}

  async *read(): AsyncGenerator<Row[]> {
    let text = '';
    let isStarted = false;
    let unread = 0;
    for await (const more of decodeText(this.stream as AsyncIterable<Buffer | string>)) {
      text += more;
      unread += more.length;
      if (unread < PIECE) continue;
      if (!isStarted) text = this.start(text);
      isStarted = true;
      const { rows, cursor } = this.parse(text, true);
      text = text.slice(cursor);
      unread = 0;
      if (text.length > CSV_LIMITS.row) this.refuseEndlessRow(text);
      yield rows;
    }
    if (!isStarted) text = this.start(text);
    if (text !== '') yield this.parse(text, false).rows;
  }

  /** Excel's own hint `sep=;` is obeyed and, as in Excel, no row of the file. */
  private start(text: string): string {
    const hint = /^"?sep=([,;\t|])"?\n/i.exec(text);
    this.delimiter = hint?.[1] ?? sniffDelimiter(text);
    return text.slice(hint?.[0].length ?? 0);
  }

  private parse(text: string, isCut: boolean): { rows: Row[]; cursor: number } {
    const parser = new Papa.Parser({ delimiter: this.delimiter, newline: '\n' });
    const parsed = parser.parse(text, 0, isCut) as Papa.ParseResult<string[]>;
    const malformed = new Set(parsed.errors.map((error) => error.row));
    const unclosed = parsed.errors.find((error) => error.code === 'MissingQuotes');
    if (unclosed) throw this.unclosedQuote(unclosed.row ?? 0);
    const rows: Row[] = [];
    for (const [index, cells] of parsed.data.entries()) {
      this.rowNumber++;
      if (cells.every((cell) => cell.trim() === '')) continue;
      this.check(cells);
      rows.push({ rowNumber: this.rowNumber, cells, ...(malformed.has(index) ? { problem: 'malformed_quotes' } : {}) });
    }
    return { rows, cursor: parsed.meta.cursor };
  }

  private check(cells: string[]): void {
    if (++this.filled > CSV_LIMITS.rows + 1) {
      throw new BadFile('too_many_rows', `The file has more than ${CSV_LIMITS.rows} rows; split it`, this.rowNumber);
    }
    const long = cells.findIndex((cell) => cell.length > CSV_LIMITS.cell);
    if (long < 0) return;
    const what = `Column ${long + 1} of row ${this.rowNumber} holds more than ${CSV_LIMITS.cell} characters`;
    throw new BadFile('cell_too_long', `${what}; perhaps a quote before it is not closed`, this.rowNumber);
  }

  private refuseEndlessRow(text: string): never {
    this.parse(text, false);
    throw new BadFile(
      'row_too_long',
      `Row ${this.rowNumber} is longer than ${CSV_LIMITS.row} characters`,
      this.rowNumber,
    );
  }

  private unclosedQuote(index: number): BadFile {
    const row = this.rowNumber + index + 1;
    return new BadFile('unclosed_quote', `A quote that opens in row ${row} is never closed`, row);
  }
}

/** The one that makes a header with names we know; else what the library makes of the first rows. */
function sniffDelimiter(text: string): string {
  const preview = { newline: '\n', skipEmptyLines: true } as const;
  const found = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { ...preview, delimiter, preview: HEAD_ROWS });
    return { delimiter, known: Math.max(0, ...data.map(headersIn)) };
  });
  const best = found.reduce((one, other) => (other.known > one.known ? other : one));
  if (best.known > 1) return best.delimiter;
  return Papa.parse(text, { ...preview, delimitersToGuess: DELIMITERS, preview: 10 }).meta.delimiter;
}
