import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { HandoffBrief } from '../writer/writer.js';
import { companyKeyOf } from './company.rules.js';
import type { HandoffCase } from './handoff-case.js';
import { type Handoff, OPEN_STATUSES } from './handoff.entity.js';
import { HandoffNotices } from './handoff-notices.js';
import { HandoffOffers } from './handoff-offers.js';
import { HandoffsStore } from './handoffs.store.js';

/** Whoever asked to be left alone is not called either. */
const LEAVE_ALONE = ['unsubscribed', 'complained'];

/** Opens hand-offs. Always under the lead's lock; every reply that asked for one is settled with it. */
@Injectable()
export class HandoffOpening {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: HandoffOffers,
    private readonly notices: HandoffNotices,
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly activity: ActivityStore,
  ) {}

  /** At most one hand-off is open per lead: what the lead writes meanwhile goes to the rep who has it. */
  async run(tx: Tx, found: HandoffCase, brief: HandoffBrief, now: Date): Promise<void> {
    const open = found.handoffs.find(({ status }) => OPEN_STATUSES.includes(status));
    const wish = open ? null : await this.wishOf(tx, found.lead);
    for (const reply of found.replies) await this.settle(tx, reply, wish ?? 'handed_off', now);
    if (open) await this.tellRep(tx, open, found, now);
    else if (wish) await this.leaveAlone(tx, found.lead, wish, now);
    else await this.open(tx, found, brief, now);
  }

  private async open(tx: Tx, found: HandoffCase, brief: HandoffBrief, now: Date): Promise<void> {
    const { lead } = found;
    const handoff = await this.handoffs.insertOnce(tx, handoffRow(found, brief, now));
    if (!handoff) return;
    await this.messages.cancelUnsent(tx, lead.id, 'handed_off');
    await this.enrollments.change(tx, lead.id, { status: 'stopped', reason: 'handed_off' }, now);
    const about = { about: 'handoff', aboutId: handoff.id, leadId: lead.id };
    await this.activity.record(tx, {
      at: now,
      actor: 'agent',
      act: 'handoff.opened',
      ...about,
      reason: handoff.reason,
    });
    await this.offers.next(tx, handoff, lead, 'opened', now);
  }

  private async tellRep(tx: Tx, open: Handoff, { lead, replies }: HandoffCase, now: Date): Promise<void> {
    for (const reply of replies) await this.notices.wroteAgain(tx, reply, open, lead, now);
  }

  /** The lead said yes to us and no to everybody: the later wish, and the safer one, holds. */
  private async leaveAlone(tx: Tx, { id: leadId }: Lead, reason: string, now: Date): Promise<void> {
    await this.messages.cancelUnsent(tx, leadId, reason);
    await this.enrollments.change(tx, leadId, { status: 'stopped', reason }, now);
    await this.leads.stand(tx, now, { leadId, state: 'excluded', reason, nextActionAt: null });
  }

  private async wishOf(tx: Tx, { email }: Lead): Promise<string | null> {
    const reason = email === null ? null : await this.suppressions.reasonFor(email, tx);
    return reason !== null && LEAVE_ALONE.includes(reason) ? reason : null;
  }

  private async settle(tx: Tx, { id, leadId }: Message, reason: string, now: Date): Promise<void> {
    if (!(await this.messages.change(tx, id, ['classified'], { status: 'settled', settledAt: now }))) return;
    const act = { act: 'reply.settled', about: 'message', aboutId: id, leadId };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act, reason });
  }
}

function handoffRow({ lead, replies, call, handoffs }: HandoffCase, brief: HandoffBrief, now: Date): Partial<Handoff> {
  const reply = replies.at(-1);
  // A person may have reclassified a reply that led to a hand-off before: the new one is theirs, not the reply's.
  const isFirst = reply && !handoffs.some(({ replyId }) => replyId === reply.id);
  return {
    leadId: lead.id,
    replyId: isFirst ? reply.id : null,
    replyClass: reply ? (reply.meaning?.class ?? 'unclear') : null,
    status: 'unassigned',
    reason: reply?.decision?.reason ?? call ?? 'unclear',
    brief,
    language: reply?.meaning?.language ?? lead.language,
    companyKey: companyKeyOf(lead),
    actAt: now,
    openedAt: now,
  };
}
