import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import { SettleReplies } from '../messages/settle-replies.js';
import type { HandoffBrief } from '../writer/writer.js';
import { AskLead } from './ask-lead.js';
import { companyKeyOf } from './company.rules.js';
import type { HandoffCase } from './handoff-case.js';
import { type Handoff, OPEN_STATUSES } from './handoff.entity.js';
import { HandoffNotices } from './handoff-notices.js';
import { HandoffOffers } from './handoff-offers.js';
import { HandoffsStore } from './handoffs.store.js';
import { RefusedHandoffs } from './refused-handoffs.js';
import { SilenceAgent } from './silence-agent.js';

/** Opens hand-offs. Always under the lead's lock; every reply that asked for one is settled with it. */
@Injectable()
export class HandoffOpening {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: HandoffOffers,
    private readonly notices: HandoffNotices,
    private readonly askLead: AskLead,
    private readonly silence: SilenceAgent,
    private readonly settleReplies: SettleReplies,
    private readonly refused: RefusedHandoffs,
    private readonly activity: ActivityStore,
  ) {}

  /** At most one hand-off is open per lead: what the lead writes meanwhile goes to the rep who has it. */
  async run(tx: Tx, found: HandoffCase, brief: HandoffBrief, now: Date): Promise<void> {
    const open = found.handoffs.find(({ status }) => OPEN_STATUSES.includes(status));
    const wish = open ? null : await this.refused.wishOf(tx, found);
    await this.settleReplies.run(tx, found.replies, 'agent', wish ?? 'handed_off', now);
    if (open) await this.tellRep(tx, open, found, now);
    else if (wish) await this.refused.leaveAlone(tx, found.lead, wish, now);
    else await this.open(tx, found, brief, now);
  }

  private async open(tx: Tx, found: HandoffCase, brief: HandoffBrief, now: Date): Promise<void> {
    const { lead } = found;
    const fit = await this.refused.fitOf(tx, lead, brief, now);
    if (fit === 'closed') return;
    const handoff = await this.handoffs.insertOnce(tx, { ...handoffRow(found, brief, now), fit });
    if (!handoff) return;
    await this.silence.handOff(tx, lead.id, found.thread, now);
    const about = { about: 'handoff', aboutId: handoff.id, leadId: lead.id };
    await this.activity.record(tx, {
      at: now,
      actor: 'agent',
      act: 'handoff.opened',
      ...about,
      reason: handoff.reason,
    });
    if (fit === 'unfit') await this.refused.askFirst(tx, handoff, lead, now);
    else await this.offers.next(tx, handoff, lead, 'opened', now);
  }

  private async tellRep(tx: Tx, open: Handoff, { lead, replies, thread }: HandoffCase, now: Date): Promise<void> {
    for (const reply of replies) await this.notices.wroteAgain(tx, reply, open, lead, now);
    await this.askLead.hear(tx, replies, { handoff: open, lead, thread }, now);
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
