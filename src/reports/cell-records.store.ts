import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import { APPROVED, EDITED } from '../messages/message.entity.js';
import type { Cell, Freedom } from '../replies/autonomy.rules.js';
import { Cut, type CutInput } from './cut.js';
import { PERSON } from './formulas.sql.js';
import type { CellRecord } from './proposal.rules.js';

/** What became of the replies of one cell under one freedom. */
export type CellHistory = Cell & Freedom & CellRecord;

/** The first draft of an answer tells how the agent writes; what is written after a rejection has been told what to do. */
const FIRST_DRAFT = `left join lateral (
  select case
      when flags ? '${EDITED}' then 'edited'
      when status = 'cancelled' and hold_reason like 'rejected\\_%' then 'rejected'
      when flags ? '${APPROVED}' then 'approved'
      when status = 'needs_review' then 'waiting'
      when status <> 'cancelled' then 'alone'
    end as fate
  from message as answer where answer.lead_id = message.lead_id and answer.answers_id = message.id and answer.kind = 'answer'
  order by answer.id limit 1) as draft on true`;

const FATES = ['approved', 'edited', 'rejected', 'alone', 'waiting'] as const;

/** How the agent has done in the cells of the autonomy matrix. */
@Injectable()
export class CellRecordsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Replies of the period by the cell that the agent's own reading fell into, and by what was allowed there then. */
  async histories(asked: CutInput): Promise<CellHistory[]> {
    const cut = new Cut(asked);
    const fates = FATES.map((fate) => `count(*) filter (where draft.fate = '${fate}')::int as ${fate}`);
    return rows(
      this.dataSource.manager,
      `select agent_cell->>'class' as class, agent_cell->>'confidence' as confidence, agent_cell->>'value' as value,
         agent_cell->>'act' as act, (agent_cell->>'minutes')::int as minutes, count(*)::int as replies,
         count(*) filter (where classified_by ~ ${PERSON} and meaning->>'class' <> agent_cell->>'class')::int as reclassified,
         ${fates.join(', ')}
       from message ${FIRST_DRAFT}
       where agent_cell is not null and ${cut.within('message.received_at')} and ${cut.reply()}
       group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      cut.params,
    );
  }
}
