import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { ImportFilesStore } from './import-files.store.js';
import { ImportsStore } from './imports.store.js';

/** Stops an import that is under way. What it has brought until then stays, until somebody takes it back. */
@Injectable()
export class CancelImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsStore,
    private readonly files: ImportFilesStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  /** False when there was nothing left to stop. */
  async run(id: string, by: string): Promise<boolean> {
    const now = await this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const cancelled = await this.imports.cancel(tx, id, now);
      if (cancelled) {
        await this.files.drop(tx, id);
        const act = 'import.cancelled';
        await this.activity.record(tx, { at: now, actor: by, act, about: 'import', aboutId: id });
      }
      return cancelled;
    });
  }
}
