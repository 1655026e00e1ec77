import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffOffers, type Occasion } from './handoff-offers.js';
import { HandoffReminders } from './handoff-reminders.js';
import { HandoffsStore } from './handoffs.store.js';
import { RepsStore } from './reps.store.js';

/** One after the other, so that who has waited longest gets the rep who is free. */
const AT_ONCE = 1;

/** Moves hand-offs on whose clock has run out: to the next rep, to another look for one, or to a reminder. */
@Injectable()
export class AdvanceHandoff {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handoffs: HandoffsStore,
    private readonly offers: HandoffOffers,
    private readonly reminders: HandoffReminders,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
    private readonly clock: Clock,
  ) {}

  @OnJob('handoff.advance')
  async run({ ids }: JobPayload<'handoff.advance'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, async (id) => {
      const handoff = await this.handoffs.find(id);
      if (handoff) await this.dataSource.transaction((tx) => this.advance(tx, handoff.leadId, id, now));
    });
  }

  private async advance(tx: Tx, leadId: string, id: string, now: Date): Promise<void> {
    const lead = await this.leads.lock(tx, leadId);
    // Read again under the lock: a rep may have accepted it, a second reminder may have been quicker.
    const handoff = await this.handoffs.find(id, tx);
    if (!lead || !handoff?.actAt || handoff.actAt > now) return;
    if (handoff.status === 'unassigned') await this.offers.next(tx, handoff, lead, 'looked_again', now);
    if (handoff.status === 'offered')
      await this.offers.passOn(tx, handoff, lead, await this.whyNotTaken(tx, handoff), now);
    if (handoff.status !== 'accepted' || (await this.reminders.remind(tx, handoff, lead, now))) return;
    await this.offers.passOn(tx, handoff, lead, 'rep_left', now);
  }

  /** Who has left had no time to let run out. */
  private async whyNotTaken(tx: Tx, { repId }: Handoff): Promise<Occasion> {
    const rep = repId && (await this.reps.find(repId, tx));
    return rep && rep.status === 'active' ? 'expired' : 'rep_left';
  }
}
