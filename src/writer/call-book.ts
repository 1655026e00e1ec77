import type { Call, ModelFailed, ModelFailure, Question, Usage } from './model.js';
import type { Occasion } from './writer.js';

/** A call that money is set aside for, and for whom it is. */
export interface ToReserve {
  question: Call;
  occasion: Occasion | null;
}

/** What a model was asked. `key` is the same for the same words about the same row. */
export interface Asked extends ToReserve {
  question: Question;
  key: string;
}

/** An answer that was paid for, before anybody used it. */
export interface KeptAnswer {
  model: string;
  value: unknown;
}

/**
 * - `kept`: it was asked and paid for before. `ask`: the models that may be asked now, best first; the question is ours until it is
 *   kept or dropped.
 * - `wait`: it is being asked at this moment, or every model is paused.
 */
export type Opened =
  | { kind: 'kept'; answer: KeptAnswer }
  | { kind: 'ask'; models: string[] }
  | { kind: 'wait'; why: 'busy' | 'misconfigured'; seconds: number };

/** Why no model may be asked now, and for how long. */
export type Wait = Extract<Opened, { kind: 'wait' }>;

export interface CallOutcome {
  outcome: 'answered' | ModelFailure;
  usage: Usage | null;
  ms: number;
}

/**
 * What was asked of models, what it cost, and whether more may be asked. All processes share it: a price limit or a pause that only
 * one of them knew would be none.
 */
export abstract class CallBook {
  abstract open(asked: Asked, models: string[]): Promise<Opened>;
  /** Sets money aside for one call and gives its number; null when this month's is spent. */
  abstract reserve(asked: ToReserve, model: string): Promise<string | null>;
  /** What became of the call; what was set aside becomes what it cost. */
  abstract settle(call: string, model: string, outcome: CallOutcome): Promise<void>;
  /** From here on the same question gives this answer. */
  abstract keep(asked: Asked, answer: KeptAnswer): Promise<void>;
  /** It gave no answer: it may be asked again. */
  abstract drop(asked: Asked): Promise<void>;
  /** Nobody asks this model for so long. */
  abstract pause(model: string, failure: ModelFailed, seconds: number): Promise<void>;
  /** Null: it may be asked now. */
  abstract pausedFor(model: string): Promise<Wait | null>;
  /** Whether an admin lets the offline writer write while no model can. */
  abstract offlineTakesOver(): Promise<boolean>;
}
