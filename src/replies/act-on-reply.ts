import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { LeadsStore } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { Decisions } from './decisions.js';
import { isFromMachine } from './reply.rules.js';
import { isToBeActedOn, ReplyEffects } from './reply-effects.js';

const AT_ONCE = 4;

/** Does what was decided about a reply that needs no answer: stop, suppress, snooze, resume. */
@Injectable()
export class ActOnReply {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly effects: ReplyEffects,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  @OnJob('reply.act')
  async run({ ids }: JobPayload<'reply.act'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.act(id, now));
  }

  private async act(id: string, now: Date): Promise<void> {
    const forRep = await this.dataSource.transaction(async (tx) => {
      const leadId = (await this.messages.find(id, tx))?.leadId;
      const lead = leadId ? await this.leads.lock(tx, leadId) : null;
      // Read under the lock: a person may have reclassified it meanwhile.
      const reply = await this.messages.find(id, tx);
      if (!lead || !isToBeActedOn(reply)) return null;
      if (lead.ledgerState !== 'with_rep' || isFromMachine(reply.meaning.class)) {
        await this.effects.carryOut(tx, lead, reply, now);
        return null;
      }
      // Whoever asks to be left alone is left alone, and the rep must hear of it.
      if (reply.decision.act === 'suppress') await this.effects.suppress(tx, lead, reply, now);
      await this.decisions.passOn(tx, reply, reply.decision.reason, now);
      return lead.id;
    });
    if (forRep) await this.queue.remind('lead.hand-off', [forRep]);
  }
}
