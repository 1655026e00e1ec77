import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { JobQueue } from '../jobs/job-queue.js';
import { peekAt } from './ask-file.js';
import { headOf, refusalOf } from './file-head.js';
import { ImportFilesStore } from './import-files.store.js';
import type { Import } from './import.entity.js';
import { ImportsStore, type NewImport } from './imports.store.js';
import { type Mapping, MappingsStore } from './mappings.store.js';

export interface Upload extends Omit<NewImport, 'mapping' | 'bytes'> {
  /** What the caller says about columns, by header. It wins over what is remembered of such files. */
  mapping: Mapping;
}

/** Takes a file of leads: its header is understood at once, the rows are read in the background, by whichever worker is free. */
@Injectable()
export class StartImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsStore,
    private readonly files: ImportFilesStore,
    private readonly mappings: MappingsStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws BadFile, BadMapping: nothing was taken over */
  async run(path: string, upload: Upload): Promise<Import> {
    const now = await this.clock.now();
    const { headers } = await peekAt(path, 1);
    const mapping = { ...(await this.mappings.remembered(headers)), ...upload.mapping };
    const refusal = refusalOf(headOf(headers, mapping), mapping);
    if (refusal) throw refusal;
    const { size: bytes } = await stat(path);
    const id = await this.dataSource.transaction(async (tx) => {
      const begun = await this.imports.begin(tx, { ...upload, mapping, bytes }, now);
      await this.files.save(tx, begun, path);
      if (Object.keys(upload.mapping).length > 0) {
        await this.mappings.remember(tx, headers, mapping, upload.startedBy, now);
      }
      return begun;
    });
    await this.queue.add('import.read', { id });
    return this.imports.get(id);
  }
}
