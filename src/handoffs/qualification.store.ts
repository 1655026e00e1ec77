import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../database/sql.js';
import { BANT } from './bant.js';
import { Qualification } from './qualification.entity.js';

export type QualificationSettings = Pick<Qualification, 'criteria' | 'askFirst'>;

@Injectable()
export class QualificationStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(tx: Tx = this.dataSource.manager): Promise<QualificationSettings> {
    const found = await tx.findOneBy(Qualification, { id: 1 });
    return found ? { criteria: found.criteria, askFirst: found.askFirst } : { criteria: BANT, askFirst: true };
  }

  async save(tx: Tx, settings: Omit<Qualification, 'id'>): Promise<void> {
    await tx.save(Qualification, tx.create(Qualification, { ...settings, id: 1 }));
  }
}
