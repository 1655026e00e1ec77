import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { ImportsStore } from './imports.store.js';

/** Finds imports that somebody began and nobody goes on with. */
@Injectable()
export class RemindImports {
  constructor(
    private readonly imports: ImportsStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    await this.imports.failCutOff('The upload was cut off before the file was read: send it again', now);
    for (const id of await this.imports.remindOpen()) await this.queue.add('import.load', { id });
  }
}
