import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';

/** Numbers for a scrape every few seconds: each statement reads an index only, whatever the number of leads and mails. */
@Injectable()
export class MetricsStore {
  constructor(private readonly dataSource: DataSource) {}

  async leads(): Promise<{ state: string; count: number }[]> {
    return this.rows(`select ledger_state as state, count(*)::int as count from lead group by 1`);
  }

  /** Messages that somebody or something still has to deal with. */
  async openMessages(): Promise<{ direction: string; status: string; count: number }[]> {
    return this.rows(
      `select 'out' as direction, status, count(*)::int as count from message
       where status in ('queued', 'sending', 'unknown', 'needs_review') group by 2
       union all
       select 'in', status, count(*)::int from message where status in ('received', 'classified') group by 2`,
    );
  }

  async openHandoffs(): Promise<{ status: string; count: number }[]> {
    return this.rows(
      `select status, count(*)::int as count from handoff
       where status in ('unassigned', 'offered', 'accepted') group by 1`,
    );
  }

  /** How long the longest overdue next action is overdue; 0 when none is. */
  async overdueSeconds(now: Date): Promise<number> {
    const found = await row<{ seconds: number | null }>(
      this.dataSource.manager,
      `select extract(epoch from $1::timestamptz - min(next_action_at))::float8 as seconds from lead
       where next_action_at is not null`,
      [now],
    );
    return Math.max(0, found?.seconds ?? 0);
  }

  private rows<Row extends object>(statement: string): Promise<Row[]> {
    return rows<Row>(this.dataSource.manager, statement);
  }
}
