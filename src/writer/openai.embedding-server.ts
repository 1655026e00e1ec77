import type { APIError, OpenAI } from 'openai';
import { MOST_TEXTS } from './embedder.js';
import { type ModelAnswer, ModelFailed, type Usage } from './model.js';
import { CHARACTERS_PER_TOKEN, openClient, type ModelServerSettings } from './openai/client.js';
import { afterRejection, type EmbeddingDialect } from './openai/embedding-dialect.js';
import { failureOf, isApiError, isRejection } from './openai/failure.js';
import { readVectors, type VectorsOnWire } from './openai/read-vectors.js';

/** Servers that have many models, or pass on to others, say so with any status. */
const NOT_OFFERED = /not (?:currently )?(?:support|implement|offer)/i;
const TOO_LARGE = 413;

/** So few are done in time by any server that does them at all. */
const FEW_TEXTS = 8;

/** Embeddings over OpenAI's API as many servers speak it. Keeps nothing but what it learnt about each model's dialect. */
export class OpenaiEmbeddingServer {
  private readonly client: OpenAI;
  private readonly dialects = new Map<string, EmbeddingDialect>();

  constructor(private readonly settings: ModelServerSettings) {
    this.client = openClient(settings);
  }

  mostOf(model: string): number {
    return this.dialectOf(model).most;
  }

  /** One vector for each text, in their order. Tries once. @throws ModelFailed */
  async embed(
    model: string,
    texts: string[],
    seconds = this.settings.timeoutSeconds,
  ): Promise<ModelAnswer<Float32Array[]>> {
    const startedAt = performance.now();
    const answers = await this.ask(model, texts, seconds);
    const ms = Math.round(performance.now() - startedAt);
    const usage = answers.map(({ answer, of }) => usageOf(answer, of)).reduce(together);
    const vectors = answers.flatMap(({ answer, of }) => readVectors(answer, of.length) ?? []);
    const isWhole = vectors.length === texts.length && new Set(vectors.map(({ length }) => length)).size === 1;
    if (!isWhole) throw new ModelFailed('the answer holds no vector for each text', 'invalid', { usage, ms });
    return { value: vectors, usage, ms };
  }

  /** Asks again in another way as long as the server rejects the form of the request; a rejection costs nothing. */
  private async ask(
    model: string,
    texts: string[],
    seconds: number,
  ): Promise<{ of: string[]; answer: VectorsOnWire }[]> {
    const startedAt = performance.now();
    const dialect = this.dialectOf(model);
    // The client's own time-out ends with the head of the answer.
    const signal = AbortSignal.timeout(seconds * 1000);
    try {
      return [{ of: texts, answer: await this.post(model, texts, dialect, signal) }];
    } catch (error) {
      const other = isAboutForm(error) ? afterRejection(dialect, error, texts.length) : null;
      if (!other) {
        const ms = Math.round(performance.now() - startedAt);
        if (ms >= this.settings.timeoutSeconds * 1000) this.learnFromSilence(model, texts.length);
        throw named(error, signal.aborted, ms);
      }
      this.dialects.set(model, other);
    }
    if (this.mostOf(model) >= texts.length) return this.ask(model, texts, seconds);
    const half = Math.ceil(texts.length / 2);
    const first = await this.ask(model, texts.slice(0, half), seconds);
    return [...first, ...(await this.ask(model, texts.slice(half), seconds))];
  }

  /** Not by the method of its own: that one asks for base64 and takes whatever comes for it, and many servers send plain numbers. */
  private post(
    model: string,
    input: string[],
    { format }: EmbeddingDialect,
    signal: AbortSignal,
  ): Promise<VectorsOnWire> {
    const body = { model, input, ...(format ? { encoding_format: format } : {}) };
    return this.client.post<VectorsOnWire>('/embeddings', { body, signal });
  }

  /** A server without a graphics card may be at a hundred texts for minutes: the next time it gets half. */
  private learnFromSilence(model: string, asked: number): void {
    const { format, most } = this.dialectOf(model);
    this.dialects.set(model, { format, most: Math.min(most, Math.max(FEW_TEXTS, Math.ceil(asked / 2))) });
  }

  private dialectOf(model: string): EmbeddingDialect {
    return this.dialects.get(model) ?? { format: 'float', most: MOST_TEXTS };
  }
}

const isAboutForm = (error: unknown): error is APIError =>
  isRejection(error) || (isApiError(error) && error.status === TOO_LARGE);

function named(error: unknown, isLate: boolean, ms: number): ModelFailed {
  const failed = failureOf(error, isLate, ms);
  const isOffered = !isApiError(error) || !NOT_OFFERED.test(error.message);
  return isOffered ? failed : new ModelFailed(failed.message, 'misconfigured', failed.told);
}

function usageOf({ usage }: VectorsOnWire, texts: string[]): Usage {
  const counted = usage?.prompt_tokens ?? usage?.total_tokens;
  const guessed = Math.ceil(texts.join('').length / CHARACTERS_PER_TOKEN);
  return { input: counted ?? guessed, cachedInput: 0, output: 0, estimated: typeof counted !== 'number' };
}

const together = (one: Usage, other: Usage): Usage => ({
  input: one.input + other.input,
  cachedInput: 0,
  output: 0,
  estimated: one.estimated || other.estimated,
});
