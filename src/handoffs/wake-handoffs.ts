import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LeadsStore } from '../leads/leads.store.js';
import { HandoffsStore, type ToHasten } from './handoffs.store.js';
import { standingWithRep } from './standing.rules.js';

/** Lets hand-offs that wait notice that something has changed: a rep is there, has room again, or has left. */
@Injectable()
export class WakeHandoffs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handoffs: HandoffsStore,
    private readonly leads: LeadsStore,
  ) {}

  /** A transaction of its own: leads are locked before reps everywhere. If it is lost, the clocks run out by themselves. */
  async run(which: ToHasten, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const hastened = await this.handoffs.hasten(tx, which, now);
      await this.leads.stand(tx, now, ...hastened.map((handoff) => standingWithRep(handoff, now)));
    });
  }
}
