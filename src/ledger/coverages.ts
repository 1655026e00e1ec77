import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { LEDGER_STATES, type LedgerState } from '../leads/lead.entity.js';
import { WriterSettingsStore } from '../model-calls/writer-settings.store.js';
import { type Counted, Kept } from './kept.js';
import { LedgerStore } from './ledger.store.js';

/** The ledger in numbers. */
export interface Coverage {
  total: number;
  /** Every lead is in exactly one: they add up to `total`. */
  states: Record<LedgerState, number>;
  /** The excluded ones by reason. */
  excluded: Record<string, number>;
  unaccounted: number;
  /** What keeps touches from being written now: `writer_budget`, `writer_misconfigured`, `writer_busy`, or nothing. */
  writerObstacle: string | null;
  oldestWaiting: { leadId: string; state: LedgerState; since: Date } | null;
}

@Injectable()
export class Coverages {
  private readonly kept = new Kept((now) => this.at(now));

  constructor(
    private readonly ledger: LedgerStore,
    private readonly writerSettings: WriterSettingsStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** For a page that is shown all the time: of very many leads it may be some minutes old, and says from when it is. */
  recent(now: Date): Promise<Counted<Coverage>> {
    return this.kept.get(now);
  }

  async at(now: Date): Promise<Coverage> {
    const [counts, unaccounted, oldestWaiting, writerObstacle] = await Promise.all([
      this.ledger.counts(),
      this.ledger.countUnaccounted(new Date(now.getTime() - this.clock.jump)),
      this.ledger.oldestWaiting(),
      this.writerSettings.obstacle(this.config.openai?.models ?? []),
    ]);
    const states = Object.fromEntries(LEDGER_STATES.map((state) => [state, 0])) as Record<LedgerState, number>;
    const excluded: Record<string, number> = {};
    for (const { state, reason, leads } of counts) {
      states[state] += leads;
      if (reason !== null) excluded[reason] = leads;
    }
    const total = counts.reduce((sum, { leads }) => sum + leads, 0);
    return { total, states, excluded, unaccounted, writerObstacle, oldestWaiting };
  }
}
