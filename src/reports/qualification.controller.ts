import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Access } from '../access/access.js';
import { rows } from '../database/sql.js';
import type { CriterionStanding } from '../writer/qualification.js';
import { bounds, periodSchema, type Period, within } from './period.js';

/** Hand-offs of the period by one answer to one criterion, and what became of them. */
interface QualificationLine {
  id: string;
  name: string;
  standing: CriterionStanding;
  handoffs: number;
  accepted: number;
  meetingBooked: number;
  won: number;
  notAFit: number;
}

@ApiTags('Reports')
@Controller('api/reports/qualification')
export class QualificationReportController {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether what leads say about a criterion tells how a hand-off ends. A criterion nobody has answered shows as `unknown`. */
  @Get()
  @Access('read')
  async qualification(@Query({ schema: periodSchema }) period: Period): Promise<{ items: QualificationLine[] }> {
    const items = await rows<QualificationLine>(
      this.dataSource.manager,
      `select finding->>'id' as id, max(finding->>'name') as name, finding->>'standing' as standing, count(*)::int as handoffs,
         count(accepted_at)::int as accepted, count(*) filter (where outcome = 'meeting_booked')::int as meeting_booked,
         count(*) filter (where outcome = 'won')::int as won, count(*) filter (where outcome = 'not_a_fit')::int as not_a_fit
       from handoff cross join lateral jsonb_array_elements(brief->'qualification') as finding
       where ${within('opened_at')} group by 1, 3 order by 1, 3`,
      bounds(period),
    );
    return { items };
  }
}
