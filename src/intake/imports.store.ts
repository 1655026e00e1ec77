import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { Import } from './import.entity.js';

/** How long an upload may take to be read before it counts as cut off. */
const READING_SECONDS = 3_600;

/** How long a batch may take before another worker is reminded of the import. */
const BATCH_SECONDS = 120;

export type NewImport = Pick<Import, 'fileName' | 'policy' | 'cadenceId' | 'dryRun' | 'startedBy'>;

@Injectable()
export class ImportsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Import | null> {
    return tx.findOneBy(Import, { id });
  }

  async list(limit: number, cursor?: string): Promise<Import[]> {
    const select = this.dataSource.manager.createQueryBuilder(Import, 'i').orderBy('i.id', 'DESC').limit(limit);
    if (cursor) select.where('i.id < :cursor', { cursor });
    return select.getMany();
  }

  /** An import that is being read; committed at once, so that it is seen whatever becomes of the file. */
  async begin(started: NewImport, now: Date): Promise<string> {
    const begun = await row<{ id: string }>(
      this.dataSource.manager,
      `insert into import (file_name, vendor, headers, mapping, policy, cadence_id, dry_run, status, started_by, reminded_until, created_at)
       values ($1, 'unknown', '[]', '{}', $2, $3, $4, 'reading', $5, now() + ${READING_SECONDS} * interval '1 second', $6)
       returning id`,
      [started.fileName, started.policy, started.cadenceId, started.dryRun, started.startedBy, now],
    );
    if (!begun) throw new Error('The import was not saved');
    return begun.id;
  }

  /** The file is read; from here on the rows are merged. */
  async startMerging(
    tx: Tx,
    id: string,
    read: Pick<Import, 'vendor' | 'headers' | 'mapping' | 'rowsRead'>,
  ): Promise<void> {
    await rows(
      tx,
      `update import set status = 'merging', vendor = $2, headers = $3, mapping = $4, rows_read = $5,
         reminded_until = now() + ${BATCH_SECONDS} * interval '1 second'
       where id = $1 and status = 'reading'`,
      [id, read.vendor, JSON.stringify(read.headers), JSON.stringify(read.mapping), read.rowsRead],
    );
  }

  async fail(id: string, error: string, now: Date): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update import set status = 'failed', error = $2, finished_at = $3 where id = $1 and status = 'reading'`,
      [id, error, now],
    );
  }

  /** The import, held by this transaction; null when it is done or another worker holds it. */
  async claim(tx: Tx, id: string): Promise<Import | null> {
    return tx
      .createQueryBuilder(Import, 'i')
      .where(`i.id = :id and i.status = 'merging'`, { id })
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
  }

  /** The import, held by this transaction: waits for whoever is at work on it. */
  async hold(tx: Tx, id: string): Promise<Import | null> {
    return tx.findOne(Import, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async progress(tx: Tx, { id, rowsMerged, counts, standings, status, finishedAt }: Import): Promise<void> {
    await rows(
      tx,
      `update import set rows_merged = $2, counts = $3, standings = $4, status = $5, finished_at = $6,
         reminded_until = now() + ${BATCH_SECONDS} * interval '1 second'
       where id = $1`,
      [id, rowsMerged, JSON.stringify(counts), JSON.stringify(standings), status, finishedAt],
    );
  }

  /** Stops it behind the batch that is under way, for which this waits. False when it was over already. */
  async cancel(tx: Tx, id: string, now: Date): Promise<boolean> {
    const cancelled = await row<{ id: string }>(
      tx,
      `update import set status = 'cancelled', finished_at = $2 where id = $1 and status in ('reading', 'merging') returning id`,
      [id, now],
    );
    return cancelled !== null;
  }

  async markUndone(tx: Tx, id: string): Promise<void> {
    await tx.update(Import, { id }, { status: 'undone' });
  }

  /** Imports whose worker died or was never reminded. */
  async remindOpen(): Promise<string[]> {
    const open = await rows<{ id: string }>(
      this.dataSource.manager,
      `update import set reminded_until = now() + ${BATCH_SECONDS} * interval '1 second'
       where status = 'merging' and (reminded_until is null or reminded_until < now()) returning id`,
    );
    return open.map(({ id }) => id);
  }

  /** Files that were being read by a process that died: their rows were never committed. */
  async failCutOff(error: string, now: Date): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update import set status = 'failed', error = $1, finished_at = $2 where status = 'reading' and reminded_until < now()`,
      [error, now],
    );
  }
}
