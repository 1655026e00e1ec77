export type BadFileReason =
  | 'empty'
  | 'not_text'
  | 'encoding'
  | 'no_header'
  | 'unclosed_quote'
  | 'row_too_long'
  | 'cell_too_long'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'too_much_memory'
  | 'too_slow'
  | 'old_workbook'
  | 'broken_workbook'
  | 'workbook_too_large';

/** A file that cannot be read, or not further. `row` counts as a spreadsheet shows it: the first row is 1. */
export class BadFile extends Error {
  constructor(
    readonly reason: BadFileReason,
    message: string,
    readonly row?: number,
  ) {
    super(message);
  }
}
