import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audienceSql } from '../cadences/audience.js';
import { row, type Tx } from '../database/sql.js';
import { Autonomy } from './autonomy.entity.js';
import type { CellRule, LeadValue } from './autonomy.rules.js';

/** The matrix as it holds for one lead. */
export interface LeadAutonomy {
  rules: CellRule[];
  value: LeadValue;
}

@Injectable()
export class AutonomyStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Null: nobody has said anything, and the defaults hold. */
  async find(tx: Tx = this.dataSource.manager): Promise<Autonomy | null> {
    return tx.findOneBy(Autonomy, { id: 1 });
  }

  async save(tx: Tx, settings: Omit<Autonomy, 'id'>): Promise<void> {
    await tx.save(Autonomy, tx.create(Autonomy, { ...settings, id: 1 }));
  }

  async of(leadId: string, tx: Tx = this.dataSource.manager): Promise<LeadAutonomy> {
    const settings = await this.find(tx);
    const isHigh = settings?.highValue && (await this.fits(tx, leadId, settings.highValue));
    return { rules: settings?.cells ?? [], value: isHigh ? 'high' : 'normal' };
  }

  private async fits(tx: Tx, leadId: string, audience: NonNullable<Autonomy['highValue']>): Promise<boolean> {
    const { text, params } = audienceSql(audience, 'lead', 2);
    return (await row(tx, `select id from lead where id = $1 and ${text}`, [leadId, ...params])) !== null;
  }
}
