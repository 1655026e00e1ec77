import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import { BadFile } from './bad-file.js';
import { decodeText } from './decode-text.js';
import { headersIn } from './header-row.js';
import { type Header, HEAD_ROWS, readTable, type Row, TABLE_LIMITS } from './table.js';

const DELIMITERS = [',', ';', '\t', '|'];
// Text gathered before it is parsed: small pieces would be parsed again and again until their last row is whole.
const PIECE = 65_536;
const BATCH_ROWS = 2_000;

/** How a text is written. */
export interface TextFormat {
  delimiter: string;
  /** Null as long as every byte was ASCII. */
  encoding: string | null;
}

/**
 * Reads a CSV file as it arrives, in batches of rows without the blank ones. Pulls from the stream only as fast as batches are taken, and
 * closes it in any case. A cell is a slice of the text around it: whoever keeps single cells for long should copy them.
 * @param onHeaders Called once, before the first batch; what it throws ends the reading.
 * @throws BadFile
 */
export async function* parseCsv(
  stream: Readable,
  onHeaders: (found: Header & TextFormat) => void,
  batchRows = BATCH_ROWS,
): AsyncGenerator<Row[]> {
  const records = new Records(stream);
  try {
    yield* readTable(records.read(), (header) => onHeaders({ ...header, ...records.format }), batchRows);
  } finally {
    stream.destroy();
  }
}

/** The records of a CSV text (RFC 4180), parsed piece by piece; the unfinished last record of a piece goes to the next. */
class Records {
  readonly format: TextFormat = { delimiter: ',', encoding: null };
  private rowNumber = 0;
  private filled = 0;

  constructor(private readonly stream: Readable) {}

  async *read(): AsyncGenerator<Row[]> {
    let text = '';
    let isStarted = false;
    let unread = 0;
    const decoded = decodeText(
      this.stream as AsyncIterable<Buffer | string>,
      (encoding) => (this.format.encoding = encoding),
    );
    for await (const more of decoded) {
      text += more;
      unread += more.length;
      if (unread < PIECE) continue;
      if (!isStarted) text = this.start(text);
      isStarted = true;
      const { rows, cursor } = this.parse(text, true);
      text = text.slice(cursor);
      unread = 0;
      if (text.length > TABLE_LIMITS.row) this.refuseEndlessRow(text);
      yield rows;
    }
    if (!isStarted) text = this.start(text);
    if (text !== '') yield this.parse(text, false).rows;
  }

  /** Excel's own hint `sep=;` is obeyed and, as in Excel, no row of the file. */
  private start(text: string): string {
    const hint = /^"?sep=([,;\t|])"?\n/i.exec(text);
    this.format.delimiter = hint?.[1] ?? sniffDelimiter(text);
    return text.slice(hint?.[0].length ?? 0);
  }

  private parse(text: string, isCut: boolean): { rows: Row[]; cursor: number } {
    const parser = new Papa.Parser({ delimiter: this.format.delimiter, newline: '\n' });
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
    if (++this.filled > TABLE_LIMITS.rows + 1) {
      throw new BadFile('too_many_rows', `The file has more than ${TABLE_LIMITS.rows} rows; split it`, this.rowNumber);
    }
    const long = cells.findIndex((cell) => cell.length > TABLE_LIMITS.cell);
    if (long < 0) return;
    const what = `Column ${long + 1} of row ${this.rowNumber} holds more than ${TABLE_LIMITS.cell} characters`;
    throw new BadFile('cell_too_long', `${what}; perhaps a quote before it is not closed`, this.rowNumber);
  }

  private refuseEndlessRow(text: string): never {
    this.parse(text, false);
    throw new BadFile(
      'row_too_long',
      `Row ${this.rowNumber} is longer than ${TABLE_LIMITS.row} characters`,
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
