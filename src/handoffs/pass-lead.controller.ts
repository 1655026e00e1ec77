import { Body, ConflictException, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { Clock } from '../clock/clock.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffsStore } from './handoffs.store.js';
import { type Passing, PassLead } from './pass-lead.js';

const toRepSchema = z
  .strictObject({
    repId: z
      .string()
      .regex(/^\d{1,18}$/, 'must be the id of a rep')
      .nullable()
      .default(null),
  })
  .default({ repId: null });

/** From the agent to a person. Each answers with the hand-off as it then stands. */
@ApiTags('Leads')
@Controller('api/leads/:id')
export class PassLeadController {
  constructor(
    private readonly passLead: PassLead,
    private readonly handoffs: HandoffsStore,
    private readonly clock: Clock,
  ) {}

  /** The agent falls silent at once, and the lead is the caller's, or that of the rep who is named. */
  @Post('take-over')
  @HttpCode(200)
  @Access('leads:write')
  takeOver(
    @Param('id') id: string,
    @Body({ schema: toRepSchema }) { repId }: z.infer<typeof toRepSchema>,
    @By() by: Caller,
  ): Promise<Handoff> {
    const taker = by.onlyRepId ?? repId ?? by.user?.repId ?? null;
    if (!taker) {
      throw new BadFields([{ field: 'repId', message: 'say who has the lead from now on: you are no rep yourself' }]);
    }
    return this.pass(id, { act: 'take', repId: taker }, by);
  }

  /** Offered to the rep who is named, or to the one the routing chooses. */
  @Post('hand-off')
  @HttpCode(200)
  @Access('leads:write')
  handOff(
    @Param('id') id: string,
    @Body({ schema: toRepSchema }) { repId }: z.infer<typeof toRepSchema>,
    @By() by: Caller,
  ): Promise<Handoff> {
    return this.pass(id, { act: 'offer', repId }, by);
  }

  private async pass(id: string, passing: Passing, { actor }: Caller): Promise<Handoff> {
    const now = await this.clock.now();
    const refusal = /^\d{1,18}$/.test(id) ? await this.passLead.run(id, passing, actor, now) : 'gone';
    if (refusal === 'no_rep') throw new BadFields([{ field: 'repId', message: 'is no active rep' }]);
    if (refusal === 'with_rep')
      throw new ConflictException('A rep has this lead already: say to whom it goes with "repId"');
    const handoff = refusal ? null : await this.handoffs.openOf(id);
    if (!handoff) throw new NotFoundException(`There is no lead ${id}`);
    return handoff;
  }
}
