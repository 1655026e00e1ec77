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

  async run(): Promise<void> {
    for (const { id, status } of await this.imports.remindOpen()) {
      await this.queue.add(status === 'reading' ? 'import.read' : 'import.load', { id });
    }
  }
}
