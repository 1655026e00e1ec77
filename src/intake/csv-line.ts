/** The byte order mark tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** A number stands as it is; null is an empty cell. */
export type CsvCell = string | number | null;

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** RFC 4180 §2, and no cell that a spreadsheet would run as a formula. */
function csvCell(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const safe = guarded(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const FORMULA = /^[=+\-@\t\r\n]/;

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The cell as it was before it was guarded. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
