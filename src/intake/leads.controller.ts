import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { pageOf, type Page, pageSchema } from '../access/page.js';
import { BadFields, type FieldProblem } from '../access/problem-details.js';
import { CadencesStore } from '../cadences/cadences.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { IntakeLead, type IntakeResult } from './intake-lead.js';
import { type LeadDetail, LeadDetails, type Timeline } from './lead-detail.js';
import { filterFor, filterSchema } from './lead-filter.js';
import { leadInput, type LeadInput } from './lead-input.js';
import { inWords } from './problem-words.js';

const listSchema = filterSchema.extend(pageSchema.shape);
const intakeQuery = z.object({
  cadenceId: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the id of a cadence')
    .optional()
    .describe('The cadence to use instead of the first whose audience fits'),
});
const bulkSchema = z.strictObject({
  leads: z.array(z.unknown()).min(1, 'must hold at least one lead').max(1_000, 'must not hold more than 1,000 leads'),
});

/** A lead as it was taken in. What could not be read is said, and kept with the lead. */
export type TakenLead = Omit<IntakeResult, 'problems'> & { problems: FieldProblem[] };

/** One lead of a bulk, by its place in the request. A bad one is refused by itself. */
export type BulkItem = ({ index: number } & TakenLead) | { index: number; outcome: 'refused'; errors: FieldProblem[] };

export interface BulkAnswer {
  items: BulkItem[];
  counts: Record<BulkItem['outcome'], number>;
}

interface Reply {
  status(code: number): unknown;
}

@ApiTags('Leads')
@Controller('api/leads')
export class LeadsController {
  constructor(
    private readonly intake: IntakeLead,
    private readonly leads: LeadsStore,
    private readonly details: LeadDetails,
    private readonly cadences: CadencesStore,
  ) {}

  /** Creates the lead (201) or completes the one that is known (200). Says where it then stands. */
  @Post()
  @Access('leads:write')
  async create(
    @Body({ schema: leadInput }) input: LeadInput,
    @Query({ schema: intakeQuery }) query: z.infer<typeof intakeQuery>,
    @By() by: Caller,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<TakenLead> {
    const [taken] = await this.take([input], query.cadenceId, by);
    if (!taken) throw new Error('The lead was not taken in');
    reply.status(taken.outcome === 'created' ? 201 : 200);
    return taken;
  }

  /** Up to 1,000 leads. Those that are wrong are refused one by one, all others are taken in: 200 when none was refused, else 207. */
  @Post('bulk')
  @HttpCode(200)
  @Access('leads:write')
  async createMany(
    @Body({ schema: bulkSchema }) { leads }: z.infer<typeof bulkSchema>,
    @Query({ schema: intakeQuery }) query: z.infer<typeof intakeQuery>,
    @By() by: Caller,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<BulkAnswer> {
    const read = leads.map((lead) => leadInput.safeParse(lead));
    const taken = await this.take(
      read.flatMap(({ data }) => (data ? [data] : [])),
      query.cadenceId,
      by,
    );
    const results = taken.values();
    const items = read.map(({ error }, index): BulkItem => {
      const result = error ? undefined : results.next().value;
      return result ? { index, ...result } : { index, outcome: 'refused', errors: error ? errorsOf(error) : [] };
    });
    const counts: BulkAnswer['counts'] = { created: 0, updated: 0, unchanged: 0, refused: 0 };
    for (const { outcome } of items) counts[outcome]++;
    if (counts.refused > 0) reply.status(207);
    return { items, counts };
  }

  @Get()
  @Access('read')
  async list(
    @Query({ schema: listSchema }) { limit, cursor, ...filter }: z.infer<typeof listSchema>,
    @By() by: Caller,
  ): Promise<Page<Lead>> {
    return pageOf(await this.leads.search({ ...filterFor(filter, by), limit, cursor }), limit);
  }

  /** One lead with its enrollment, what happens next, and why not sooner. */
  @Get(':id')
  @Access('read')
  async find(@Param('id') id: string): Promise<LeadDetail> {
    const found = /^\d{1,18}$/.test(id) ? await this.details.find(id) : null;
    if (!found) throw new NotFoundException(`There is no lead ${id}`);
    return found;
  }

  /** Everything that happened with the lead, oldest first. */
  @Get(':id/timeline')
  @Access('read')
  async timeline(@Param('id') id: string): Promise<Timeline> {
    await this.find(id);
    return this.details.timeline(id);
  }

  private async take(inputs: LeadInput[], cadenceId: string | undefined, by: Caller): Promise<TakenLead[]> {
    if (cadenceId && (await this.cadences.find(cadenceId))?.status !== 'active') {
      throw new BadFields([{ field: 'cadenceId', message: `there is no active cadence ${cadenceId}` }]);
    }
    const results = await this.intake.run(inputs, { intake: 'api', cadenceId, by: by.actor });
    return results.map(({ problems, ...result }) => ({
      ...result,
      problems: problems.map((problem) => ({ field: problem.field, message: inWords(problem) })),
    }));
  }
}

const errorsOf = ({ issues }: z.ZodError): FieldProblem[] =>
  issues.map(({ path, message }) => ({ field: path.join('.') || 'body', message }));
