import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import { row, rows, type Tx } from '../database/sql.js';
import { heldByMailSql } from './held-by-mail.sql.js';
import type { Import } from './import.entity.js';
import { undoUntil } from './import.rules.js';
import { ImportsStore } from './imports.store.js';

export interface Undone {
  /** Leads that are gone, with their enrollments and the messages that never left. */
  removed: number;
  /** What could not be taken back, and why. */
  kept: { reason: string; leads: number; message: string }[];
}

export type UndoRefusal = 'gone' | 'rehearsal' | 'not_done' | 'undone' | 'too_late';

const WHY_KEPT: Readonly<Record<string, string>> = {
  with_rep: 'A rep has or had these leads; they stay as they are',
  replied: 'These leads wrote to us; they stay as they are',
  mailed: 'These leads got mail already; they stay, and their cadence was stopped',
  touched: 'People or programs worked with these leads since; they stay as they are',
  given_again: 'A later import gave these leads too; they stay as they are',
  known_before: 'These leads were known before the import; what it added to them stays',
  opted_out: 'Opt-outs are never taken back',
};

// What a lead has been through since; the first that fits is the reason it stays.
const keptSql = (importId: bigint): string => `case
  when exists (select from handoff where lead_id = lead.id) then 'with_rep'
  when exists (select from message where lead_id = lead.id and direction = 'in') then 'replied'
  when exists (select from message where lead_id = lead.id and direction = 'out'
    and (status not in ('needs_review', 'queued', 'cancelled') or wire_started_at is not null)) then 'mailed'
  when exists (select from activity where lead_id = lead.id and actor <> 'agent') then 'touched'
  when lead.id in (select lead_id from import_result where import_id in
    (select id from import where id > ${importId} and status in ('merging', 'done', 'cancelled')) and lead_id is not null) then 'given_again'
end`;

/** Takes back what a file brought, as far as nobody has touched it. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  async run(id: string, by: string): Promise<Undone | { refused: UndoRefusal }> {
    const now = await this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const found = await this.imports.hold(tx, id);
      const refused = whyNot(found, now);
      if (refused || !found) return { refused: refused ?? 'gone' };
      // Whoever sends to one of these leads waits for its lock, and then finds that it is gone or stopped.
      await tx.query(`select count(*) from (select from lead where import_id = $1 order by id for update) as held`, [
        id,
      ]);
      await tx.query(
        `create temp table undone_lead on commit drop as
         select lead.id, ${keptSql(BigInt(id))} as kept from lead where import_id = ${BigInt(id)}`,
      );
      const kept = await rows<{ reason: string; leads: number }>(
        tx,
        `select kept as reason, count(*)::int as leads from undone_lead where kept is not null group by 1 order by 1`,
      );
      await this.stopMailed(tx, now);
      const removed = await this.remove(tx);
      await this.imports.markUndone(tx, id);
      const stays = [...kept, ...beyondLeads(found)];
      const detail = { removed, ...Object.fromEntries(stays.map(({ reason, leads }) => [reason, leads])) };
      await this.activity.record(tx, {
        at: now,
        actor: by,
        act: 'import.undone',
        about: 'import',
        aboutId: id,
        detail,
      });
      return { removed, kept: stays.map((part) => ({ ...part, message: WHY_KEPT[part.reason] ?? part.reason })) };
    });
  }

  /** Leads that were written to and have not answered get no more mail. */
  private async stopMailed(tx: Tx, now: Date): Promise<void> {
    await tx.query(
      `update message set status = 'cancelled', hold_reason = 'import_undone', reminded_until = null, leased_until = null
       from undone_lead where lead_id = undone_lead.id and kept = 'mailed' and direction = 'out'
         and (status in ('queued', 'needs_review') or status = 'sending' and wire_started_at is null)`,
    );
    await tx.query(
      `with stopped as (
         update enrollment set status = 'stopped', reason = 'import_undone', closed_at = $1, not_before = null, hold_reason = null,
           reminded_until = null, resume_at = null, pause_owner = null
         from undone_lead where lead_id = undone_lead.id and kept = 'mailed' and status in ('active', 'paused') returning lead_id)
       update lead set ledger_state = 'closed', ledger_reason = 'import_undone', next_action_at = null, updated_at = $1
       from stopped where lead.id = stopped.lead_id and not ${heldByMailSql('lead')}`,
      [now],
    );
  }

  private async remove(tx: Tx): Promise<number> {
    for (const table of ['message', 'enrollment']) {
      await tx.query(`delete from ${table} using undone_lead where lead_id = undone_lead.id and kept is null`);
    }
    const gone = await row<{ leads: number }>(
      tx,
      `with gone as (delete from lead using undone_lead where lead.id = undone_lead.id and kept is null returning 1)
       select count(*)::int as leads from gone`,
    );
    return gone?.leads ?? 0;
  }
}

function whyNot(found: Import | null, now: Date): UndoRefusal | null {
  if (!found) return 'gone';
  if (found.dryRun) return 'rehearsal';
  if (found.status === 'undone') return 'undone';
  const until = undoUntil(found);
  if (!until) return 'not_done';
  return now > until ? 'too_late' : null;
}

function beyondLeads({ counts, standings }: Import): { reason: string; leads: number }[] {
  return [
    { reason: 'known_before', leads: counts.updated ?? 0 },
    { reason: 'opted_out', leads: standings.suppressed ?? 0 },
  ].filter(({ leads }) => leads > 0);
}
