import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { LeadsStore } from '../leads/leads.store.js';
import { HandoffsStore } from './handoffs.store.js';
import type { Rep } from './rep.entity.js';
import { RepsStore } from './reps.store.js';
import { standingWithRep } from './standing.rules.js';

/** Keeps a rep as an admin described them, and lets hand-offs notice: who waits for a rep, or had one who has left. */
@Injectable()
export class SaveRep {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reps: RepsStore,
    private readonly handoffs: HandoffsStore,
    private readonly leads: LeadsStore,
    private readonly activity: ActivityStore,
  ) {}

  async run(input: Partial<Rep>, by: string, now: Date): Promise<Rep> {
    const rep = await this.dataSource.transaction(async (tx) => {
      const saved = await this.reps.save(tx, input);
      const act = { act: 'rep.saved', about: 'rep', aboutId: saved.id, reason: saved.status };
      await this.activity.record(tx, { at: now, actor: by, ...act });
      return saved;
    });
    // A transaction of its own: leads are locked before reps everywhere. If it is lost, the clocks run out by themselves.
    await this.dataSource.transaction(async (tx) => {
      const hastened =
        rep.status === 'active'
          ? await this.handoffs.hasten(tx, ['unassigned'], null, now)
          : await this.handoffs.hasten(tx, ['offered', 'accepted'], rep.id, now);
      await this.leads.stand(tx, now, ...hastened.map((handoff) => standingWithRep(handoff, now)));
    });
    return rep;
  }
}
