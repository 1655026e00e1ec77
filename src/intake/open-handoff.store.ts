import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row } from '../database/sql.js';

/** The hand-off a lead stands in, as far as it says what comes next. */
export interface OpenHandoff {
  status: 'unassigned' | 'offered' | 'accepted';
  /** Null while it is nobody's. */
  repName: string | null;
  /** The rep is in touch with the lead. */
  hasBegun: boolean;
}

@Injectable()
export class OpenHandoffStore {
  constructor(private readonly dataSource: DataSource) {}

  async ofLead(leadId: string): Promise<OpenHandoff | null> {
    return row<OpenHandoff>(
      this.dataSource.manager,
      `select handoff.status, rep.name as rep_name, first_action_at is not null as has_begun
       from handoff left join rep on rep.id = handoff.rep_id
       where handoff.lead_id = $1 and handoff.status in ('unassigned', 'offered', 'accepted')`,
      [leadId],
    );
  }
}
