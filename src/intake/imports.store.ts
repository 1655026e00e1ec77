import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { Import } from './import.entity.js';

/** How long nothing may be heard of an import before another worker is reminded of it. */
const SILENCE_SECONDS = 120;

/** Any constant number: all processes that read files for this database must use the same. */
const READING_LOCK = 7_133_703;

/** Whoever cancels waits in this line, and no batch begins past somebody who waits: one after the other would win against them. */
const TURN_LOCK = 7_133_704;

export type NewImport = Pick<
  Import,
  'fileName' | 'mapping' | 'policy' | 'cadenceId' | 'again' | 'dryRun' | 'bytes' | 'startedBy'
>;

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

  /** The import, which must be there. */
  async get(id: string): Promise<Import> {
    const found = await this.find(id);
    if (!found) throw new Error(`Import ${id} is gone`);
    return found;
  }

  /** An import whose file is to be read. */
  async begin(tx: Tx, started: NewImport, now: Date): Promise<string> {
    const begun = await row<{ id: string }>(
      tx,
      `insert into import (file_name, vendor, headers, mapping, policy, cadence_id, again, dry_run, bytes, status, started_by, reminded_until, created_at)
       values ($1, 'unknown', '[]', $2, $3, $4, $5, $6, $7, 'reading', $8, now() + ${SILENCE_SECONDS} * interval '1 second', $9)
       returning id`,
      [
        started.fileName,
        JSON.stringify(started.mapping),
        started.policy,
        started.cadenceId,
        started.again,
        started.dryRun,
        started.bytes,
        started.startedBy,
        now,
      ],
    );
    if (!begun) throw new Error('The import was not saved');
    return begun.id;
  }

  /** The import whose file somebody begins to read; null when that is over. */
  async takeReading(id: string): Promise<Import | null> {
    return row<Import>(
      this.dataSource.manager,
      `update import set tries = tries + 1, bytes_read = 0, reminded_until = now() + ${SILENCE_SECONDS} * interval '1 second'
       where id = $1 and status = 'reading' returning *`,
      [id],
    );
  }

  /** True when this transaction alone reads the file, until it ends. */
  async holdReading(tx: Tx, id: string): Promise<boolean> {
    const held = await tryLock(tx, 'pg_try_advisory_xact_lock', READING_LOCK, id);
    return held && (await this.find(id, tx))?.status === 'reading';
  }

  /** Seen at once, while the rows are not yet. False when the import is not to be read any more. */
  async tellRead(id: string, bytesRead: number): Promise<boolean> {
    const told = await row<{ id: string }>(
      this.dataSource.manager,
      `update import set bytes_read = $2, reminded_until = now() + ${SILENCE_SECONDS} * interval '1 second'
       where id = $1 and status = 'reading' returning id`,
      [id, bytesRead],
    );
    return told !== null;
  }

  /** The file is read; from here on the rows are merged. False when somebody cancelled it. */
  async startMerging(
    tx: Tx,
    id: string,
    read: Pick<Import, 'vendor' | 'headers' | 'mapping' | 'rowsRead' | 'marks'>,
  ): Promise<boolean> {
    const { vendor, rowsRead } = read;
    const [headers, mapping, marks] = [read.headers, read.mapping, read.marks].map((part) => JSON.stringify(part));
    const started = await row<{ id: string }>(
      tx,
      `update import set status = 'merging', vendor = $2, headers = $3, mapping = $4, rows_read = $5, marks = $6, bytes_read = bytes,
         reminded_until = now() + ${SILENCE_SECONDS} * interval '1 second'
       where id = $1 and status = 'reading' returning id`,
      [id, vendor, headers, mapping, rowsRead, marks],
    );
    return started !== null;
  }

  /** A rehearsal becomes the import itself, from its first row. False when it is none that is done. */
  async startRehearsed(id: string, by: string): Promise<boolean> {
    const started = await row<{ id: string }>(
      this.dataSource.manager,
      `update import set dry_run = false, status = 'merging', rows_merged = 0, counts = '{}', standings = '{}', finished_at = null,
         started_by = $2, reminded_until = now() + ${SILENCE_SECONDS} * interval '1 second'
       where id = $1 and dry_run and status = 'done' returning id`,
      [id, by],
    );
    return started !== null;
  }

  async fail(tx: Tx, id: string, error: string, now: Date): Promise<void> {
    await rows(
      tx,
      `update import set status = 'failed', error = $2, finished_at = $3 where id = $1 and status = 'reading'`,
      [id, error, now],
    );
  }

  /** The import, held by this transaction; null when it is done, another worker holds it, or somebody is about to cancel it. */
  async claim(tx: Tx, id: string): Promise<Import | null> {
    if (!(await tryLock(tx, 'pg_try_advisory_xact_lock_shared', TURN_LOCK, id))) return null;
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
         reminded_until = now() + ${SILENCE_SECONDS} * interval '1 second'
       where id = $1`,
      [id, rowsMerged, JSON.stringify(counts), JSON.stringify(standings), status, finishedAt],
    );
  }

  /** Stops it behind the batch that is under way, for which this waits. False when it was over already. */
  async cancel(tx: Tx, id: string, now: Date): Promise<boolean> {
    await rows(tx, `select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)`, [TURN_LOCK, id]);
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
  async remindOpen(): Promise<Pick<Import, 'id' | 'status'>[]> {
    return rows(
      this.dataSource.manager,
      `update import set reminded_until = now() + ${SILENCE_SECONDS} * interval '1 second'
       where status in ('reading', 'merging') and (reminded_until is null or reminded_until < now()) returning id, status`,
    );
  }
}

type TryLock = 'pg_try_advisory_xact_lock' | 'pg_try_advisory_xact_lock_shared';

async function tryLock(tx: Tx, lock: TryLock, kind: number, id: string): Promise<boolean> {
  const tried = await row<{ held: boolean }>(tx, `select ${lock}($1, ($2::bigint % 2147483647)::int) as held`, [
    kind,
    id,
  ]);
  return tried?.held ?? false;
}
