import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { rows, type Tx } from '../database/sql.js';
import type { AddressMark } from './address-mark.js';
import type { Import } from './import.entity.js';
import type { GivenRows } from './lead-merge.store.js';
import type { MergeOutcome } from './merge-leads.js';
import type { RowStanding } from './row-standing.rules.js';
import { COPIED_COLUMNS, type RowProblem } from './staged-row.js';

/** More than any file has. */
const MOST_ROWS = 2 ** 31 - 1;

/** Bytes that may wait for the database. */
const COPY_AHEAD = 1_048_576;

/** What became of a row: merged, or another row of the file had the same identity before it. */
export type RowOutcome = MergeOutcome | 'duplicate_in_file';

/** The result of a row. `leadId` is null in a rehearsal, whose leads are not there. */
export interface RowResult {
  ordinal: number;
  leadId: string | null;
  outcome: RowOutcome;
  standing: RowStanding;
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
  addressMark: AddressMark | null;
}

/** The rows of files, staged until they are leads and kept as the proof of what became of each. */
@Injectable()
export class ImportRowsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes lines for COPY as they come, in the caller's transaction. What the source throws ends it, and the transaction with it. */
  async copy(tx: Tx, lines: AsyncIterable<Uint8Array>): Promise<void> {
    const client = (await tx.queryRunner?.connect()) as ClientBase;
    const copy = client.query(copyFrom(`copy import_row (${COPIED_COLUMNS}) from stdin`));
    await pipeline(Readable.from(lines, { objectMode: false, highWaterMark: COPY_AHEAD }), copy);
  }

  /**
   * Decides who is who in the file, once it is read: of rows with the same identity the first one counts, and an opt-out in any of them
   * holds for it.
   */
  async settleDuplicates(tx: Tx, importId: string): Promise<void> {
    const [repeated] = await rows(
      tx,
      `select identity from import_row where import_id = $1 group by identity having count(*) > 1 limit 1`,
      [importId],
    );
    if (!repeated) return;
    const told = `select ctid, ordinal, opted_out, row_number() over (partition by identity order by ordinal) as nth,
      bool_or(opted_out) over (partition by identity) as said_out from import_row where import_id = $1`;
    // By ctid, not by a join: of a new import the planner knows nothing, and was seen to join every row with every other.
    await rows(
      tx,
      `update import_row set opted_out = true
       where ctid = any(array(select ctid from (${told}) as told where nth = 1 and said_out and not opted_out))`,
      [importId],
    );
    await rows(
      tx,
      `insert into import_result (import_id, ordinal, outcome)
       select $1, ordinal, 'duplicate_in_file' from (${told}) as told where nth > 1`,
      [importId],
    );
  }

  /** How many rows were staged, and how many of their leads have an address that is marked. */
  async count(tx: Tx, importId: string): Promise<{ rows: number; marks: Record<AddressMark, number> }> {
    const marked = (mark: AddressMark): string =>
      `count(*) filter (where address_mark = '${mark}' and ordinal <> all($2::int[]))::int as ${mark}`;
    const [counted] = await rows<{ rows: number } & Record<AddressMark, number>>(
      tx,
      `select count(*)::int as rows, ${marked('disposable')}, ${marked('role')} from import_row where import_id = $1`,
      [importId, await this.doublesIn(tx, importId, 0, MOST_ROWS)],
    );
    const { rows: staged = 0, disposable = 0, role = 0 } = counted ?? {};
    return { rows: staged, marks: { disposable, role } };
  }

  /** The rows after one ordinal up to another whose identity an earlier row of the file has. */
  async doublesIn(tx: Tx, importId: string, after: number, last: number): Promise<number[]> {
    const doubles = await rows<{ ordinal: number }>(
      tx,
      `select ordinal from import_result
       where import_id = $1 and ordinal > $2 and ordinal <= $3 and outcome = 'duplicate_in_file'`,
      [importId, after, last],
    );
    return doubles.map(({ ordinal }) => ordinal);
  }

  /** The rows after one ordinal up to another that are to be merged: all but the doubles. */
  toMerge(importId: string, after: number, last: number, doubles: number[]): GivenRows {
    return {
      text: `select * from import_row
        where import_id = $1::bigint and ordinal > $2::int and ordinal <= $3::int and ordinal <> all($4::int[])`,
      params: [importId, after, last, doubles],
    };
  }

  /**
   * Writes what became of the rows of a stretch, the doubles apart; what a rehearsal wrote of them goes. Not "on conflict": of most imports
   * nothing is there yet, and it makes each row an insertion of its own.
   */
  async write(
    tx: Tx,
    importId: string,
    { after, last }: { after: number; last: number },
    results: RowResult[],
  ): Promise<void> {
    if (results.length === 0) return;
    await rows(
      tx,
      `delete from import_result
       where import_id = $1 and ordinal > $2 and ordinal <= $3 and outcome <> 'duplicate_in_file'`,
      [importId, after, last],
    );
    await rows(
      tx,
      `insert into import_result (import_id, ordinal, lead_id, outcome, standing)
       select $1, * from unnest($2::int[], $3::bigint[], $4::text[], $5::text[])`,
      [
        importId,
        results.map(({ ordinal }) => ordinal),
        results.map(({ leadId }) => leadId),
        results.map(({ outcome }) => outcome),
        results.map(({ standing }) => standing),
      ],
    );
  }

  /** Where the leads are that a rehearsal would put into a cadence. */
  async placesOfEnrolled(importId: string): Promise<{ timeZone: string; country: string | null; leads: number }[]> {
    return rows(
      this.dataSource.manager,
      `select time_zone, country, count(*)::int as leads from import_row join import_result using (import_id, ordinal)
       where import_id = $1 and standing = 'enrolled' group by 1, 2`,
      [importId],
    );
  }

  /** Gives doubles their lead, which an earlier row has made or found. */
  async linkDoubles(tx: Tx, importId: string, doubles: number[]): Promise<void> {
    if (doubles.length === 0) return;
    await rows(
      tx,
      `update import_result set lead_id = lead.id
       from unnest($2::int[]) as double (ordinal)
         join import_row on import_row.import_id = $1 and import_row.ordinal = double.ordinal
         join lead on lead.identity = import_row.identity
       where import_result.import_id = $1 and import_result.ordinal = double.ordinal`,
      [importId, doubles],
    );
  }

  /** Rows a person should look at: something in them could not be read, they are doubles, or their lead cannot be written to. */
  async problems({ id, policy }: Pick<Import, 'id' | 'policy'>, after: number, limit: number): Promise<ProblemRow[]> {
    return rows<ProblemRow>(
      this.dataSource.manager,
      `select ordinal, row_number, cells, problems, outcome, standing, opted_out, address_mark
       from import_row left join import_result using (import_id, ordinal)
       where import_id = $1 and ordinal > $2
         and (problems <> '[]' or outcome = 'duplicate_in_file' or outcome = 'duplicate_in_database' and $4
           or address_mark = 'disposable' or standing in ('no_address', 'invalid_address', 'suppressed', 'no_cadence'))
       order by ordinal limit $3`,
      [id, after, limit, policy === 'create'],
    );
  }
}
