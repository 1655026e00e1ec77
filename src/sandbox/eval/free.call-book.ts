import { type Asked, CallBook, type CallOutcome, type Opened } from '../../writer/call-book.js';
import type { Usage } from '../../writer/model.js';

/** Money for a million tokens. */
export interface Prices {
  input: number;
  cachedInput: number;
  output: number;
}

/** Lets every call through, remembers none of the answers, and adds up what they took. */
export class FreeCallBook extends CallBook {
  calls = 0;
  milliseconds = 0;
  readonly tokens: Usage = { input: 0, cachedInput: 0, output: 0, estimated: false };
  readonly prompts = new Set<string>();

  async open({ question }: Asked, models: string[]): Promise<Opened> {
    this.prompts.add(question.prompt);
    return { kind: 'ask', models };
  }

  async reserve(): Promise<string> {
    return String(++this.calls);
  }

  async settle(_call: string, _model: string, { usage, ms }: CallOutcome): Promise<void> {
    this.milliseconds += ms;
    if (!usage) return;
    this.tokens.input += usage.input;
    this.tokens.cachedInput += usage.cachedInput;
    this.tokens.output += usage.output;
    this.tokens.estimated ||= usage.estimated;
  }

  async keep(): Promise<void> {}
  async drop(): Promise<void> {}
  async pause(): Promise<void> {}

  async pausedFor(): Promise<null> {
    return null;
  }

  async offlineTakesOver(): Promise<boolean> {
    return false;
  }

  /** Null: nobody said what the model costs. */
  cost(prices: Prices | null): number | null {
    const { input, cachedInput, output } = this.tokens;
    if (!prices) return null;
    return (
      ((input - cachedInput) * prices.input + cachedInput * prices.cachedInput + output * prices.output) / 1_000_000
    );
  }
}
