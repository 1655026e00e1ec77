import { Injectable } from '@nestjs/common';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { Embedder } from '../writer/embedder.js';
import { WriterFailed } from '../writer/writer.js';
import { PassageVectorsStore, type ToEmbed } from './passage-vectors.store.js';
import { wordsFor } from './vector.rules.js';

/** Gives passages the vectors by which questions in other words find them; a call for as many as the server takes. */
@Injectable()
export class EmbedPassage {
  constructor(
    private readonly vectors: PassageVectorsStore,
    private readonly embedder: Embedder,
  ) {}

  @OnJob('passage.embed')
  async run({ ids }: JobPayload<'passage.embed'>): Promise<void> {
    const { model } = this.embedder;
    if (model === null) return;
    for (;;) {
      const batch = await this.next(ids, model);
      if (batch.length === 0 || !(await this.embed(batch, model))) return;
    }
  }

  /** One that was rejected, perhaps for another's sake, is asked for alone. */
  private async next(ids: string[], model: string): Promise<ToEmbed[]> {
    const fresh = await this.vectors.claim(ids, model, false, this.embedder.most);
    return fresh.length > 0 ? fresh : this.vectors.claim(ids, model, true, 1);
  }

  /** False when the others need not be tried now. */
  private async embed(batch: ToEmbed[], model: string): Promise<boolean> {
    try {
      const vectors = await this.embedder.embed(batch.map(wordsFor), { as: 'passage' });
      await this.vectors.save(
        model,
        batch.flatMap((of, place) => (vectors[place] ? [{ of, vector: vectors[place] }] : [])),
      );
      return true;
    } catch (error) {
      if (!(error instanceof WriterFailed)) throw error;
      const ids = batch.map(({ id }) => id);
      if (error.passes) await this.vectors.postpone(ids, error.retryAfterSeconds ?? 0);
      else await this.vectors.reject(batch, error.kind);
      return !error.passes;
    }
  }
}
