import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { ReminderName } from '../jobs/jobs.js';
import { LeadsStore } from '../leads/leads.store.js';
import { InboxStore, type OpenReply } from '../messages/inbox.store.js';
import { ReadingsStore } from '../messages/readings.store.js';
import { nextStepOf } from './next-step.js';
import { TellReviewer, type ToDecide } from '../notices/tell-reviewer.js';

const MOST_MAILBOXES = 100;

/** Most replies one scan reminds of. */
const MOST = 1_000;

const ASKED_AT_ONCE = 4;

/** A person who has not looked at a reply is asked again a day later. */
const ASK_AGAIN_MS = 24 * 3_600_000;

/** Finds mailboxes that are to be looked into, replies that wait for a step, and those that wait too long for a person. */
@Injectable()
export class RemindReplies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readings: ReadingsStore,
    private readonly inbox: InboxStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly tellReviewer: TellReviewer,
    private readonly activity: ActivityStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    await this.queue.remind('mailbox.read', await this.readings.remindDue(now, MOST_MAILBOXES));
    for (const [step, ids] of bySteps(await this.inbox.remindOpen(MOST))) await this.queue.remind(step, ids);
    const overdue = new Map((await this.inbox.overdue(now, MOST)).map((reply) => [reply.id, reply]));
    await forEachRow([...overdue.keys()], ASKED_AT_ONCE, async (id) => {
      const reply = overdue.get(id);
      if (reply) await this.askAgain(reply, now);
    });
  }

  private async askAgain(reply: ToDecide, now: Date): Promise<void> {
    const { id, leadId } = reply;
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, leadId);
      if (!(await this.inbox.age(tx, id, now, new Date(now.getTime() + ASK_AGAIN_MS)))) return;
      await this.enrollments.restoreStandings(tx, [leadId], now);
      await this.tellReviewer.run(tx, 'overdue', reply, now);
      const about = { about: 'message', aboutId: id, leadId };
      await this.activity.record(tx, { at: now, actor: 'agent', act: 'reply.reminded', ...about });
    });
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
