import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { LeadsStore } from '../leads/leads.store.js';
import { HandoffBriefs } from './handoff-brief.js';
import { HandoffCases } from './handoff-case.js';
import { HandoffOpening } from './handoff-opening.js';

/** Leads handed off at the same time by one job; the choice of a rep is made one after the other anyway. */
const AT_ONCE = 8;

/**
 * Hands leads to reps: one who replied and is to be talked with, or one that no mail reaches and somebody can call.
 * The ids are the leads'.
 */
@Injectable()
export class HandOffLead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: HandoffCases,
    private readonly briefs: HandoffBriefs,
    private readonly opening: HandoffOpening,
    private readonly leads: LeadsStore,
    private readonly clock: Clock,
  ) {}

  @OnJob('lead.hand-off')
  async run({ ids }: JobPayload<'lead.hand-off'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.handOff(id, now));
  }

  private async handOff(leadId: string, now: Date): Promise<void> {
    const found = await this.cases.load(leadId);
    if (!found) return;
    // Before the transaction: a model may take half a minute, and nobody shall wait for this lead's lock so long.
    const brief = await this.briefs.write(found);
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, leadId);
      const current = await this.cases.load(leadId, tx);
      if (current) await this.opening.run(tx, current, brief, now);
    });
  }
}
