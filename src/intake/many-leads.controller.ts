import { Readable } from 'node:stream';
import { Body, ConflictException, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { CadencesStore } from '../cadences/cadences.store.js';
import { Clock } from '../clock/clock.js';
import type { LeadFilter } from '../leads/lead-query.js';
import { LeadsStore } from '../leads/leads.store.js';
import { filterFor, filterSchema } from './lead-filter.js';
import { LEAD_COLUMNS, type LeadColumn, leadLine, leadsHeader } from './leads-csv.js';
import { SteerLeads, type Steering, type SteerRefusal } from './steer-leads.js';
import { REFUSALS } from './steer-words.js';

const fileSchema = filterSchema.extend({
  columns: z
    .string()
    .transform((text) => text.split(','))
    .pipe(
      z.array(z.enum(LEAD_COLUMNS, `must be names with commas, such as email,company: of ${LEAD_COLUMNS.join(', ')}`)),
    )
    .optional()
    .describe(`Columns of the file, in their order, with commas; all unless said. ${LEAD_COLUMNS.join(', ')}`),
});

/** Leads read at a time for a file. */
const PAGE = 1_000;

/** Most leads one request acts on: what takes longer than a person waits is done in parts. */
const MOST = 100_000;

const rowId = z.string().regex(/^\d{1,18}$/, 'must be the id of a row');
const instant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-03-31T09:00:00Z' });
const laterOn = instant.transform((text) => new Date(text));

const steeringSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('pause'), until: laterOn.nullable().default(null) }),
  z.strictObject({ act: z.literal('snooze'), until: laterOn }),
  z.strictObject({ act: z.literal('resume') }),
  z.strictObject({ act: z.literal('stop') }),
  z.strictObject({
    act: z.literal('enroll'),
    cadenceId: rowId.nullable().default(null),
    again: z.boolean().default(false),
  }),
]);

const bulkActSchema = z.strictObject({
  ids: z.array(rowId).min(1).max(MOST).optional(),
  filter: filterSchema.strict().optional(),
  steering: steeringSchema,
  confirm: z.int().min(0).optional().describe('The number of leads you were told; left out: only the number is told'),
});
type BulkAct = z.output<typeof bulkActSchema>;

export interface BulkActAnswer {
  /** Leads it concerns. */
  leads: number;
  /** False: nothing was done, the number is yours to confirm. */
  acted: boolean;
  done: number;
  refused: { reason: SteerRefusal; leads: number; message: string }[];
}

/** Many leads at once: as a file, and to be steered. */
@ApiTags('Leads')
@Controller('api')
export class ManyLeadsController {
  constructor(
    private readonly leads: LeadsStore,
    private readonly cadences: CadencesStore,
    private readonly steerLeads: SteerLeads,
    private readonly clock: Clock,
  ) {}

  /** The leads of a search, the newest first, as a table of the columns that are asked for. */
  @Get('leads.csv')
  @Access('read')
  csv(@Query({ schema: fileSchema }) asked: z.output<typeof fileSchema>, @By() by: Caller): StreamableFile {
    const { columns = LEAD_COLUMNS, ...filter } = asked;
    return new StreamableFile(Readable.from(this.lines(filterFor(filter, by), columns)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="leads.csv"',
    });
  }

  /** First without `confirm`: how many leads it concerns. Then with that number: it is done, unless the number has changed. */
  @Post('leads/bulk-acts')
  @HttpCode(200)
  @Access('leads:write')
  async act(@Body({ schema: bulkActSchema }) input: BulkAct, @By() by: Caller): Promise<BulkActAnswer> {
    await this.assertPossible(input);
    const { ids, filter, steering, confirm } = input;
    const wanted: LeadFilter = filter ? filterFor(filter, by) : { ids, ofRep: by.onlyRepId };
    const leads = await this.leads.countUpTo(wanted, MOST + 1);
    if (leads > MOST) {
      throw new BadFields([
        { field: 'filter', message: `concerns more than ${MOST} leads: narrow it, and go on in parts` },
      ]);
    }
    if (confirm === undefined) return { leads, acted: false, done: 0, refused: [] };
    if (confirm !== leads) throw new ConflictException(`It concerns ${leads} leads by now, not ${confirm}: look again`);
    return { leads, acted: true, ...(await this.steer(wanted, steering, by)) };
  }

  private async steer(
    wanted: LeadFilter,
    steering: Steering,
    { actor }: Caller,
  ): Promise<Pick<BulkActAnswer, 'done' | 'refused'>> {
    const ids = await this.leads.idsOf(wanted, MOST);
    const refusals = new Map<SteerRefusal, number>();
    for (const why of (await this.steerLeads.run(ids, steering, actor)).values()) {
      refusals.set(why, (refusals.get(why) ?? 0) + 1);
    }
    const refused = [...refusals].map(([reason, leads]) => ({ reason, leads, message: REFUSALS[reason] }));
    return { done: ids.length - refused.reduce((sum, { leads }) => sum + leads, 0), refused };
  }

  private async assertPossible({ ids, filter, steering }: BulkAct): Promise<void> {
    if ((ids === undefined) === (filter === undefined)) {
      throw new BadFields([{ field: 'filter', message: 'say which leads: with "filter" or with "ids"' }]);
    }
    if ('until' in steering && steering.until && steering.until <= (await this.clock.now())) {
      throw new BadFields([{ field: 'steering.until', message: 'must be in the future' }]);
    }
    const cadenceId = steering.act === 'enroll' ? steering.cadenceId : null;
    if (cadenceId && (await this.cadences.find(cadenceId))?.status !== 'active') {
      throw new BadFields([{ field: 'steering.cadenceId', message: `there is no active cadence ${cadenceId}` }]);
    }
  }

  private async *lines(filter: LeadFilter, columns: readonly LeadColumn[]): AsyncGenerator<string> {
    yield leadsHeader(columns);
    let cursor: string | undefined;
    do {
      const page = await this.leads.search({ ...filter, cursor, limit: PAGE });
      yield page.map((lead) => leadLine(lead, columns)).join('');
      cursor = page.length === PAGE ? page.at(-1)?.id : undefined;
    } while (cursor !== undefined);
  }
}
