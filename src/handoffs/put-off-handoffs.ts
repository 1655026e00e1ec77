import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LeadsStore } from '../leads/leads.store.js';
import { LOOK_AGAIN_MS } from './handoff-offers.js';
import { HandoffsStore, type WaitingHandoff } from './handoffs.store.js';
import { OffersStore } from './offers.store.js';
import { RepsStore } from './reps.store.js';
import { chooseRep, triedReps } from './routing.rules.js';
import { standingWithRep } from './standing.rules.js';

/** Most hand-offs one look takes in. */
const MOST = 1_000;

/**
 * The hourly look at hand-offs that nobody can take: as long as every rep is full, away or was asked, all of them together
 * are looked at again later. One by one each would wait for the lock on the reps' loads.
 */
@Injectable()
export class PutOffHandoffs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
  ) {}

  async run(now: Date): Promise<void> {
    const waiting = await this.handoffs.waitingForRep(now, MOST);
    if (waiting.length === 0) return;
    const nobody = await this.withoutRep(waiting, now);
    const until = new Date(now.getTime() + LOOK_AGAIN_MS);
    await this.dataSource.transaction(async (tx) => {
      const ids = nobody.map(({ id }) => id);
      const moved = await this.handoffs.putOff(tx, ids, now, until);
      const still = nobody.filter(({ id }) => moved.has(id));
      await this.leads.stand(tx, now, ...still.map((handoff) => standingWithRep(handoff, until)));
    });
  }

  private async withoutRep(waiting: WaitingHandoff[], now: Date): Promise<WaitingHandoff[]> {
    const reps = await this.reps.loads();
    const offers = await this.offers.ofHandoffs(waiting.map(({ id }) => id));
    const triedFor = ({ id }: WaitingHandoff) =>
      triedReps(
        offers.filter(({ handoffId }) => handoffId === id),
        now,
      );
    return waiting.filter((handoff) => !chooseRep(reps, handoff, triedFor(handoff), now));
  }
}
