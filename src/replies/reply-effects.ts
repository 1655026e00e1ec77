import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { LeaveAddress } from '../cadences/leave-address.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { InboxStore } from '../messages/inbox.store.js';
import type { Decision, Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Meaning } from '../writer/writer.js';
import { sourceOf } from './decisions.js';
import { standAfter } from './effect.rules.js';
import { nextStepOf } from './next-step.js';
import { OTHER_SENDER } from './received-mail.js';
import { isFromMachine } from './reply.rules.js';

/** A reply whose decision has not had its effect yet. */
export type DecidedReply = Message & { leadId: string; meaning: Meaning; decision: Decision };

/** RFC 5321 §4.5.3.1.3: nobody can be written to at a longer one. */
const MAX_ADDRESS = 254;

/** What a decision does to suppression, enrollment and ledger. Always under the lead's lock, and once: the reply is settled with it. */
@Injectable()
export class ReplyEffects {
  constructor(
    private readonly messages: MessagesStore,
    private readonly inbox: InboxStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly leaveAddress: LeaveAddress,
    private readonly activity: ActivityStore,
  ) {}

  async carryOut(tx: Tx, lead: Lead, reply: DecidedReply, now: Date): Promise<void> {
    await this.settle(tx, reply, `reply.${reply.decision.act}`, reply.decision.reason, now);
    if (reply.decision.act === 'suppress') await this.suppress(tx, lead, reply, now);
    else await this.move(tx, reply, now);
    if (reply.decision.act === 'stop' || reply.decision.act === 'suppress') await this.overtake(tx, reply, now);
    await this.enrollments.restoreStandings(tx, [lead.id], now);
    if (reply.meaning.referral) await this.note(tx, reply, 'lead.referred', reply.meaning.class, now);
  }

  /** The lead's address and, where somebody asked from another one, that too: with whoever is known by it. */
  async suppress(tx: Tx, lead: Lead, reply: DecidedReply, now: Date): Promise<void> {
    const { reason } = reply.decision;
    if (reply.meaning.class === 'bounce' && lead.email !== null) {
      await this.leaveAddress.run(tx, lead, lead.email, sourceOf(reply), now);
      return;
    }
    await this.close(tx, lead.email, reply, now);
    await this.end(tx, lead.id, reason, now);
    const asking = reply.flags.includes(OTHER_SENDER) ? reply.fromAddress : null;
    if (!asking || asking.length > MAX_ADDRESS) return;
    await this.close(tx, asking, reply, now);
    const other = await this.leads.byAddress(asking, tx);
    if (!other || !(await this.leads.lock(tx, other.id))) return;
    await this.end(tx, other.id, reason, now);
    await this.enrollments.restoreStandings(tx, [other.id], now);
  }

  private async close(tx: Tx, value: string | null, reply: DecidedReply, now: Date): Promise<void> {
    if (value === null) return;
    const { reason } = reply.decision;
    await this.suppressions.add(tx, now, { kind: 'address', value, reason, source: sourceOf(reply) });
  }

  private async end(tx: Tx, leadId: string, reason: string, now: Date): Promise<void> {
    await this.messages.cancelUnsent(tx, [leadId], reason);
    await this.enrollments.change(tx, leadId, { status: 'stopped', reason }, now);
  }

  private async move(tx: Tx, reply: DecidedReply, now: Date): Promise<void> {
    const { leadId, decision, meaning } = reply;
    if (decision.act === 'stop') return this.end(tx, leadId, decision.reason, now);
    const open = await this.enrollments.openOf(leadId, tx);
    const othersWait = await this.inbox.hasOtherOpen(tx, leadId, reply.id);
    const to = open && standAfter({ decision, class: meaning.class, open, othersWait });
    if (to) await this.enrollments.change(tx, leadId, to, now);
  }

  /** "What does it cost?", and then "never mind": the question wants no answer any more. */
  private async overtake(tx: Tx, { id, leadId, meaning }: DecidedReply, now: Date): Promise<void> {
    if (isFromMachine(meaning.class)) return;
    const earlier = (await this.inbox.openOf(leadId, tx)).filter((open) => BigInt(open.id) < BigInt(id));
    for (const { id: questionId, decision } of earlier) {
      if (decision?.act !== 'answer') continue;
      await this.settle(tx, { id: questionId, leadId }, 'reply.overtaken', meaning.class, now);
    }
  }

  private async settle(tx: Tx, reply: Settled, act: string, reason: string, now: Date): Promise<void> {
    await this.messages.change(tx, reply.id, ['classified'], { status: 'settled', settledAt: now });
    await this.note(tx, reply, act, reason, now);
  }

  private async note(tx: Tx, { id, leadId }: Settled, act: string, reason: string, now: Date): Promise<void> {
    await this.activity.record(tx, { at: now, actor: 'agent', act, about: 'message', aboutId: id, leadId, reason });
  }
}

type Settled = Pick<DecidedReply, 'id' | 'leadId'>;

export function isToBeActedOn(reply: Message | null): reply is DecidedReply {
  if (!reply?.leadId || !reply.meaning || !reply.decision || reply.status !== 'classified') return false;
  return nextStepOf(reply.decision) === 'reply.act';
}
