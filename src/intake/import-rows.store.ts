import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { rows, type Tx } from '../database/sql.js';
import { LEAD_COLUMNS } from './fact-columns.js';
import type { Identity } from './identity.js';
import type { NormalisedLead } from './lead-fields.js';
import type { GivenRows } from './lead-merge.store.js';
import type { MergeOutcome } from './merge-leads.js';

/** What became of a row: merged, or another row of the file had the same identity before it. */
export type RowOutcome = MergeOutcome | 'duplicate_in_file';

/** A row of a file and the lead it makes. `rowNumber` counts as a spreadsheet does, `ordinal` without gaps from 1. */
export interface StagedRow extends Identity {
  importId: string;
  ordinal: number;
  rowNumber: number;
  cells: string[];
  lead: NormalisedLead;
  problems: RowProblem[];
}

/** Something in a row that could not be read: of a field, or of the whole `row`. */
export interface RowProblem {
  field: string;
  reason: string;
}

/** The result of a row. `leadId` is null in a rehearsal, whose leads are not there. */
export interface RowResult {
  ordinal: number;
  leadId: string | null;
  outcome: RowOutcome;
  standing: string;
}

/** A row as the list of problems shows it. */
export interface ProblemRow {
  ordinal: number;
  rowNumber: number;
  cells: string[];
  problems: RowProblem[];
  outcome: RowOutcome | null;
  standing: string | null;
  optedOut: boolean;
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

/** The rows of files, staged until they are leads and kept as the proof of what became of each. */
@Injectable()
export class ImportRowsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes rows by COPY as they come, in the caller's transaction. What the source throws ends it, and the transaction with it. */
  async copy(tx: Tx, batches: AsyncIterable<StagedRow[]>): Promise<void> {
    const client = (await tx.queryRunner?.connect()) as ClientBase;
    const copy = client.query(copyFrom(`copy import_row (${COLUMNS.map(([name]) => name).join(', ')}) from stdin`));
    await pipeline(Readable.from(inCopyFormat(batches)), copy);
  }

  /**
   * Decides who is who in the file, once it is read: of rows with the same identity the first one counts, and an opt-out in any of them
   * holds for it. Gives how many rows there are.
   */
  async settleDuplicates(tx: Tx, importId: string): Promise<number> {
    const told = `select ctid, opted_out, row_number() over (partition by identity order by ordinal) as nth,
      bool_or(opted_out) over (partition by identity) as said_out from import_row where import_id = $1`;
    // By ctid, not by a join: of a new import the planner knows nothing, and was seen to join every row with every other.
    const those = (what: string): string => `ctid = any(array(select ctid from (${told}) as told where ${what}))`;
    await rows(tx, `update import_row set opted_out = true where ${those('nth = 1 and said_out and not opted_out')}`, [
      importId,
    ]);
    await rows(tx, `update import_row set outcome = 'duplicate_in_file' where ${those('nth > 1')}`, [importId]);
    const [last] = await rows<{ rows: number }>(
      tx,
      `select count(*)::int as rows from import_row where import_id = $1`,
      [importId],
    );
    return last?.rows ?? 0;
  }

  /** The rows after one ordinal up to another that are to be merged. */
  toMerge(importId: string, after: number, last: number): GivenRows {
    return {
      text: `select * from import_row where import_id = $1::bigint and ordinal > $2::int and ordinal <= $3::int and outcome is null`,
      params: [importId, after, last],
    };
  }

  /** Writes what became of rows. Gives how many there are of each kind. */
  async write(
    tx: Tx,
    importId: string,
    results: RowResult[],
  ): Promise<{ outcome: RowOutcome; standing: string; rows: number }[]> {
    return rows(
      tx,
      `with written as (
         update import_row set lead_id = result.lead_id, outcome = result.outcome,
           standing = case when result.standing = 'no_address' and problems @> '[{"field": "email"}]' then 'invalid_address'
                           else result.standing end
         from unnest($2::int[], $3::bigint[], $4::text[], $5::text[]) as result (ordinal, lead_id, outcome, standing)
         where import_id = $1 and import_row.ordinal = result.ordinal
         returning import_row.outcome, import_row.standing)
       select outcome, standing, count(*)::int as rows from written group by 1, 2`,
      [
        importId,
        results.map(({ ordinal }) => ordinal),
        results.map(({ leadId }) => leadId),
        results.map(({ outcome }) => outcome),
        results.map(({ standing }) => standing),
      ],
    );
  }

  /** Gives the doubles among the rows their lead, which an earlier row has made or found. Gives how many there are. */
  async linkDuplicates(tx: Tx, importId: string, after: number, last: number): Promise<number> {
    const among = `import_row.import_id = $1 and ordinal > $2 and ordinal <= $3 and outcome = 'duplicate_in_file'`;
    await rows(
      tx,
      `update import_row set lead_id = lead.id from lead where lead.identity = import_row.identity and ${among}`,
      [importId, after, last],
    );
    const [counted] = await rows<{ rows: number }>(tx, `select count(*)::int as rows from import_row where ${among}`, [
      importId,
      after,
      last,
    ]);
    return counted?.rows ?? 0;
  }

  /** Rows a person should look at: something in them could not be read, they are doubles, or their lead cannot be written to. */
  async problems(importId: string, after: number, limit: number): Promise<ProblemRow[]> {
    return rows<ProblemRow>(
      this.dataSource.manager,
      `select ordinal, row_number, cells, problems, outcome, standing, opted_out from import_row
       where import_id = $1 and ordinal > $2
         and (problems <> '[]' or outcome = 'duplicate_in_file'
           or standing in ('no_address', 'invalid_address', 'suppressed', 'no_cadence'))
       order by ordinal limit $3`,
      [importId, after, limit],
    );
  }
}

async function* inCopyFormat(batches: AsyncIterable<StagedRow[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map(copyLine).join('');
}

const copyLine = (row: StagedRow): string => `${COLUMNS.map(([, valueIn]) => copyField(valueIn(row))).join('\t')}\n`;

/** PostgreSQL's text format of COPY: `\N` is null, and backslash, tab and line ends are escaped. */
function copyField(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPED[character] ?? '') : text;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
