import { LEAD_COLUMNS } from './fact-columns.js';
import { type Head, leadOf } from './file-head.js';
import { type Identity, identityOf } from './identity.js';
import type { NormalisedLead } from './lead-fields.js';
import type { Row } from './table.js';

/** Something in a row that could not be read: of a field, or of the whole `row`. */
export interface RowProblem {
  field: string;
  reason: string;
}

/** A row of a file and the lead it makes. `rowNumber` counts as a spreadsheet does, `ordinal` without gaps from 1. */
export interface StagedRow extends Identity {
  importId: string;
  ordinal: number;
  rowNumber: number;
  cells: string[];
  lead: NormalisedLead;
  problems: RowProblem[];
}

export function stagedRowOf(importId: string, ordinal: number, row: Row, head: Head): StagedRow {
  const { cells, lead, problems } = leadOf(row, head);
  const { identity, formerly } = identityOf(lead);
  // Name by name: with spreads this line took as long as reading the row.
  return { importId, ordinal, rowNumber: row.rowNumber, cells, lead, problems, identity, formerly };
}

/** The columns that are copied, each with where its value stands. Making an object of 30 columns of each row took half of the reading. */
const COLUMNS: readonly (readonly [string, (row: StagedRow) => unknown])[] = [
  ['import_id', (row) => row.importId],
  ['ordinal', (row) => row.ordinal],
  ['row_number', (row) => row.rowNumber],
  ['cells', (row) => row.cells],
  ['identity', (row) => row.identity],
  ['formerly', (row) => row.formerly],
  ['problems', (row) => row.problems],
  ...LEAD_COLUMNS.map(([column, valueIn]) => [column, (row: StagedRow) => valueIn(row.lead)] as const),
];

export const COPIED_COLUMNS = COLUMNS.map(([name]) => name).join(', ');

// One array for all lines: a file has a million.
const fields = new Array<string>(COLUMNS.length);

/** A line for `copy import_row` with those columns, without its end. */
export function copyLine(row: StagedRow): string {
  for (let nth = 0; nth < COLUMNS.length; nth++) fields[nth] = copyField(COLUMNS[nth]?.[1](row));
  return fields.join('\t');
}

/** PostgreSQL's text format of COPY: `\N` is null, and backslash, tab and line ends are escaped. */
function copyField(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPED[character] ?? '') : text;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
