import type { AskedOnWire, Reply } from './scripted-model.js';

/** How a server sends its vectors. */
export interface WireDialect {
  /** `float`: numbers, whatever it was asked for. Default: as asked for. */
  encoding?: 'float' | 'base64';
  /** The order of the texts turned around; their numbers say so. */
  turned?: boolean;
  /** Texts are not numbered. */
  unnumbered?: boolean;
  /** Null: it does not say. */
  usage?: object | null;
}

type VectorOf = (text: string) => number[];

/** The answer of a server that makes embeddings. */
export function embeddings({ input, body, model }: AskedOnWire, vectorOf: VectorOf, dialect: WireDialect = {}): Reply {
  const texts = input ?? [];
  const encoding = dialect.encoding ?? body.encoding_format ?? 'float';
  const data = texts.map((text, index) => ({
    object: 'embedding',
    ...(dialect.unnumbered ? {} : { index }),
    embedding: encoding === 'base64' ? base64(vectorOf(text)) : vectorOf(text),
  }));
  const counted = { prompt_tokens: 10 * texts.length, total_tokens: 10 * texts.length };
  const usage = dialect.usage === null ? {} : { usage: dialect.usage ?? counted };
  return { body: { object: 'list', model, data: dialect.turned ? data.toReversed() : data, ...usage } };
}

const base64 = (vector: number[]): string => Buffer.from(Float32Array.from(vector).buffer).toString('base64');

/** A model that knows these topics, each by a few words: a text points to the topics it speaks of, and a little to nowhere. */
export const knowing =
  (...topics: string[][]): VectorOf =>
  (text) => [...topics.map((words) => words.filter((word) => text.toLowerCase().includes(word)).length), 0.1];
