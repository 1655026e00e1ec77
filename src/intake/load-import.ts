import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { type Tx } from '../database/sql.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { Import } from './import.entity.js';
import { ImportRowsStore, type RowResult } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';
import type { GivenRows } from './lead-merge.store.js';
import { type MergedRow, MergeLeads } from './merge-leads.js';
import { standingOfRow } from './row-standing.rules.js';

/** Rows of one transaction: enough for set-based statements to pay, few enough that nobody waits long for its locks and memory stays flat. */
const BATCH_ROWS = 2_000;

/**
 * Makes leads of a file's rows, batch by batch, each in its own transaction with the import's cursor: a worker that dies loses one batch,
 * and the next one goes on behind the last. A dry run does all the same and takes it back.
 */
@Injectable()
export class LoadImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsStore,
    private readonly importRows: ImportRowsStore,
    private readonly mergeLeads: MergeLeads,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @OnJob('import.load')
  async run({ id }: JobPayload<'import.load'>): Promise<void> {
    let goesOn = true;
    while (goesOn) goesOn = await this.loadBatch(id);
  }

  /** False when there is nothing more to do here. */
  private async loadBatch(id: string): Promise<boolean> {
    const now = await this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const open = await this.imports.claim(tx, id);
      if (!open) return false;
      const last = Math.min(open.rowsMerged + BATCH_ROWS, open.rowsRead);
      const doubles = await this.importRows.doublesIn(tx, id, open.rowsMerged, last);
      const results = await this.merge(tx, open, this.importRows.toMerge(id, open.rowsMerged, last, doubles), now);
      await this.importRows.linkDoubles(tx, id, doubles);
      await this.importRows.write(tx, id, open.rowsMerged, last, results);
      add(open.counts, 'duplicate_in_file', doubles.length);
      for (const { outcome, standing } of results) {
        add(open.counts, outcome, 1);
        add(open.standings, standing, 1);
      }
      await this.advance(tx, { ...open, rowsMerged: last }, now);
      return last < open.rowsRead;
    });
  }

  private async merge(tx: Tx, open: Import, given: GivenRows, now: Date): Promise<RowResult[]> {
    const { id, policy, cadenceId, again, dryRun, startedBy: by } = open;
    if (dryRun) await tx.query('savepoint rehearsal');
    const options = { intake: 'import' as const, importId: id, policy, cadenceId, again, by };
    const merged = await this.mergeLeads.run(tx, now, given, options);
    if (dryRun) await tx.query('rollback to savepoint rehearsal');
    return merged.map((row) => resultOf(row, dryRun));
  }

  private async advance(tx: Tx, open: Import, now: Date): Promise<void> {
    const isDone = open.rowsMerged === open.rowsRead;
    await this.imports.progress(tx, {
      ...open,
      status: isDone ? 'done' : 'merging',
      finishedAt: isDone ? now : null,
    });
    if (!isDone) return;
    const act = open.dryRun ? 'import.rehearsed' : 'import.done';
    const { id: aboutId, startedBy: actor, counts: detail } = open;
    await this.activity.record(tx, { at: now, actor, act, about: 'import', aboutId, detail });
  }
}

const resultOf = (row: MergedRow, dryRun: boolean): RowResult => ({
  ordinal: row.ordinal,
  leadId: dryRun ? null : row.leadId,
  outcome: row.outcome,
  standing: standingOfRow(row),
});

function add(counts: Record<string, number>, name: string, rows: number): void {
  if (rows > 0) counts[name] = (counts[name] ?? 0) + rows;
}
