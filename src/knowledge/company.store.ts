import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../database/sql.js';
import { Company } from './company.entity.js';

@Injectable()
export class CompanyStore {
  constructor(private readonly dataSource: DataSource) {}

  /** What we are and sell; null until an admin has said it, and until then nothing is written. */
  async find(tx: Tx = this.dataSource.manager): Promise<Company | null> {
    return tx.findOneBy(Company, { id: 1 });
  }

  async save(company: Omit<Company, 'id'>): Promise<void> {
    await this.dataSource.manager.save(Company, this.dataSource.manager.create(Company, { ...company, id: 1 }));
  }
}
