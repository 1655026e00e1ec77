import { Injectable } from '@nestjs/common';
import { DueStore } from '../cadences/due.store.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import { type JobPayload, MAX_IDS } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { writeTouch } from '../writer/write-reviewed.js';
import { Writer, WriterFailed } from '../writer/writer.js';
import { TouchBriefs, type TouchCase } from './touch-brief.js';

/** So long before a touch is due a model is asked for it: what changes later than that is paid for twice. */
const AHEAD_MS = 2 * 3_600_000;

/** Texts asked for at the same time by one job. */
const AT_ONCE = 16;

/**
 * Asks the model for the texts of the next hours while it has nothing else to do. The answers are kept where those that are paid for
 * are: when the touch is due its text is there at once, and if the lead, the thread or the cadence has changed it is asked for anew.
 */
@Injectable()
export class DraftAhead {
  constructor(
    private readonly due: DueStore,
    private readonly briefs: TouchBriefs,
    private readonly mailboxes: MailboxesStore,
    private readonly writer: Writer,
    private readonly queue: JobQueue,
  ) {}

  async remind(now: Date): Promise<void> {
    if (!this.writer.isAi || (await this.mailboxes.stoppedBy())) return;
    if ((await this.queue.counts()).writer.waiting > 0) return;
    const soon = await this.due.claimAhead(now, new Date(now.getTime() + AHEAD_MS), MAX_IDS);
    await this.queue.remind('touch.draft-ahead', soon);
  }

  @OnJob('touch.draft-ahead')
  async run({ ids }: JobPayload<'touch.draft-ahead'>): Promise<void> {
    const touches = await this.briefs.load(ids);
    await forEachRow([...touches.keys()], AT_ONCE, (id) => this.write(touches.get(id)));
  }

  private async write(touch: TouchCase | undefined): Promise<void> {
    if (!touch?.brief || !touch.isReachable || !touch.step || touch.step.retiredAt) return;
    try {
      await writeTouch(this.writer, touch.brief, touch.occasion);
    } catch (error) {
      // It is asked again when the touch is due, and told then.
      if (!(error instanceof WriterFailed)) throw error;
    }
  }
}
