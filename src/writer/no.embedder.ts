import { Embedder } from './embedder.js';
import { WriterFailed } from './writer.js';

/** Where no embedding model is set, as with the offline writer. */
export class NoEmbedder extends Embedder {
  readonly model = null;
  readonly most = 1;

  async embed(): Promise<Float32Array[]> {
    throw new WriterFailed('no embedding model is set', 'misconfigured');
  }
}
