import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../database/sql.js';
import { NoticeSettings } from './notice-settings.entity.js';

@Injectable()
export class NoticeSettingsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(tx: Tx = this.dataSource.manager): Promise<NoticeSettings> {
    return tx.findOneByOrFail(NoticeSettings, { id: 1 });
  }

  async save(tx: Tx, settings: Partial<NoticeSettings>): Promise<void> {
    await tx.update(NoticeSettings, { id: 1 }, settings);
  }
}
