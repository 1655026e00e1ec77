import { BadFile } from './bad-file.js';
import { isHeader } from './vendors/vendors.js';

const KNOWN_NEEDED = 2;

/**
 * Which of the first records is the header: the first with two names of columns that some system writes, for a title or a note above it may
 * have commas of its own; else the first that is not alone on its line; in a file of one column the first record. -1 when there is none.
 * @param records Not blank.
 * @throws BadFile when the header would be a row with a mail address: that is a lead already.
 */
export function headerAt(records: readonly (readonly string[])[]): number {
  const known = records.findIndex((cells) => headersIn(cells) >= KNOWN_NEEDED && addressIn(cells) === undefined);
  if (known >= 0) return known;
  const first = records.length === 0 ? -1 : 0;
  const wide = records.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  const at = wide < 0 || addressIn(records[wide]) !== undefined ? first : wide;
  const address = addressIn(records[at]);
  if (address === undefined) return at;
  throw new BadFile('no_header', `The file has no header row: "${address.trim()}" is not the name of a column`);
}

/** How many cells are what some system calls a column. */
export const headersIn = (cells: readonly string[]): number => cells.filter(isHeader).length;

const addressIn = (cells: readonly string[] = []): string | undefined =>
  cells.find((cell) => /^\S+@\S+\.\S+$/.test(cell.trim()));
