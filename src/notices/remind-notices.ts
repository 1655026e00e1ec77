import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { NoticesStore } from './notices.store.js';

/** Most notices one scan reminds of. */
const MOST = 500;

/** Finds notices whose time has come. */
@Injectable()
export class RemindNotices {
  constructor(
    private readonly notices: NoticesStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    await this.queue.remind('notice.deliver', await this.notices.remindDue(now, MOST));
  }
}
