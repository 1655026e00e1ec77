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
import { type Looked, LookUpRows } from './look-up-rows.js';
import { type MergedRow, MergeLeads, type MergeOptions } from './merge-leads.js';
import { standingOfRow } from './row-standing.rules.js';

/** Rows of one transaction: enough for set-based statements to pay, few enough that nobody waits long for its locks and memory stays flat. */
const BATCH_ROWS = 3_000;

/** Rows of one batch, and what is known about them. */
interface Stretch {
  /** From behind this ordinal up to `last`. */
  after: number;
  last: number;
  /** Those among them whose identity an earlier row has. */
  doubles: number[];
  given: GivenRows;
  looked: Looked;
}

/**
 * Makes leads of a file's rows, batch by batch, each in its own transaction with the import's cursor: a worker that dies loses one batch,
 * and the next one goes on behind the last. A dry run does all the same and takes it back. While a batch is written, the next is looked up.
 */
@Injectable()
export class LoadImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsStore,
    private readonly importRows: ImportRowsStore,
    private readonly lookUpRows: LookUpRows,
    private readonly mergeLeads: MergeLeads,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @OnJob('import.load')
  async run({ id }: JobPayload<'import.load'>): Promise<void> {
    let batch: { next?: Promise<Stretch | null> } | null = {};
    // Awaited between transactions: who holds one never waits for a second connection.
    while (batch) batch = await this.loadBatch(id, (await batch.next) ?? null);
  }

  /** Null when there is nothing more to do here. */
  private async loadBatch(id: string, ahead: Stretch | null): Promise<{ next: Promise<Stretch | null> } | null> {
    const now = await this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const open = await this.imports.claim(tx, id);
      if (!open) return null;
      const { rowsMerged, rowsRead } = open;
      const stretch = ahead?.after === rowsMerged ? ahead : await this.stretch(tx, open, rowsMerged);
      const { last } = stretch;
      const goesOn = last < rowsRead;
      // What is not looked up ahead, or not on the disk before a crash, is done anew: the cursor is of the same transaction.
      const next = goesOn ? this.stretch(this.dataSource.manager, open, last).catch(() => null) : Promise.resolve(null);
      if (goesOn) await tx.query('set local synchronous_commit = off');
      await this.write(tx, open, stretch, now);
      await this.advance(tx, { ...open, rowsMerged: last }, now);
      return goesOn ? { next } : null;
    });
  }

  private async stretch(tx: Tx, open: Import, after: number): Promise<Stretch> {
    const last = Math.min(after + BATCH_ROWS, open.rowsRead);
    const doubles = await this.importRows.doublesIn(tx, open.id, after, last);
    const given = this.importRows.toMerge(open.id, after, last, doubles);
    return { after, last, doubles, given, looked: await this.lookUpRows.run(tx, given, optionsOf(open)) };
  }

  /** Makes leads of the rows, keeps what became of each, and counts it. */
  private async write(tx: Tx, open: Import, stretch: Stretch, now: Date): Promise<void> {
    const { id, dryRun } = open;
    if (dryRun) await tx.query('savepoint rehearsal');
    const merged = await this.mergeLeads.run(tx, now, stretch.given, optionsOf(open), stretch.looked);
    if (dryRun) await tx.query('rollback to savepoint rehearsal');
    const results = merged.map((row) => resultOf(row, dryRun));
    await this.importRows.linkDoubles(tx, id, stretch.doubles);
    await this.importRows.write(tx, id, stretch, results);
    add(open.counts, 'duplicate_in_file', stretch.doubles.length);
    for (const { outcome, standing } of results) {
      add(open.counts, outcome, 1);
      add(open.standings, standing, 1);
    }
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

const optionsOf = ({ id: importId, policy, cadenceId, again, startedBy: by }: Import): MergeOptions => ({
  intake: 'import',
  importId,
  policy,
  cadenceId,
  again,
  by,
});

const resultOf = (row: MergedRow, dryRun: boolean): RowResult => ({
  ordinal: row.ordinal,
  leadId: dryRun ? null : row.leadId,
  outcome: row.outcome,
  standing: standingOfRow(row),
});

function add(counts: Record<string, number>, name: string, rows: number): void {
  if (rows > 0) counts[name] = (counts[name] ?? 0) + rows;
}
