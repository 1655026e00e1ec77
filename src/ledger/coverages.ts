import { Injectable } from '@nestjs/common';
import { LEDGER_STATES, type LedgerState } from '../leads/lead.entity.js';
import { LedgerStore } from './ledger.store.js';

/** The ledger in numbers. */
export interface Coverage {
  total: number;
  /** Every lead is in exactly one: they add up to `total`. */
  states: Record<LedgerState, number>;
  /** The excluded ones by reason. */
  excluded: Record<string, number>;
  unaccounted: number;
  oldestWaiting: { leadId: string; state: LedgerState; since: Date } | null;
}

@Injectable()
export class Coverages {
  constructor(private readonly ledger: LedgerStore) {}

  async at(now: Date): Promise<Coverage> {
    const [counts, unaccounted, oldestWaiting] = await Promise.all([
      this.ledger.counts(),
      this.ledger.countUnaccounted(now),
      this.ledger.oldestWaiting(),
    ]);
    const states = Object.fromEntries(LEDGER_STATES.map((state) => [state, 0])) as Record<LedgerState, number>;
    const excluded: Record<string, number> = {};
    for (const { state, reason, leads } of counts) {
      states[state] += leads;
      if (reason !== null) excluded[reason] = leads;
    }
    const total = counts.reduce((sum, { leads }) => sum + leads, 0);
    return { total, states, excluded, unaccounted, oldestWaiting };
  }
}
