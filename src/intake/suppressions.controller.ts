import {
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import type { Suppression } from '../leads/suppression.entity.js';
import { type NewSuppression, SuppressionsStore } from '../leads/suppressions.store.js';
import { readAddress } from './address.js';
import { SuppressLeads } from './suppress-leads.js';

const listSchema = pageSchema.extend({
  q: z.string().trim().max(320).optional().describe('An address, a domain, or how one begins'),
});

const suppressionSchema = z
  .strictObject({
    address: z.string().max(500).optional(),
    domain: z.string().max(255).optional().describe('Exactly this domain; its subdomains are others'),
    reason: z.enum(['unsubscribed', 'complained', 'bounced', 'by_hand']).default('by_hand'),
  })
  .refine(({ address, domain }) => (address === undefined) !== (domain === undefined), 'give an address or a domain');
type SuppressionInput = z.infer<typeof suppressionSchema>;

/** Reasons that are the person's own. */
const OWN_WISHES = ['unsubscribed', 'complained', 'erased'];
const OWN_WISH = 'The person asked for this themselves: only they can take it back, by writing to us';

/** Addresses and domains nothing is ever sent to. */
@ApiTags('Suppressions')
@Controller('api/suppressions')
export class SuppressionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly suppressions: SuppressionsStore,
    private readonly suppressLeads: SuppressLeads,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  /** `?q=` with an address: what keeps mail from it, be it the address, its domain or the hash of one erased. */
  @Get()
  @Access('read')
  async list(
    @Query({ schema: listSchema }) { limit, ...which }: z.infer<typeof listSchema>,
  ): Promise<Page<Suppression>> {
    return pageOf(await this.suppressions.list(limit, which), limit);
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

  /** Lets an address or domain be written to again. What the person asked for themselves is theirs to take back, not ours. */
  @Delete(':id')
  @HttpCode(204)
  @Access('admin')
  async lift(@Param('id') id: string, @By() { actor }: Caller): Promise<void> {
    const at = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      const lifted = /^\d{1,18}$/.test(id) ? await this.suppressions.remove(tx, id) : null;
      if (!lifted) throw new NotFoundException(`There is no suppression ${id}`);
      // Thrown inside: the row stays.
      if (OWN_WISHES.includes(lifted.reason)) throw new ConflictException(OWN_WISH);
      const act = { act: 'suppression.lifted', about: 'suppression', aboutId: id, reason: lifted.reason };
      await this.activity.record(tx, { at, actor, ...act });
    });
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
