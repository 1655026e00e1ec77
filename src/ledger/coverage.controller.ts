import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { LEDGER_STATES, type LedgerState } from '../leads/lead.entity.js';
import { LedgerStore, type Unaccounted } from './ledger.store.js';

export interface Coverage {
  total: number;
  /** Every lead is in exactly one: they add up to `total`. */
  states: Record<LedgerState, number>;
  /** The excluded ones by reason. */
  excluded: Record<string, number>;
  unaccounted: number;
  oldestWaiting: { leadId: string; state: LedgerState; since: Date } | null;
}

@ApiTags('Ledger')
@Controller('api/coverage')
export class CoverageController {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
  ) {}

  /** The ledger in numbers. `unaccounted` is worked out from other rows than the ones it checks, and is 0. */
  @Get()
  @Access('read')
  async coverage(): Promise<Coverage> {
    const now = await this.clock.now();
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

  /** Which leads are not accounted for, and why. Empty. */
  @Get('unaccounted')
  @Access('read')
  async unaccounted(): Promise<{ items: Unaccounted[]; nextCursor: null }> {
    return { items: await this.ledger.unaccounted(await this.clock.now(), 200), nextCursor: null };
  }
}
