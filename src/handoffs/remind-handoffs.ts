import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { HandoffsStore } from './handoffs.store.js';
import { PutOffHandoffs } from './put-off-handoffs.js';

/** Most hand-offs one scan reminds of. */
const MOST = 500;

/** Finds hand-offs whose clock has run out, and leads that can only be called. */
@Injectable()
export class RemindHandoffs {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly putOff: PutOffHandoffs,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    await this.putOff.run(now);
    await this.queue.remind('handoff.advance', await this.handoffs.remindDue(now, MOST));
    await this.queue.remind('lead.hand-off', await this.handoffs.leadsToCall());
  }
}
