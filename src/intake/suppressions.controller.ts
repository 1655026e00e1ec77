import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { Clock } from '../clock/clock.js';
import type { Suppression } from '../leads/suppression.entity.js';
import { type NewSuppression, SuppressionsStore } from '../leads/suppressions.store.js';
import { readAddress } from './address.js';
import { SuppressLeads } from './suppress-leads.js';

const suppressionSchema = z
  .strictObject({
    address: z.string().max(500).optional(),
    domain: z.string().max(255).optional().describe('Exactly this domain; its subdomains are others'),
    reason: z.enum(['unsubscribed', 'complained', 'bounced', 'by_hand']).default('by_hand'),
  })
  .refine(({ address, domain }) => (address === undefined) !== (domain === undefined), 'give an address or a domain');
type SuppressionInput = z.infer<typeof suppressionSchema>;

/** Addresses and domains nothing is ever sent to. */
@ApiTags('Suppressions')
@Controller('api/suppressions')
export class SuppressionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly suppressions: SuppressionsStore,
    private readonly suppressLeads: SuppressLeads,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(@Query({ schema: pageSchema }) { limit, cursor }: z.infer<typeof pageSchema>): Promise<Page<Suppression>> {
    return pageOf(await this.suppressions.list(limit, cursor), limit);
  }

  /** Holds at once: what was under way to leads it concerns is stopped, and its number is the answer. The same one twice is one. */
  @Post()
  @Access('leads:write')
  async add(
    @Body({ schema: suppressionSchema }) input: SuppressionInput,
    @By() by: Caller,
  ): Promise<{ kind: string; value: string; stopped: number }> {
    const now = await this.clock.now();
    const added = { ...targetOf(input), reason: input.reason, source: by.actor };
    const stopped = await this.dataSource.transaction((tx) => this.suppressLeads.run(tx, now, [added], by.actor));
    return { kind: added.kind, value: added.value, stopped: stopped.length };
  }
}

function targetOf({ address, domain }: SuppressionInput): Pick<NewSuppression, 'kind' | 'value'> {
  const field = address === undefined ? 'domain' : 'address';
  const read = readAddress(address ?? `anybody@${domain?.trim().replace(/^@/, '')}`);
  if ('refused' in read) {
    const like = field === 'domain' ? 'a domain such as company.com' : 'an address such as anna@company.com';
    throw new BadFields([{ field, message: `must be ${like}` }]);
  }
  return field === 'domain' ? { kind: 'domain', value: read.domain } : { kind: 'address', value: read.address };
}
