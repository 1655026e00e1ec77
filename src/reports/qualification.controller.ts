import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Access } from '../access/access.js';
import { rows } from '../database/sql.js';
import type { CriterionStanding } from '../writer/qualification.js';
import { Cut, type CutInput, cutSchema } from './cut.js';
import { reportFile } from './report-file.js';

/** Hand-offs of the period by one answer to one criterion, and what became of them. */
export interface QualificationLine {
  id: string;
  name: string;
  standing: CriterionStanding;
  handoffs: number;
  accepted: number;
  meetingBooked: number;
  won: number;
  notAFit: number;
}

const COLUMNS = [
  'id',
  'name',
  'standing',
  'handoffs',
  'accepted',
  'meetingBooked',
  'won',
  'notAFit',
] as const satisfies (keyof QualificationLine)[];

@ApiTags('Reports')
@Controller('api/reports')
@Access('read')
export class QualificationReportController {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether what leads say about a criterion tells how a hand-off ends. A criterion nobody has answered shows as `unknown`. */
  @Get('qualification')
  async qualification(@Query({ schema: cutSchema }) asked: CutInput): Promise<{ items: QualificationLine[] }> {
    const cut = new Cut(asked);
    const items = await rows<QualificationLine>(
      this.dataSource.manager,
      `select finding->>'id' as id, max(finding->>'name') as name, finding->>'standing' as standing, count(*)::int as handoffs,
         count(accepted_at)::int as accepted, count(*) filter (where outcome = 'meeting_booked')::int as meeting_booked,
         count(*) filter (where outcome = 'won')::int as won, count(*) filter (where outcome = 'not_a_fit')::int as not_a_fit
       from handoff cross join lateral jsonb_array_elements(brief->'qualification') as finding
       where ${cut.within('opened_at')} and ${cut.leadIn('handoff.lead_id')} group by 1, 3 order by 1, 3`,
      cut.params,
    );
    return { items };
  }

  @Get('qualification.csv')
  @ApiProduces('text/csv')
  async file(@Query({ schema: cutSchema }) cut: CutInput): Promise<StreamableFile> {
    const { items } = await this.qualification(cut);
    const lines = items.map((line) => COLUMNS.map((column) => line[column]));
    return reportFile('qualification', cut, COLUMNS, lines);
  }
}
