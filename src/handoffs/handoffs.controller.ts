import {
  Body,
  ConflictException,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { type Page, pageOf, pageSchema } from '../access/page.js';
import { BadFields } from '../access/problem-details.js';
import { Clock } from '../clock/clock.js';
import { DecideHandoff, type HandoffDecision, type HandoffRefusal } from './decide-handoff.js';
import { DECLINE_REASONS, type Handoff, HANDOFF_STATUSES, OUTCOMES, RETURN_REASONS } from './handoff.entity.js';
import { type HandoffCounts, HandoffsStore } from './handoffs.store.js';
import type { Offer } from './offer.entity.js';
import { OffersStore } from './offers.store.js';

const rowId = z.string().regex(/^\d{1,18}$/, 'must be the id of a row, as a string of digits');

const listSchema = pageSchema.extend({
  status: z.enum(HANDOFF_STATUSES).optional(),
  rep: rowId.optional(),
  lead: rowId.optional(),
});
const countsSchema = z.strictObject({ rep: rowId.optional() });
const declineSchema = z.strictObject({ reason: z.enum(DECLINE_REASONS).default('other') });
const returnSchema = z.strictObject({ reason: z.enum(RETURN_REASONS).default('other') });
const reassignSchema = z.strictObject({ repId: rowId });
const closeSchema = z.strictObject({ outcome: z.enum(OUTCOMES) });

const REFUSALS: Record<Exclude<HandoffRefusal, 'gone' | 'no_rep'>, string> = {
  over: 'This hand-off has ended: it was closed or returned',
  not_offered: 'No offer of this hand-off is open: give it to a rep with /reassign',
  not_accepted: 'No rep has accepted this hand-off yet',
};

@ApiTags('Hand-offs')
@Controller('api/handoffs')
export class HandoffsController {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly decideHandoff: DecideHandoff,
    private readonly clock: Clock,
  ) {}

  /** Who has which lead; `?status=unassigned` is what nobody has. */
  @Get()
  @Access('read')
  async list(
    @Query({ schema: listSchema }) query: z.infer<typeof listSchema>,
    @By() by: Caller,
  ): Promise<Page<Handoff>> {
    return pageOf(await this.handoffs.list({ ...query, rep: by.onlyRepId ?? query.rep }), query.limit);
  }

  /** How many are open, by where they stand: a rep's own, or all, or of one rep. */
  @Get('counts')
  @Access('read')
  counts(
    @Query({ schema: countsSchema }) { rep }: z.infer<typeof countsSchema>,
    @By() by: Caller,
  ): Promise<HandoffCounts> {
    return this.handoffs.counts(by.onlyRepId ?? rep ?? null);
  }

  @Get(':id')
  @Access('read')
  async find(@Param('id') id: string): Promise<Handoff & { offers: Offer[] }> {
    const handoff = rowId.safeParse(id).success ? await this.handoffs.find(id) : null;
    if (!handoff) throw new NotFoundException(`There is no hand-off ${id}`);
    return { ...handoff, offers: await this.offers.allOf(id) };
  }

  /** On behalf of the rep it is offered to. */
  @Post(':id/accept')
  @HttpCode(200)
  @Access('leads:write')
  accept(@Param('id') id: string, @By() by: Caller): Promise<Handoff> {
    return this.decide(id, { act: 'accept' }, by);
  }

  /** On behalf of the rep it is offered to: the next one is asked. */
  @Post(':id/decline')
  @HttpCode(200)
  @Access('leads:write')
  decline(
    @Param('id') id: string,
    @Body({ schema: declineSchema }) { reason }: z.infer<typeof declineSchema>,
    @By() by: Caller,
  ): Promise<Handoff> {
    return this.decide(id, { act: 'decline', reason }, by);
  }

  /** The rep who accepted is in touch with the lead. */
  @Post(':id/contacted')
  @HttpCode(200)
  @Access('leads:write')
  contacted(@Param('id') id: string, @By() by: Caller): Promise<Handoff> {
    return this.decide(id, { act: 'contacted' }, by);
  }

  @Post(':id/reassign')
  @HttpCode(200)
  @Access('leads:write')
  reassign(
    @Param('id') id: string,
    @Body({ schema: reassignSchema }) { repId }: z.infer<typeof reassignSchema>,
    @By() by: Caller,
  ): Promise<Handoff> {
    return this.decide(id, { act: 'reassign', repId }, by);
  }

  /** Back to the agent, which goes on behind the last step sent. */
  @Post(':id/return')
  @HttpCode(200)
  @Access('leads:write')
  giveBack(
    @Param('id') id: string,
    @Body({ schema: returnSchema }) { reason }: z.infer<typeof returnSchema>,
    @By() by: Caller,
  ): Promise<Handoff> {
    return this.decide(id, { act: 'return', reason }, by);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Access('leads:write')
  close(
    @Param('id') id: string,
    @Body({ schema: closeSchema }) { outcome }: z.infer<typeof closeSchema>,
    @By() by: Caller,
  ): Promise<Handoff> {
    return this.decide(id, { act: 'close', outcome }, by);
  }

  private async decide(id: string, decision: HandoffDecision, { actor }: Caller): Promise<Handoff> {
    const now = await this.clock.now();
    const refusal = rowId.safeParse(id).success ? await this.decideHandoff.run(id, decision, { actor }, now) : 'gone';
    if (refusal === 'gone') throw new NotFoundException(`There is no hand-off ${id}`);
    if (refusal === 'no_rep') throw new BadFields([{ field: 'repId', message: 'is no active rep' }]);
    if (refusal) throw new ConflictException(REFUSALS[refusal]);
    const handoff = await this.handoffs.find(id);
    if (!handoff) throw new NotFoundException(`There is no hand-off ${id}`);
    return handoff;
  }
}
