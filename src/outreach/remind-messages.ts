import { Injectable } from '@nestjs/common';
import { inTurn } from '../jobs/in-turn.js';
import { JobQueue } from '../jobs/job-queue.js';
import { OutboxStore } from '../messages/outbox.store.js';
import { DraftAhead } from './draft-ahead.js';
import { RemindReviews } from './remind-reviews.js';
import { RequeueRefused } from './requeue-refused.js';
import { SendOutcomes } from './send-outcomes.js';

/** Most messages one scan reminds of. */
const MOST = 1_000;

/** Finds queued messages whose time has come, claims whose worker died, what its mailbox was to blame for, what waits too long for a person, and texts for later. */
@Injectable()
export class RemindMessages {
  constructor(
    private readonly outbox: OutboxStore,
    private readonly outcomes: SendOutcomes,
    private readonly requeueRefused: RequeueRefused,
    private readonly reviews: RemindReviews,
    private readonly ahead: DraftAhead,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    await inTurn(
      () => this.outcomes.releaseStale(now),
      async () => this.queue.remind('message.send', await this.outbox.remindDue(now, MOST)),
      () => this.requeueRefused.run(now),
      () => this.reviews.run(now),
      () => this.ahead.remind(now),
    );
  }
}
