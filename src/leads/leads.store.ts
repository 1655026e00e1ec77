import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { Lead, type LedgerState } from './lead.entity.js';
import { leadCondition, type LeadFilter } from './lead-query.js';

/** A lead's place in the ledger: state, why, and when something happens next (null only at an end). */
export interface Standing {
  leadId: string;
  state: LedgerState;
  reason: string;
  nextActionAt: Date | null;
}

export interface LeadQuery extends LeadFilter {
  /** Leads with a smaller id than this. */
  cursor?: string;
  limit: number;
}

@Injectable()
export class LeadsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Lead | null> {
    return row<Lead>(tx, `select * from lead where id = $1`, [id]);
  }

  /** Those that are still there, in no order. */
  async findAll(ids: string[], tx: Tx = this.dataSource.manager): Promise<Lead[]> {
    return rows<Lead>(tx, `select * from lead where id = any($1::bigint[])`, [ids]);
  }

  /** Takes the lead's row lock, so that steps which decide about one lead do so one after the other. */
  async lock(tx: Tx, id: string): Promise<Lead | null> {
    return row<Lead>(tx, `select * from lead where id = $1 for update`, [id]);
  }

  /** Many leads' locks, in the order of their ids; gives where they stand. Those that are gone are left out. */
  async lockAll(tx: Tx, ids: string[]): Promise<Standing[]> {
    if (ids.length === 0) return [];
    return rows<Standing>(
      tx,
      `select id as "leadId", ledger_state as state, ledger_reason as reason, next_action_at as "nextActionAt" from lead
       where id = any($1::bigint[]) order by id for update`,
      [ids],
    );
  }

  async byAddress(address: string, tx: Tx = this.dataSource.manager): Promise<Lead | null> {
    return tx.findOneBy(Lead, { email: address });
  }

  /** The lead is written to at another address from now on. */
  async moveTo(tx: Tx, id: string, email: string, now: Date): Promise<void> {
    await tx.update(Lead, { id }, { email, emailDomain: email.slice(email.lastIndexOf('@') + 1), updatedAt: now });
  }

  /** Writes where leads stand; to be called in the transaction of what moved them. */
  async stand(tx: Tx, now: Date, ...standings: Standing[]): Promise<void> {
    if (standings.length === 0) return;
    await rows(
      tx,
      `update lead set ledger_state = standing.state, ledger_reason = standing.reason,
         next_action_at = standing."nextActionAt", updated_at = $2
       from jsonb_to_recordset($1::jsonb)
         as standing ("leadId" bigint, state text, reason text, "nextActionAt" timestamptz)
       where lead.id = standing."leadId"`,
      [JSON.stringify(standings), now],
    );
  }

  /** An instruction for the next mail; null takes it back. False: there is no such lead. */
  async whisper(tx: Tx, leadId: string, text: string | null): Promise<boolean> {
    return ((await tx.update(Lead, { id: leadId }, { whisper: text })).affected ?? 0) > 0;
  }

  /** A whisper holds for one mail: it is spent when one that was written by it has left. */
  async spendWhisper(tx: Tx, leadId: string, whisper: string): Promise<void> {
    await tx.update(Lead, { id: leadId, whisper }, { whisper: null });
  }

  /** The newest first. */
  async search({ cursor, limit, ...filter }: LeadQuery): Promise<Lead[]> {
    const { text, params } = leadCondition(filter);
    const page = cursor === undefined ? '' : `and lead.id < $${params.push(cursor)}`;
    const found = await rows<{ id: string }>(
      this.dataSource.manager,
      `select lead.id from lead where ${text} ${page} order by lead.id desc limit $${params.push(limit)}`,
      params,
    );
    const ids = found.map(({ id }) => id);
    return this.dataSource.manager.find(Lead, { where: { id: In(ids) }, order: { id: 'DESC' } });
  }

  /** The ids of leads, the oldest first: at most so many. */
  async idsOf(filter: LeadFilter, most: number): Promise<string[]> {
    const { text, params } = leadCondition(filter);
    const found = await rows<{ id: string }>(
      this.dataSource.manager,
      `select lead.id from lead where ${text} order by lead.id limit $${params.push(most)}`,
      params,
    );
    return found.map(({ id }) => id);
  }

  /** How many there are, counted up to `most`. */
  async countUpTo(filter: LeadFilter, most: number): Promise<number> {
    const { text, params } = leadCondition(filter);
    const found = await row<{ leads: number }>(
      this.dataSource.manager,
      `select count(*)::int as leads from (select from lead where ${text} limit $${params.push(most)}) as counted`,
      params,
    );
    return found?.leads ?? 0;
  }

  async count(): Promise<number> {
    const found = await row<{ total: string }>(this.dataSource.manager, `select count(*) as total from lead`);
    return Number(found?.total ?? 0);
  }
}
