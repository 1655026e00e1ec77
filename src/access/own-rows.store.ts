import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row } from '../database/sql.js';

/** What a path's `:id` may name. */
export type OwnKind = 'lead' | 'handoff';

/**
 * SQL for the leads of a rep: those they have or had as a hand-off, or are offered, and those whose owner they are in the
 * CRM. `lead` is the row's alias, `rep` an expression for the rep's id.
 */
export const ownLeadSql = (lead: string, rep: string): string => `(
  exists (select from handoff where handoff.lead_id = ${lead}.id and handoff.rep_id = ${rep})
  or ${lead}.owner_email = (select rep.email from rep where rep.id = ${rep}))`;

const OWN: Record<OwnKind, string> = {
  lead: `select lead.id from lead where lead.id = $2 and ${ownLeadSql('lead', '$1')}`,
  handoff: `select id from handoff where id = $2 and rep_id = $1`,
};

@Injectable()
export class OwnRowsStore {
  constructor(private readonly dataSource: DataSource) {}

  async owns(repId: string, kind: OwnKind, id: string): Promise<boolean> {
    if (!/^\d{1,18}$/.test(id)) return false;
    return (await row(this.dataSource.manager, OWN[kind], [repId, id])) !== null;
  }
}
