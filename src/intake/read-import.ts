import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { askFile, type Told } from './ask-file.js';
import { BadFile } from './bad-file.js';
import { BadMapping } from './columns.js';
import { ImportFilesStore } from './import-files.store.js';
import type { Import } from './import.entity.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';

/** A file that ended the process this often is not tried again. */
const MOST_TRIES = 3;

/** How often the import tells how far it is. */
const TELL_EVERY_MS = 1_000;

type Head = Extract<Told, { kind: 'head' }>;

/** Somebody cancelled the import, or another worker has read it. */
class ReadingOver extends Error {}

/**
 * Reads a file of leads into the staging table, whole or not at all, and has its rows merged. A worker that dies leaves nothing behind, and
 * the next one reads the same file again.
 */
@Injectable()
export class ReadImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsStore,
    private readonly importRows: ImportRowsStore,
    private readonly files: ImportFilesStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  @OnJob('import.read')
  async run({ id }: JobPayload<'import.read'>): Promise<void> {
    const open = await this.imports.takeReading(id);
    if (!open) return;
    const folder = await mkdtemp(join(tmpdir(), 'everylead-import-'));
    try {
      if (open.tries > MOST_TRIES)
        throw new BadFile('too_slow', 'The file could not be read: save it anew, or split it');
      await this.stage(open, join(folder, 'file'));
      await this.queue.add('import.load', { id });
    } catch (error) {
      if (!isUsersOwn(error)) throw error;
      await this.fail(id, error.message);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async fail(id: string, why: string): Promise<void> {
    const now = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      await this.imports.fail(tx, id, why, now);
      await this.files.drop(tx, id);
    });
  }

  private async stage({ id, mapping }: Import, path: string): Promise<void> {
    if (!(await this.files.fetch(id, path))) throw new BadFile('empty', 'The file is gone: send it again');
    await this.dataSource
      .transaction(async (tx) => {
        if (!(await this.imports.holdReading(tx, id))) throw new ReadingOver();
        const found: { head?: Head } = {};
        const told = askFile({ path, ask: 'stage', importId: id, mapping });
        await this.importRows.copy(tx, this.lines(id, told, found));
        if (!found.head) throw new BadFile('empty', 'The file is empty');
        await this.importRows.settleDuplicates(tx, id);
        const { rows: rowsRead, marks } = await this.importRows.count(tx, id);
        await this.files.drop(tx, id);
        if (!(await this.imports.startMerging(tx, id, { ...found.head, rowsRead, marks }))) throw new ReadingOver();
      })
      .catch(unlessOver);
  }

  private async *lines(id: string, told: AsyncGenerator<Told>, found: { head?: Head }): AsyncGenerator<Uint8Array> {
    let lastTold = performance.now();
    for await (const part of told) {
      if (part.kind === 'head') found.head = part;
      if (part.kind !== 'rows') continue;
      yield part.copy;
      if (performance.now() - lastTold < TELL_EVERY_MS) continue;
      lastTold = performance.now();
      if (!(await this.imports.tellRead(id, part.bytesRead))) throw new ReadingOver();
    }
  }
}

export const isUsersOwn = (error: unknown): error is BadFile | BadMapping =>
  error instanceof BadFile || error instanceof BadMapping;

function unlessOver(error: unknown): void {
  if (!(error instanceof ReadingOver)) throw error;
}
