import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { LeadsStore } from '../leads/leads.store.js';
import { OutboxStore } from '../messages/outbox.store.js';
import { TellReviewer, type ToDecide } from '../notices/tell-reviewer.js';
import { ASK_AGAIN_MS } from './send-outcomes.js';

/** Most messages one scan asks about again. */
const MOST = 1_000;

const ASKED_AT_ONCE = 4;

/** What waits too long for a person: it ages, and whoever decides is told again. */
@Injectable()
export class RemindReviews {
  constructor(
    private readonly outbox: OutboxStore,
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly tellReviewer: TellReviewer,
    private readonly activity: ActivityStore,
  ) {}

  async run(now: Date): Promise<void> {
    const overdue = new Map((await this.outbox.overdueReviews(now, MOST)).map((message) => [message.id, message]));
    await forEachRow([...overdue.keys()], ASKED_AT_ONCE, async (id) => {
      const message = overdue.get(id);
      if (message) await this.askAgain(message, now);
    });
  }

  private async askAgain(review: ToDecide, now: Date): Promise<void> {
    const { id, leadId } = review;
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, leadId);
      if (!(await this.outbox.ageReview(tx, id, now, new Date(now.getTime() + ASK_AGAIN_MS)))) return;
      await this.enrollments.restoreStandings(tx, [leadId], now);
      await this.tellReviewer.run(tx, 'overdue', review, now);
      const act = { act: 'review.reminded', about: 'message', aboutId: id, leadId };
      await this.activity.record(tx, { at: now, actor: 'agent', ...act });
    });
  }
}
