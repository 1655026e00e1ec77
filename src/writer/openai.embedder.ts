import { asWriterFailed, pauseSecondsOf } from './ask-models.js';
import type { CallBook } from './call-book.js';
import { Embedder, type Embedding } from './embedder.js';
import { prefixesOf } from './embedding-prefixes.js';
import { type Call, ModelFailed } from './model.js';
import type { OpenaiEmbeddingServer } from './openai.embedding-server.js';
import { type Occasion, WriterFailed } from './writer.js';

/** A text that no server can dislike. */
const PROBE = 'price';

/** Embeds by a model, within the month's budget and never while the model is paused, as models are asked for everything else. */
export class OpenaiEmbedder extends Embedder {
  constructor(
    private readonly server: OpenaiEmbeddingServer,
    private readonly book: CallBook,
    readonly model: string,
  ) {
    super();
  }

  get most(): number {
    return this.server.mostOf(this.model);
  }

  async embed(texts: string[], { as, occasion = null, seconds }: Embedding): Promise<Float32Array[]> {
    const wait = await this.book.pausedFor(this.model);
    if (wait) throw new WriterFailed('the embedding model may not be asked now', wait.why, wait.seconds);
    const worded = texts.map((text) => prefixesOf(this.model)[as] + text);
    const vectors = await this.ask(worded, occasion, seconds);
    if (!(vectors instanceof ModelFailed)) return vectors;
    const failed = await this.namedRightly(vectors, seconds);
    const pause = pauseSecondsOf(failed);
    if (pause !== undefined) await this.book.pause(this.model, failed, pause);
    throw asWriterFailed(failed);
  }

  /** A server that rejects a plain word as well has nothing against the texts: it makes no embeddings with this model. */
  private async namedRightly(failed: ModelFailed, seconds?: number): Promise<ModelFailed> {
    if (failed.kind !== 'invalid') return failed;
    const probed = await this.ask([PROBE], null, seconds);
    if (!(probed instanceof ModelFailed)) return failed;
    return probed.kind === 'invalid' ? new ModelFailed(probed.message, 'misconfigured') : probed;
  }

  private async ask(
    texts: string[],
    occasion: Occasion | null,
    seconds?: number,
  ): Promise<Float32Array[] | ModelFailed> {
    const booked = await this.book.reserve({ question: callFor(texts), occasion }, this.model);
    if (booked === null) throw new WriterFailed("this month's budget for models is spent", 'budget', 3600);
    try {
      const { value, usage, ms } = await this.server.embed(this.model, texts, seconds);
      await this.book.settle(booked, this.model, { outcome: 'answered', usage, ms });
      return value;
    } catch (error) {
      if (!(error instanceof ModelFailed)) throw error;
      const { usage = null, ms = 0 } = error.told;
      await this.book.settle(booked, this.model, { outcome: error.kind, usage, ms });
      return error;
    }
  }
}

const callFor = (texts: string[]): Call => ({
  purpose: 'embedding',
  prompt: 'embedding/1',
  instructions: '',
  material: texts.join('\n'),
  mostTokens: 0,
});
