import { Injectable } from '@nestjs/common';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import { DecideHandoff } from './decide-handoff.js';
import { QuestionsStore } from '../knowledge/questions.store.js';
import { RepMailsStore } from '../notices/rep-mails.store.js';
import { DigestStore } from './digest.store.js';
import { HandoffsStore } from './handoffs.store.js';
import { PutOffHandoffs } from './put-off-handoffs.js';

/** Most hand-offs one scan reminds of. */
const MOST = 500;

/** Finds hand-offs whose clock has run out, leads that can only be called, and those whose question is answered by now; and what reps wrote. */
@Injectable()
export class RemindHandoffs {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly questions: QuestionsStore,
    private readonly repMails: RepMailsStore,
    private readonly digests: DigestStore,
    private readonly putOff: PutOffHandoffs,
    private readonly decide: DecideHandoff,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    await this.putOff.run(now);
    await this.noteMails(now);
    await this.queue.remind('handoff.advance', await this.handoffs.remindDue(now, MOST));
    await this.queue.remind('rep-mail.pass-on', await this.repMails.remindOpen(MOST));
    await this.queue.remind('rep.digest', await this.digests.remindDue(now, MOST));
    await this.queue.remind('lead.hand-off', await this.handoffs.leadsToCall());
    await this.queue.remind('handoff.recall', await this.questions.remindAnswered(MOST));
  }

  /** Who has written to the lead need not say so as well. */
  private async noteMails(now: Date): Promise<void> {
    const written = new Map((await this.handoffs.writtenTo(MOST)).map(({ id, writtenBy }) => [id, writtenBy]));
    await forEachRow([...written.keys()], 1, async (id) => {
      await this.decide.run(id, { act: 'contacted' }, { actor: written.get(id) ?? 'agent' }, now);
    });
  }
}
