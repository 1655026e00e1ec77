import type { TextRole } from './embedding-prefixes.js';
import type { Occasion } from './writer.js';

/** Texts asked for in one call at most; many servers take no more than about a hundred. */
export const MOST_TEXTS = 96;

export interface Embedding {
  /** What the texts are: some models lay questions elsewhere than what answers them, and are told which it is. */
  as: TextRole;
  /** For whom; null: for nobody in particular. */
  occasion?: Occasion | null;
  /** Longest wait; default: as long as for any answer of a model. */
  seconds?: number;
}

/** Turns texts into vectors that lie close to each other when the texts mean the same. */
export abstract class Embedder {
  /** Vectors of different models cannot be compared. Null: there is none, and knowledge is found by its words alone. */
  abstract readonly model: string | null;
  /** Texts that its server takes at a time, as far as is known. */
  abstract readonly most: number;

  /**
   * One vector for each text, in their order: of length 1, all with the same number of dimensions. The texts are data to it: nothing
   * they say has an effect but where their vectors point to. Throws WriterFailed.
   */
  abstract embed(texts: string[], how: Embedding): Promise<Float32Array[]>;
}
