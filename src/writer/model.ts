import type { ZodType } from 'zod';

/** What a model is asked for; names the call in the book of calls. */
export const PURPOSES = ['touch', 'reply', 'answer', 'check', 'brief', 'embedding'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a call to a model is for, and what it takes. */
export interface Call {
  purpose: Purpose;
  /** Name and version of the prompt: `touch/1`. */
  prompt: string;
  /** The same for every lead, byte for byte, so that providers can cache it. */
  instructions: string;
  /** What this one question is about; text of others only through `fence`. */
  material: string;
  /** Tokens the answer may take, thinking included. */
  mostTokens: number;
}

/** One question to a model: no history, no tools, one JSON object as the answer. */
export interface Question<T = unknown> extends Call {
  schema: ZodType<T>;
}

export interface Usage {
  input: number;
  /** The part of `input` that the server had cached. */
  cachedInput: number;
  output: number;
  /** The server did not say; counted from the texts. */
  estimated: boolean;
}

export interface ModelAnswer<T> {
  value: T;
  usage: Usage;
  ms: number;
}

/**
 * Why a model gave nothing that can be used.
 * - `busy`: too many requests, a server error, silence: the same may work later.
 * - `misconfigured`: key, address or name of the model are wrong: nothing works until a person mends it.
 * - `refused`: the model will not. `filtered`: the server's content filter cut in.
 * - `cut_off`: the answer was longer than allowed. `invalid`: it was no JSON of the asked form.
 */
export type ModelFailure = 'busy' | 'misconfigured' | 'refused' | 'filtered' | 'cut_off' | 'invalid';

export class ModelFailed extends Error {
  constructor(
    message: string,
    readonly kind: ModelFailure,
    readonly told: {
      /** What the server asks to wait. */
      retryAfterSeconds?: number;
      /** It was paid for all the same. */
      usage?: Usage;
      ms?: number;
    } = {},
  ) {
    super(message);
    this.name = 'ModelFailed';
  }
}

/** A server of language models. It tries once: whoever asks decides whether to ask again. */
export abstract class ModelServer {
  abstract ask<T>(model: string, question: Question<T>): Promise<ModelAnswer<T>>;
}
