import { createHash } from 'node:crypto';
import type { Asked, CallBook, CallOutcome, KeptAnswer } from './call-book.js';
import { ModelFailed, type ModelFailure, type ModelServer, type Question } from './model.js';
import { type Occasion, WriterFailed, type WriterFailure } from './writer.js';

export interface AnsweredBy<T> {
  value: T;
  model: string;
}

/** With these another model may do better; a refusal or a filter is about what was asked. */
const WORTH_ANOTHER: ModelFailure[] = ['busy', 'misconfigured', 'cut_off', 'invalid'];

/** How long nobody asks a model that fails for everybody, unless its server says. */
const PAUSE_SECONDS: Partial<Record<ModelFailure, number>> = { busy: 10, misconfigured: 300 };

const AS_WRITER: Record<ModelFailure, WriterFailure> = {
  busy: 'busy',
  misconfigured: 'misconfigured',
  refused: 'refused',
  filtered: 'filtered',
  cut_off: 'cut_off',
  invalid: 'unusable',
};

/** Asks one model after the other until one answers. What was paid for is kept before it is given out. */
export class AskModels {
  constructor(
    private readonly server: ModelServer,
    private readonly book: CallBook,
    readonly models: string[],
  ) {}

  /** Throws WriterFailed. */
  async run<T>(question: Question<T>, occasion: Occasion | null): Promise<AnsweredBy<T>> {
    const asked: Asked = { question, occasion, key: keyOf(question, occasion) };
    const opened = await this.book.open(asked, this.models);
    if (opened.kind === 'wait') throw new WriterFailed('no model may be asked now', opened.why, opened.seconds);
    if (opened.kind === 'kept') return { ...opened.answer, value: question.schema.parse(opened.answer.value) };
    try {
      const answer = await this.askOneOf(opened.models, asked);
      await this.book.keep(asked, answer);
      return answer as AnsweredBy<T>;
    } catch (error) {
      await this.book.drop(asked);
      throw error;
    }
  }

  private async askOneOf(models: string[], asked: Asked): Promise<KeptAnswer> {
    let failure: ModelFailed | null = null;
    for (const model of models) {
      const answer = await this.ask(model, asked);
      if (!(answer instanceof ModelFailed)) return answer;
      failure = worse(failure, answer);
      if (!WORTH_ANOTHER.includes(answer.kind)) break;
    }
    if (!failure) throw new WriterFailed('no model is named', 'misconfigured');
    throw asWriterFailed(failure);
  }

  private async ask(model: string, asked: Asked): Promise<KeptAnswer | ModelFailed> {
    const call = await this.book.reserve(asked, model);
    if (call === null) throw new WriterFailed("this month's budget for models is spent", 'budget', 3600);
    const { outcome, answer } = await this.tryOnce(model, asked.question);
    await this.book.settle(call, model, outcome);
    if (answer instanceof ModelFailed) await this.pauseAfter(model, answer);
    return answer;
  }

  private async tryOnce(
    model: string,
    question: Question,
  ): Promise<{ outcome: CallOutcome; answer: KeptAnswer | ModelFailed }> {
    try {
      const { value, usage, ms } = await this.server.ask(model, question);
      return { outcome: { outcome: 'answered', usage, ms }, answer: { model, value } };
    } catch (error) {
      if (!(error instanceof ModelFailed)) throw error;
      const { usage = null, ms = 0 } = error.told;
      return { outcome: { outcome: error.kind, usage, ms }, answer: error };
    }
  }

  private async pauseAfter(model: string, failure: ModelFailed): Promise<void> {
    const seconds = pauseSecondsOf(failure);
    if (seconds !== undefined) await this.book.pause(model, failure, seconds);
  }
}

export const asWriterFailed = (failure: ModelFailed): WriterFailed =>
  new WriterFailed(failure.message, AS_WRITER[failure.kind], pauseSecondsOf(failure));

/** How long nobody asks this model after such a failure; undefined: it was about this one question. */
export const pauseSecondsOf = ({ kind, told }: ModelFailed): number | undefined =>
  PAUSE_SECONDS[kind] === undefined ? undefined : (told.retryAfterSeconds ?? PAUSE_SECONDS[kind]);

/** What passes by itself is told before what does not: then it is worth asking again. */
function worse(before: ModelFailed | null, now: ModelFailed): ModelFailed {
  return before?.kind === 'busy' ? before : now;
}

/** Rounds differ, so that a person who wants another text gets one. */
function keyOf({ prompt, instructions, material }: Question, occasion: Occasion | null): string {
  const round = occasion ? `${occasion.leadId}/${occasion.about}/${occasion.round}` : '';
  return createHash('sha256')
    .update(JSON.stringify([round, prompt, instructions, material]))
    .digest('hex');
}
