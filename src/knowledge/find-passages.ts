import { Injectable } from '@nestjs/common';
import { storable } from '../database/storable.js';
import { Embedder } from '../writer/embedder.js';
import { type Occasion, WriterFailed } from '../writer/writer.js';
import { fuse } from './fusion.rules.js';
import type { Passage } from './passage.entity.js';
import { PassageVectorsStore } from './passage-vectors.store.js';
import { PassagesStore } from './passages.store.js';

/** Whoever asks waits no longer for what only makes the search better. */
const PATIENCE_SECONDS = 3;
/** A question is a sentence or two; models cut what is much longer anyway. */
const MOST_CHARACTERS = 2_000;

export interface Search {
  language: string;
  now: Date;
  /** Passages for each question. */
  limit: number;
  /** For whom; goes by the bill only. */
  occasion?: Occasion;
}

/** Finds what the approved knowledge has to say to a question: by its words, and by its meaning where a model can be asked for it. */
@Injectable()
export class FindPassages {
  constructor(
    private readonly passages: PassagesStore,
    private readonly vectors: PassageVectorsStore,
    private readonly embedder: Embedder,
  ) {}

  /** For each question its passages, best first. Without a vector, for whatever reason, they are those found by words. */
  async run(questions: string[], { language, now, limit, occasion }: Search): Promise<Passage[][]> {
    const [byWords, vectors] = await Promise.all([
      Promise.all(questions.map((text) => this.passages.search(text, language, now, limit))),
      this.vectorsOf(questions, occasion),
    ]);
    return Promise.all(byWords.map((found, place) => this.withNearest(found, vectors[place], now, limit)));
  }

  /** In one call. Where a text is empty, or the model gave nothing in time, there is none. */
  private async vectorsOf(questions: string[], occasion?: Occasion): Promise<(Float32Array | undefined)[]> {
    const texts = questions.map((text) => storable(text.slice(0, MOST_CHARACTERS)).trim());
    const asked = texts.filter(Boolean);
    if (this.embedder.model === null || asked.length === 0) return [];
    try {
      const vectors = await this.embedder.embed(asked, { as: 'question', occasion, seconds: PATIENCE_SECONDS });
      return texts.map((text) => (text ? vectors.shift() : undefined));
    } catch (error) {
      if (error instanceof WriterFailed) return [];
      throw error;
    }
  }

  private async withNearest(
    found: Passage[],
    vector: Float32Array | undefined,
    now: Date,
    limit: number,
  ): Promise<Passage[]> {
    const { model } = this.embedder;
    if (model === null || !vector) return found;
    const near = await this.vectors.nearest(model, vector, now, limit);
    if (near.length === 0) await this.vectors.renewOthers(model, vector.length);
    const known = new Map(found.map((passage) => [passage.id, passage]));
    const best = fuse([[...known.keys()], near], limit);
    for (const passage of await this.passages.findAll(best.filter((id) => !known.has(id))))
      known.set(passage.id, passage);
    return best.flatMap((id) => known.get(id) ?? []);
  }
}
