import { Injectable } from '@nestjs/common';
import {
  type Asked,
  CallBook,
  type CallOutcome,
  type KeptAnswer,
  type Opened,
  type ToReserve,
  type Wait,
} from '../writer/call-book.js';
import type { ModelFailed } from '../writer/model.js';
import { costOf, mostCostOf, SHARE_OF_TOUCHES } from './cost.rules.js';
import { ModelCallsStore } from './model-calls.store.js';
import { WriterSettingsStore } from './writer-settings.store.js';

/** Longer than any answer takes; then whoever asked is gone. */
const LEASE_SECONDS_PER_MODEL = 90;

/** Somebody else asks the same at this moment. */
const ASKED_ALREADY_SECONDS = 30;

/** Those who waited for the same pause do not come back in the same second. */
const SPREAD = 0.5;

@Injectable()
export class PostgresCallBook extends CallBook {
  constructor(
    private readonly calls: ModelCallsStore,
    private readonly settings: WriterSettingsStore,
  ) {
    super();
  }

  async open(asked: Asked, models: string[]): Promise<Opened> {
    const kept = asked.occasion && (await this.calls.kept(asked.key));
    if (kept) return { kind: 'kept', answer: kept };
    const paused = await this.calls.paused(models);
    const free = models.filter((name) => !paused.some(({ model }) => model === name));
    if (free.length === 0 && models.length > 0) return waitFor(paused);
    if (!asked.occasion || (await this.calls.claim(asked, LEASE_SECONDS_PER_MODEL * free.length))) {
      return { kind: 'ask', models: free };
    }
    const meanwhile = await this.calls.kept(asked.key);
    return meanwhile
      ? { kind: 'kept', answer: meanwhile }
      : { kind: 'wait', why: 'busy', seconds: ASKED_ALREADY_SECONDS };
  }

  async reserve(asked: ToReserve, model: string): Promise<string | null> {
    const price = (await this.settings.find()).prices[model];
    const mostCost = price ? mostCostOf(asked.question, price) : null;
    const isTouch = asked.question.purpose === 'touch';
    const isAwaited = !isTouch && asked.occasion !== null;
    const call = await this.calls.reserve(asked, model, { mostCost, share: isAwaited ? 1 : SHARE_OF_TOUCHES });
    if (call === null && isTouch) await this.calls.refuseTouch(mostCost);
    return call;
  }

  async settle(call: string, model: string, outcome: CallOutcome): Promise<void> {
    const price = (await this.settings.find()).prices[model];
    const cost = price ? (outcome.usage ? costOf(outcome.usage, price) : 0) : null;
    await this.calls.settle(call, outcome, cost);
  }

  keep({ key }: Asked, answer: KeptAnswer): Promise<void> {
    return this.calls.keep(key, answer);
  }

  drop({ key }: Asked): Promise<void> {
    return this.calls.drop(key);
  }

  pause(model: string, failure: ModelFailed, seconds: number): Promise<void> {
    return this.calls.pause(model, failure.kind, seconds);
  }

  async pausedFor(model: string): Promise<Wait | null> {
    const paused = await this.calls.paused([model]);
    return paused.length > 0 ? waitFor(paused) : null;
  }

  async offlineTakesOver(): Promise<boolean> {
    return (await this.settings.find()).offlineTakesOver;
  }
}

function waitFor(paused: { reason: string; seconds: number }[]): Wait {
  const next = Math.min(...paused.map(({ seconds }) => seconds));
  const isHopeless = paused.every(({ reason }) => reason === 'misconfigured');
  const seconds = Math.ceil(next * (1 + SPREAD * Math.random()));
  return { kind: 'wait', why: isHopeless ? 'misconfigured' : 'busy', seconds };
}
