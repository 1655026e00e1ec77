import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { rows } from '../database/sql.js';
import { CadencesStore } from './cadences.store.js';

const DEFAULT_STEPS = [
  { waitDays: 0, purpose: 'opening' },
  { waitDays: 3, purpose: 'new_angle' },
  { waitDays: 4, purpose: 'question' },
  { waitDays: 7, purpose: 'close' },
] as const;

/** A lead must never wait for somebody to invent a cadence: there is one from the first start, with touches on days 0, 3, 7 and 14. */
@Injectable()
export class SeedCadence implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cadences: CadencesStore,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const now = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      // Several processes start at once; the first one seeds.
      await rows(tx, `lock table cadence in share row exclusive mode`);
      if ((await this.cadences.list(tx)).length > 0) return;
      const cadence = await this.cadences.save(tx, {
        name: 'Follow every lead',
        position: 1,
        status: 'active',
        audience: { all: [] },
        sendWindow: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: true },
        review: 'none',
        createdAt: now,
        updatedAt: now,
      });
      await this.cadences.replaceSteps(tx, cadence, now, [...DEFAULT_STEPS]);
    });
  }
}
