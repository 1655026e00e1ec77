import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { type Coverage, Coverages } from './coverages.js';
import { LedgerStore, type Unaccounted } from './ledger.store.js';

@ApiTags('Ledger')
@Controller('api/coverage')
export class CoverageController {
  constructor(
    private readonly coverages: Coverages,
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
  ) {}

  /** The ledger in numbers. `unaccounted` is worked out from other rows than the ones it checks, and is 0. */
  @Get()
  @Access('read')
  async coverage(): Promise<Coverage> {
    return this.coverages.at(await this.clock.now());
  }

  /** Which leads are not accounted for, and why. Empty. */
  @Get('unaccounted')
  @Access('read')
  async unaccounted(): Promise<{ items: Unaccounted[]; nextCursor: null }> {
    return { items: await this.ledger.unaccounted(await this.clock.now(), 200), nextCursor: null };
  }
}
