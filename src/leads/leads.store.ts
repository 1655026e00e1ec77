import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownLeadSql } from '../access/own-rows.store.js';
import { row, rows, type Tx } from '../database/sql.js';
import { Lead, type LedgerState } from './lead.entity.js';

/** A lead's place in the ledger: state, why, and when something happens next (null only at an end). */
export interface Standing {
  leadId: string;
  state: LedgerState;
  reason: string;
  nextActionAt: Date | null;
}

export interface LeadQuery {
  q?: string;
  ledger?: LedgerState;
  /** Only the leads of this rep. */
  ofRep?: string;
  cursor?: string;
  limit: number;
}

@Injectable()
export class LeadsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Lead | null> {
    return tx.findOneBy(Lead, { id });
  }

  /** Takes the lead's row lock, so that steps which decide about one lead do so one after the other. */
  async lock(tx: Tx, id: string): Promise<Lead | null> {
    return tx.findOne(Lead, { where: { id }, lock: { mode: 'pessimistic_write' } });
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

  /** A whisper holds for one mail: it is spent when one that was written by it has left. */
  async spendWhisper(tx: Tx, leadId: string, whisper: string): Promise<void> {
    await tx.update(Lead, { id: leadId, whisper }, { whisper: null });
  }

  async search(query: LeadQuery): Promise<Lead[]> {
    const select = this.dataSource.manager
      .createQueryBuilder(Lead, 'lead')
      .orderBy('lead.id', 'DESC')
      .limit(query.limit);
    if (query.cursor) select.andWhere('lead.id < :cursor', { cursor: query.cursor });
    if (query.ledger) select.andWhere('lead.ledger_state = :ledger', { ledger: query.ledger });
    if (query.ofRep) select.andWhere(ownLeadSql('lead', ':rep'), { rep: query.ofRep });
    if (query.q) {
      select.andWhere(
        `(lead.email ilike :q or lead.company ilike :q or concat_ws(' ', lead.first_name, lead.last_name) ilike :q)`,
        { q: `%${query.q.replace(/[\\%_]/g, '\\$&')}%` },
      );
    }
    return select.getMany();
  }

  async count(): Promise<number> {
    const found = await row<{ total: string }>(this.dataSource.manager, `select count(*) as total from lead`);
    return Number(found?.total ?? 0);
  }
}
