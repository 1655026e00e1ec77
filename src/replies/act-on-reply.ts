import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import type { EnrollmentStand } from '../cadences/cadence.rules.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { Clock } from '../clock/clock.js';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { InboxStore } from '../messages/inbox.store.js';
import type { Decision, Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';

const AT_ONCE = 4;

/** Does what was decided about a reply that needs no answer: stop, suppress, snooze, resume. */
@Injectable()
export class ActOnReply {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly inbox: InboxStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @OnJob('reply.act')
  async run({ ids }: JobPayload<'reply.act'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.dataSource.transaction((tx) => this.act(tx, id, now)));
  }

  private async act(tx: Tx, id: string, now: Date): Promise<void> {
    const found = await this.messages.find(id, tx);
    const lead = found?.leadId ? await this.leads.lock(tx, found.leadId) : null;
    // Read again under the lock: a person may have reclassified it, or a rep taken the lead.
    const reply = lead && (await this.messages.find(id, tx));
    if (!lead || !reply?.decision || reply.status !== 'classified') return;
    const to = standAfter(reply.decision);
    if (!to) return;
    await this.messages.change(tx, id, ['classified'], { status: 'settled', settledAt: now });
    if (reply.decision.act === 'suppress') await this.suppress(tx, lead, reply, now);
    // While another reply waits, nothing may set the cadence going again.
    const waits = to.status !== 'stopped' && (await this.inbox.hasOtherOpen(tx, lead.id, id));
    if (!waits) await this.move(tx, lead, to, reply.decision, now);
    const act = { act: `reply.${reply.decision.act}`, about: 'message', aboutId: id, leadId: lead.id };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act, reason: reply.decision.reason });
  }

  private async suppress(tx: Tx, lead: Lead, reply: Message, now: Date): Promise<void> {
    const reason = reply.decision?.reason ?? 'unsubscribed';
    // An opt-out sent from another address holds for both: the one we wrote to and the one that asks.
    const addresses = [lead.email, reason === 'bounced' ? null : reply.fromAddress].filter(
      (address) => address !== null,
    );
    const source = `message:${reply.id}`;
    await this.suppressions.add(
      tx,
      now,
      ...addresses.map((value) => ({ kind: 'address' as const, value, reason, source })),
    );
    await this.messages.cancelUnsent(tx, lead.id, reason);
  }

  /** The enrollment moves and takes the ledger with it; where none is open, the decision itself says where the lead stands. */
  private async move(tx: Tx, lead: Lead, to: EnrollmentStand, { act, reason }: Decision, now: Date): Promise<void> {
    const moved = await this.enrollments.change(tx, lead.id, to, now);
    if ('enrollment' in moved || lead.ledgerState === 'with_rep') return;
    if (act === 'suppress' || act === 'stop') {
      const state = act === 'suppress' ? ('excluded' as const) : ('closed' as const);
      await this.leads.stand(tx, now, { leadId: lead.id, state, reason, nextActionAt: null });
    } else {
      await this.enrollments.restoreStanding(tx, lead.id, now);
    }
  }
}

/** What the enrollment becomes; null for decisions that other steps carry out. */
function standAfter({ act, reason, until }: Decision): EnrollmentStand | null {
  switch (act) {
    case 'stop':
    case 'suppress':
      return { status: 'stopped', reason };
    case 'snooze':
      return { status: 'paused', reason, resumeAt: until ? new Date(until) : null };
    case 'resume':
      return { status: 'active', reason: 'reply_settled' };
    default:
      return null;
  }
}
