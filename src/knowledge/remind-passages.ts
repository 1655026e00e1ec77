import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { MOST_TEXTS, Embedder } from '../writer/embedder.js';
import { PassageVectorsStore } from './passage-vectors.store.js';

/** Calls that one scan asks for: a large document must not stand before the replies that wait for the same workers. */
const CALLS = 4;

/** Finds passages that have no vector of the embedding model in use: new ones, changed ones, and all of them after a change of model. */
@Injectable()
export class RemindPassages {
  constructor(
    private readonly vectors: PassageVectorsStore,
    private readonly embedder: Embedder,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    const { model } = this.embedder;
    if (model === null) return;
    for (let call = 0; call < CALLS; call++) {
      const ids = await this.vectors.remindMissing(model, now, MOST_TEXTS);
      if (ids.length > 0) await this.queue.remind('passage.embed', ids);
      if (ids.length < MOST_TEXTS) return;
    }
  }
}
