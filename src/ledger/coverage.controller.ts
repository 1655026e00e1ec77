import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { type Coverage, Coverages } from './coverages.js';
import { LedgerStore, type Unaccounted } from './ledger.store.js';

const coverageSchema = z.object({
  recent: z
    .stringbool()
    .default(false)
    .describe('As it was counted last: of very many leads some minutes ago. Without it all leads are counted'),
});

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
  async coverage(@Query({ schema: coverageSchema }) { recent }: z.infer<typeof coverageSchema>): Promise<Coverage> {
    const now = await this.clock.now();
    return recent ? (await this.coverages.recent(now)).value : this.coverages.at(now);
  }

  /** Which leads are not accounted for, and why. Empty. */
  @Get('unaccounted')
  @Access('read')
  async unaccounted(): Promise<{ items: Unaccounted[]; nextCursor: null }> {
    return { items: await this.ledger.unaccounted(await this.clock.now(), 200), nextCursor: null };
  }
}
