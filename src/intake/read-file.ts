import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { JobQueue } from '../jobs/job-queue.js';
import { BadFile } from './bad-file.js';
import { BadMapping, type Columns, recogniseColumns } from './columns.js';
import { identityOf } from './identity.js';
import type { Import } from './import.entity.js';
import { ImportRowsStore, type StagedRow } from './import-rows.store.js';
import { ImportsStore, type NewImport } from './imports.store.js';
import { normaliseLead } from './lead-fields.js';
import { readRow } from './lead-row.js';
import { parseCsv, type Row } from './parse-csv.js';
import { isProblemFile, PROBLEM_COLUMNS, unguarded } from './problems-csv.js';

/** Rows read without a pause: some 10 ms, in which the process answers nobody else. */
const BATCH_ROWS = 500;

export interface Upload extends NewImport {
  /** What the caller says about columns, by header. */
  mapping: Record<string, string>;
}

/** What the header of a file told. */
interface Head {
  headers: string[];
  columns: Columns;
  isProblemFile: boolean;
}

/** Reads a file of leads into the staging table, whole or not at all, and has its rows merged. */
@Injectable()
export class ReadFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsStore,
    private readonly importRows: ImportRowsStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws BadFile, BadMapping: the import stays, failed, with the reason */
  async run(file: Readable, upload: Upload): Promise<Import> {
    const now = await this.clock.now();
    const id = await this.imports.begin(upload, now);
    try {
      await this.stage(id, file, upload.mapping);
    } catch (error) {
      await this.imports.fail(id, isUsersOwn(error) ? error.message : 'The file could not be read: try again', now);
      throw error;
    }
    await this.queue.add('import.load', { id });
    const read = await this.imports.find(id);
    if (!read) throw new Error(`Import ${id} is gone`);
    return read;
  }

  private async stage(id: string, file: Readable, mapping: Record<string, string>): Promise<void> {
    const found: { head?: Head } = {};
    await this.dataSource.transaction(async (tx) => {
      await this.importRows.copy(tx, stagedRows(id, file, mapping, found));
      const rowsRead = await this.importRows.settleDuplicates(tx, id);
      if (!found.head) throw new BadFile('empty', 'The file is empty');
      const { headers, columns } = found.head;
      await this.imports.startMerging(tx, id, { vendor: columns.vendor, headers, mapping: usesOf(columns), rowsRead });
    });
  }
}

export const isUsersOwn = (error: unknown): error is BadFile | BadMapping =>
  error instanceof BadFile || error instanceof BadMapping;

async function* stagedRows(
  id: string,
  file: Readable,
  mapping: Record<string, string>,
  found: { head?: Head },
): AsyncGenerator<StagedRow[]> {
  let ordinal = 0;
  const onHeaders = ({ headers }: { headers: string[] }): void => void (found.head = headOf(headers, mapping));
  for await (const batch of parseCsv(file, onHeaders, BATCH_ROWS)) {
    const { head } = found;
    if (!head) return;
    yield batch.map((row) => staged(id, ++ordinal, row, head));
    await setImmediate();
  }
}

function headOf(headers: string[], mapping: Record<string, string>): Head {
  const isOurs = isProblemFile(headers);
  const ignored = isOurs ? Object.fromEntries(PROBLEM_COLUMNS.map((column) => [column, 'ignore'])) : {};
  const columns = recogniseColumns(headers, { ...ignored, ...mapping });
  refuseUnread(columns, mapping);
  return { headers, columns, isProblemFile: isOurs };
}

/** A file whose leads nobody could reach or tell apart was read wrongly: better said now than found out after the import. */
function refuseUnread({ mapping, suggestions, names }: Columns, said: Record<string, string>): void {
  const likely = suggestions.find(({ field, name }) => field === 'email' && !(name in said));
  if (likely) {
    const remedy = `say {"${likely.name}": "email"} in "mapping", or "custom" to import without addresses`;
    throw new BadMapping(
      likely.name,
      `no column is known to hold the address, but "${likely.name}" may be it: ${remedy}`,
    );
  }
  const known = (['email', 'phone', 'name', 'firstName', 'lastName', 'company', 'externalId'] as const).some(
    (field) => mapping[field] !== undefined,
  );
  if (known) return;
  const remedy = `say what they are in "mapping", such as {"${names[0]}": "email"}`;
  throw new BadMapping(
    names[0] ?? '',
    `none of the columns ${names.join(', ')} is known to tell who a lead is: ${remedy}`,
  );
}

function staged(id: string, ordinal: number, { rowNumber, cells, problem }: Row, head: Head): StagedRow {
  const given = head.isProblemFile ? cells.map(unguarded) : cells;
  const lead = normaliseLead(readRow(head.columns, given));
  const problems = problem ? [...lead.problems, { field: 'row', reason: problem }] : lead.problems;
  const { identity, formerly } = identityOf(lead);
  return { importId: id, ordinal, rowNumber, cells: given, identity, formerly, lead, problems };
}

/** What each column is read as, by header, as a mapping would say it. */
function usesOf({ names, mapping, optOut, custom }: Columns): Record<string, string> {
  const uses = Object.fromEntries(names.map((name) => [name, 'ignore']));
  for (const { name } of custom) uses[name] = 'custom';
  for (const [field, indexes] of Object.entries(mapping)) for (const index of indexes) uses[names[index] ?? ''] = field;
  for (const { index } of optOut) uses[names[index] ?? ''] = 'optedOut';
  return uses;
}
