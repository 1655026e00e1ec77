import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { LeadsStore } from '../leads/leads.store.js';
import { InboxStore } from '../messages/inbox.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { WriterFailed } from '../writer/writer.js';
import { Decisions } from './decisions.js';
import { nextStepOf } from './next-step.js';
import { ReadReply } from './read-reply.js';
import { FORMER_ADDRESS, OTHER_SENDER } from './received-mail.js';
import { decideReading, type ReplyContext } from './reply.rules.js';

/** Replies read at the same time by one job. */
const AT_ONCE = 8;

/** Understands a reply, by rules first and then by the writer, and decides what follows. Nothing is done yet. */
@Injectable()
export class ClassifyReply {
  constructor(
    private readonly messages: MessagesStore,
    private readonly inbox: InboxStore,
    private readonly leads: LeadsStore,
    private readonly readReply: ReadReply,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  @OnJob('reply.classify')
  async run({ ids }: JobPayload<'reply.classify'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.classify(id, now));
  }

  private async classify(id: string, now: Date): Promise<void> {
    const reply = await this.messages.find(id);
    const lead = reply?.leadId ? await this.leads.find(reply.leadId) : null;
    if (!reply || !lead || reply.status !== 'received') return;
    const reading = await this.readReply.run(reply, lead);
    if (reading instanceof WriterFailed) return this.inbox.postpone(reply.id, reading.retryAfterSeconds);
    const mail = {
      otherSender: reply.flags.includes(OTHER_SENDER),
      formerAddress: reply.flags.includes(FORMER_ADDRESS),
      answersOurs: reply.matchedBy !== 'address',
      softBounces: await this.inbox.countSoftBounces(lead.id, reply.id),
    };
    const understood = { meaning: reading.meaning, by: reading.by, actor: 'agent', from: 'received' as const };
    const decide = (context: ReplyContext) => decideReading(reading, { ...context, ...mail });
    const decision = await this.decisions.save(reply, understood, decide, now);
    const next = decision && nextStepOf(decision);
    if (next) await this.queue.remind(next, [next === 'lead.hand-off' ? lead.id : reply.id]);
  }
}
