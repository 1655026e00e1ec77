import { BadFile } from './bad-file.js';

/**
 * Which of the first records is the header: the first that is not alone on its line, for what stands above it is a title or a note. In a file
 * of one column it is the first record. -1 when there is none.
 * @param records Not blank.
 * @throws BadFile when the header would be a row with a mail address: that is a lead already.
 */
export function headerAt(records: readonly (readonly string[])[]): number {
  const first = records.length === 0 ? -1 : 0;
  const wide = records.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  const at = wide < 0 || addressIn(records[wide]) !== undefined ? first : wide;
  const address = addressIn(records[at]);
  if (address === undefined) return at;
  throw new BadFile('no_header', `The file has no header row: "${address.trim()}" is not the name of a column`);
}

const addressIn = (cells: readonly string[] = []): string | undefined =>
  cells.find((cell) => /^\S+@\S+\.\S+$/.test(cell.trim()));
