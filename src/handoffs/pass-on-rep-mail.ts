import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { LeadsStore } from '../leads/leads.store.js';
import { parseMail } from '../mail/parse-mail.js';
import { RepMailsStore } from '../notices/rep-mails.store.js';
import { RepMailPassing } from './rep-mail-passing.js';

const AT_ONCE = 4;

/** Brings what reps answer to our notices to the lead, in the thread and in their name, or back to them with the reason. */
@Injectable()
export class PassOnRepMail {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repMails: RepMailsStore,
    private readonly passing: RepMailPassing,
    private readonly leads: LeadsStore,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  @OnJob('rep-mail.pass-on')
  async run({ ids }: JobPayload<'rep-mail.pass-on'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.passOn(id, now));
  }

  private async passOn(id: string, now: Date): Promise<void> {
    const found = await this.repMails.find(id);
    const parsed = found?.raw ? await parseMail(found.raw) : null;
    const written = await this.dataSource.transaction(async (tx) => {
      const lead = found?.leadId ? await this.leads.lock(tx, found.leadId) : null;
      // Read again under the lock: a second reminder may have been quicker.
      const mail = await this.repMails.find(id, tx);
      if (mail?.status === 'written') await this.passing.follow(tx, mail, lead, now);
      return mail?.status === 'received' && parsed ? this.passing.read(tx, { mail, parsed, lead }, now) : null;
    });
    // The scan would find it too; this only saves the wait.
    if (written) await this.queue.remind('message.send', [written]);
  }
}
