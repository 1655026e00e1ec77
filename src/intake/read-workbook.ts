import { dateFromSerial } from 'numfmt';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { BadFile } from './bad-file.js';
import { BadMapping } from './columns.js';
import type { FileHead, FileRows } from './lead-file.js';
import { type Row, readTable, TABLE_LIMITS } from './table.js';
import { localName, readParts, type WorkbookParts } from './workbook-parts.js';
import { WorkbookZip } from './workbook-zip.js';

/**
 * The rows of the first sheet of a workbook that shows, as it is unpacked.
 * @param onHead Called once, before the first batch; what it throws ends the reading.
 * @throws BadFile
 */
export async function* readWorkbook(
  path: string,
  onHead: (head: FileHead) => void,
  batchRows: number,
): AsyncGenerator<FileRows> {
  let zip: WorkbookZip | undefined;
  try {
    zip = await WorkbookZip.open(path);
    const parts = await readParts(zip);
    const sheet = new Sheet(zip, parts);
    const batches = readTable(
      sheet.read(),
      ({ headers, rowNumber: headerRow }) =>
        onHead({
          headers,
          format: { kind: 'xlsx', delimiter: null, encoding: null, sheet: parts.sheetName, headerRow },
        }),
      batchRows,
    );
    for await (const rows of batches) yield { rows, bytesRead: Math.floor(zip.bytes * sheet.partRead) };
  } catch (error) {
    throw asBadFile(error);
  } finally {
    zip?.close();
  }
}

/** What the libraries for ZIP and XML complain about is a damaged file; what the system complains about is not. */
function asBadFile(error: unknown): unknown {
  const isOurs = error instanceof BadFile || error instanceof BadMapping;
  if (isOurs || !(error instanceof Error) || 'syscall' in error) return error;
  return new BadFile('broken_workbook', `The workbook is damaged (${error.message}): save it anew, or as CSV`);
}

/** The cells of one sheet (ECMA-376 part 1, §18.3.1). */
class Sheet {
  /** 0 to 1. */
  partRead = 0;
  private rows: Row[] = [];
  private filledRows = 0;
  private rowNumber = 0;
  private cells: string[] = [];
  private length = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private text = '';
  private isText = false;

  constructor(
    private readonly zip: WorkbookZip,
    private readonly parts: WorkbookParts,
  ) {}

  async *read(): AsyncGenerator<Row[]> {
    const { sheet } = this.parts;
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => this.open(localName(tag.name), tag));
    parser.on('text', (text) => void (this.isText && (this.text += text)));
    parser.on('closetag', (tag) => this.shut(localName(tag.name)));
    let read = 0;
    for await (const text of await this.zip.read(sheet)) {
      parser.write(text as string);
      read += (text as string).length;
      this.partRead = Math.min(1, read / sheet.bytes);
      if (this.rows.length > 0) yield this.take();
    }
    parser.close();
    yield this.take();
  }

  private take(): Row[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  private open(tag: string, { attributes }: SaxesTagPlain): void {
    if (tag === 'row') this.startRow(attributes.r);
    else if (tag === 'c') this.startCell(attributes);
    else if (tag === 'v' || tag === 't') this.isText = true;
  }

  /** A row may leave out its number. */
  private startRow(number: string | undefined): void {
    this.rowNumber = number && /^\d{1,7}$/.test(number) ? Number(number) : this.rowNumber + 1;
    this.cells = [];
    this.length = 0;
    this.column = -1;
  }

  private startCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.column = r ? columnOf(r) : this.column + 1;
    this.type = t;
    this.style = Number(s);
    this.text = '';
  }

  private shut(tag: string): void {
    if (tag === 'v' || tag === 't') this.isText = false;
    else if (tag === 'c') this.endCell();
    else if (tag === 'row') this.endRow();
  }

  private endCell(): void {
    const text = this.cellText();
    if (text.trim() === '') return;
    const where = `Column ${this.column + 1} of row ${this.rowNumber}`;
    if (text.length > TABLE_LIMITS.cell) {
      throw new BadFile('cell_too_long', `${where} holds more than ${TABLE_LIMITS.cell} characters`, this.rowNumber);
    }
    if (this.column >= TABLE_LIMITS.columns) {
      const most = TABLE_LIMITS.columns;
      throw new BadFile('too_many_columns', `Row ${this.rowNumber} has more than ${most} columns`, this.rowNumber);
    }
    this.length += text.length;
    if (this.length > TABLE_LIMITS.row) {
      const most = TABLE_LIMITS.row;
      throw new BadFile('row_too_long', `Row ${this.rowNumber} is longer than ${most} characters`, this.rowNumber);
    }
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private endRow(): void {
    if (this.cells.length === 0) return;
    if (++this.filledRows > TABLE_LIMITS.rows + 1) {
      const most = TABLE_LIMITS.rows;
      throw new BadFile('too_many_rows', `The sheet has more than ${most} rows; split it`, this.rowNumber);
    }
    this.rows.push({ rowNumber: this.rowNumber, cells: this.cells });
  }

  private cellText(): string {
    if (this.type === 's') return this.parts.texts[Number(this.text)] ?? '';
    if (this.type === 'b') return this.text === '1' ? 'TRUE' : 'FALSE';
    if (this.type === 'e') return '';
    if (this.type !== 'n' || this.text === '') return this.text;
    const number = Number(this.text);
    if (!Number.isFinite(number)) return this.text;
    return this.parts.isDate[this.style] ? this.dateText(number) : String(number);
  }

  /** In ISO 8601: how the sheet shows it, `3/4/26`, is two different days. */
  private dateText(serial: number): string {
    const [year, month, day, hour, minute, second] = dateFromSerial(serial + (this.parts.from1904 ? DAYS_TO_1904 : 0));
    const two = (value: number): string => String(value).padStart(2, '0');
    const date = `${year}-${two(month)}-${two(day)}`;
    return serial % 1 === 0 ? date : `${date} ${two(hour)}:${two(minute)}:${two(second)}`;
  }
}

const DAYS_TO_1904 = 1_462;

/** `C7` is 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
