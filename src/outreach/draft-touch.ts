import { Injectable } from '@nestjs/common';
import { isOpen, nextOpen } from '../cadences/send-window.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { type ReviewedDraft, writeTouch } from '../writer/write-reviewed.js';
import { type TouchBrief, Writer, WriterFailed } from '../writer/writer.js';
import { TouchBriefs, type TouchCase } from './touch-brief.js';
import { TouchDrafts } from './touch-drafts.js';

/** Drafts written at the same time by one job. */
const AT_ONCE = 16;

const HOUR = 3_600_000;

/** Writes the next touch of an enrollment and queues it, or puts it before a person. Nothing is sent here. */
@Injectable()
export class DraftTouch {
  constructor(
    private readonly briefs: TouchBriefs,
    private readonly enrollments: EnrollmentsStore,
    private readonly drafts: TouchDrafts,
    private readonly writer: Writer,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  @OnJob('touch.draft')
  async run({ ids }: JobPayload<'touch.draft'>): Promise<void> {
    const now = await this.clock.now();
    const touches = await this.briefs.load(ids);
    const done: string[] = [];
    const queued: string[] = [];
    try {
      await forEachRow([...touches.keys()], AT_ONCE, async (id) => {
        const message = await this.draft(touches.get(id), now);
        done.push(id);
        if (message) queued.push(message);
      });
    } finally {
      await this.enrollments.answered(done);
      // The scan would find them too; this only saves the wait.
      await this.queue.remind('message.send', queued);
    }
  }

  private async draft(touch: TouchCase | undefined, now: Date): Promise<string | null> {
    if (!touch || (await this.isMoot(touch, now))) return null;
    const { brief } = touch;
    const hold = whyNotNow(touch, now);
    if (hold || !brief) {
      const { until, reason } = hold ?? { until: hourAfter(now), reason: 'company_not_described' };
      await this.drafts.hold(touch.enrollment, until, reason, now);
      return null;
    }
    const reviewed = await this.write(touch, brief);
    if (reviewed instanceof WriterFailed) {
      await this.drafts.hold(touch.enrollment, later(now, reviewed.retryAfterSeconds), `writer_${reviewed.kind}`, now);
      return null;
    }
    return this.drafts.save(touch, reviewed, now);
  }

  /** True when no text is wanted: the step is no more, or the lead may not be written to. */
  private async isMoot(touch: TouchCase, now: Date): Promise<boolean> {
    const isRetired = touch.step !== null && touch.step.retiredAt !== null;
    if (!touch.isReachable) await this.drafts.stopUnreachable(touch, now);
    else if (isRetired) await this.drafts.passRetired(touch, now);
    return !touch.isReachable || isRetired;
  }

  /** A writer that is busy holds the touch up; one that cannot write it puts it before a person, with the reason. */
  private async write({ occasion }: TouchCase, brief: TouchBrief): Promise<ReviewedDraft | WriterFailed> {
    try {
      return await writeTouch(this.writer, brief, occasion);
    } catch (error) {
      if (!(error instanceof WriterFailed)) throw error;
      if (error.passes) return error;
      const findings = [{ rule: `writer_${error.kind}`, detail: error.message }];
      return { draft: { subject: '', body: '', language: brief.language }, findings, writtenBy: this.writer.id };
    }
  }
}

/** A draft written at night would be stale in the morning, and would hold one of the mailbox's slots until then. */
function whyNotNow({ lead, cadence }: TouchCase, now: Date): { until: Date; reason: string } | null {
  if (isOpen(now, cadence.sendWindow, lead.timeZone, lead.country)) return null;
  return { until: nextOpen(now, cadence.sendWindow, lead.timeZone, lead.country), reason: 'window' };
}

const hourAfter = (now: Date): Date => new Date(now.getTime() + HOUR);
const later = (now: Date, seconds = 60): Date => new Date(now.getTime() + seconds * 1000);
