import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../database/sql.js';
import { HandoffSettings } from './handoff-settings.entity.js';

@Injectable()
export class HandoffSettingsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(tx: Tx = this.dataSource.manager): Promise<Omit<HandoffSettings, 'id'>> {
    const { id: _, ...settings } = await tx.findOneByOrFail(HandoffSettings, { id: 1 });
    return settings;
  }

  async save(tx: Tx, settings: Omit<HandoffSettings, 'id'>): Promise<void> {
    await tx.update(HandoffSettings, { id: 1 }, settings);
  }
}
