import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobQueue } from '../jobs/job-queue.js';
import type { ReminderName } from '../jobs/jobs.js';
import { LeadsStore } from '../leads/leads.store.js';
import { InboxStore, type OpenReply } from '../messages/inbox.store.js';
import { nextStepOf } from './next-step.js';

/** Most replies one scan reminds of. */
const MOST = 1_000;

/** A person who has not looked at a reply is asked again a day later. */
const ASK_AGAIN_MS = 24 * 3_600_000;

/** Finds replies that wait for a step, and those that wait too long for a person. */
@Injectable()
export class RemindReplies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly inbox: InboxStore,
    private readonly leads: LeadsStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    for (const [step, ids] of bySteps(await this.inbox.remindOpen(MOST))) await this.queue.remind(step, ids);
    await this.askAgain(now);
  }

  private async askAgain(now: Date): Promise<void> {
    const until = new Date(now.getTime() + ASK_AGAIN_MS);
    const waiting = await this.inbox.remindPeople(now, until);
    const standings = waiting.map(({ leadId, decision }) => ({
      leadId,
      state: 'needs_review' as const,
      reason: decision?.reason ?? 'unclear',
      nextActionAt: until,
    }));
    await this.leads.stand(this.dataSource.manager, now, ...standings);
  }
}

function bySteps(open: OpenReply[]): Map<ReminderName, string[]> {
  const steps = new Map<ReminderName, string[]>();
  for (const reply of open) {
    const step = reply.status === 'received' || !reply.decision ? 'reply.classify' : nextStepOf(reply.decision);
    if (step) steps.set(step, [...(steps.get(step) ?? []), step === 'lead.hand-off' ? reply.leadId : reply.id]);
  }
  return steps;
}
