import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LeadsStore } from '../leads/leads.store.js';
import { DueStore } from './due.store.js';
import { standingsOfMoved } from './standing.rules.js';

/** Lets everything go at once that waited for something that has changed; to be called by whoever changed it. */
@Injectable()
export class ReleaseHeld {
  constructor(
    private readonly dataSource: DataSource,
    private readonly due: DueStore,
    private readonly leads: LeadsStore,
  ) {}

  async run(reasons: string[], now: Date): Promise<void> {
    while ((await this.releaseSome(reasons, now)) > 0);
  }

  private releaseSome(reasons: string[], now: Date): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const released = await this.due.releaseHeld(tx, reasons);
      await this.leads.stand(tx, now, ...standingsOfMoved(released, 'due', now));
      return released.length;
    });
  }
}
