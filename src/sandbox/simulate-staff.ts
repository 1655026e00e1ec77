import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { nextOpen, type SendWindow } from '../cadences/send-window.js';
import { rows } from '../database/sql.js';
import { DecideHandoff, type HandoffDecision } from '../handoffs/decide-handoff.js';
import type { Outcome } from '../handoffs/handoff.entity.js';
import { ReviewMessage } from '../outreach/review-message.js';
import { ReclassifyReply } from '../replies/reclassify-reply.js';
import { pickWeighted, roll } from './roll.js';
import { type SandboxEvent, SandboxEventsStore } from './sandbox-events.store.js';
import { SEED } from './simulate-leads.js';

const HOUR = 3_600_000;

/** Per cent of the offers: reps are busy people. */
const TO_OFFERS = { accept_offer: 80, decline_offer: 8, ignore: 12 };

const OUTCOMES: Record<Outcome, number> = {
  won: 20,
  meeting_booked: 35,
  in_conversation: 20,
  no_interest: 10,
  unreachable: 10,
  not_a_fit: 5,
};

type Waiting = Pick<SandboxEvent, 'kind' | 'aboutId' | 'key'> & {
  leadId: string;
  since: Date;
  hours: SendWindow;
  timeZone: string;
};

/** The company's own people: reps take or leave their offers and close what they took, a supervisor reads drafts and replies. */
@Injectable()
export class SimulateStaff {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: SandboxEventsStore,
    private readonly decideHandoff: DecideHandoff,
    private readonly reviewMessage: ReviewMessage,
    private readonly reclassifyReply: ReclassifyReply,
  ) {}

  /** Plans what they will do about everything new that waits for them. */
  async look(): Promise<void> {
    for (const waiting of await this.waiting()) {
      await this.events.plan({ ...waiting, ...plan(waiting) });
    }
  }

  async act(event: SandboxEvent, now: Date): Promise<void> {
    if (event.aboutId) await this.decide(event.kind, event.aboutId, event, now);
    await this.events.done(event.id, now);
  }

  private async decide(kind: SandboxEvent['kind'], id: string, { leadId }: SandboxEvent, now: Date): Promise<void> {
    const person = 'person:sandbox';
    switch (kind) {
      case 'approve_draft':
        await this.reviewMessage.run(id, { act: 'approve' }, person, now);
        return;
      case 'say_class':
        await this.sayClass(id, person, now);
        return;
      case 'accept_offer':
        return this.handoff(id, { act: 'accept' }, now);
      case 'decline_offer':
        return this.handoff(id, { act: 'decline', reason: 'too_busy' }, now);
      case 'contact_lead':
        return this.handoff(id, { act: 'contacted' }, now);
      case 'close_handoff': {
        const outcome = pickWeighted(OUTCOMES, roll(SEED, 'outcome', String(leadId)));
        return this.handoff(id, { act: 'close', outcome }, now);
      }
      case 'reply':
      case 'ignore':
        return;
    }
  }

  private async handoff(id: string, decision: HandoffDecision, now: Date): Promise<void> {
    await this.decideHandoff.run(id, decision, { actor: 'person:sandbox' }, now);
  }

  /** A person who reads the reply understands it as it was meant. */
  private async sayClass(replyId: string, person: string, now: Date): Promise<void> {
    const [meant] = await rows<{ truth: SandboxEvent['truth'] }>(
      this.dataSource.manager,
      `select truth from sandbox_event where reply_id = $1 and truth is not null`,
      [replyId],
    );
    if (!meant?.truth) return;
    const { class: meantClass, resumeOn = null } = meant.truth;
    // What a person cannot make sense of either is worth a call.
    const said = meantClass === 'unclear' ? 'interested' : meantClass;
    await this.reclassifyReply.run(replyId, { class: said, resumeOn }, person, now);
  }

  private async waiting(): Promise<Waiting[]> {
    return rows<Waiting>(
      this.dataSource.manager,
      `select waiting.*, coalesce(rep.time_zone, 'Europe/Berlin') as time_zone,
         coalesce(rep.hours, '{"days":[1,2,3,4,5],"from":"09:00","to":"17:00","skipHolidays":false}') as hours
       from (
         select 'accept_offer' as kind, handoff.id as about_id, lead_id, offered_at as since, offer.rep_id,
           'offer:' || offer.id as key from offer join handoff on handoff.id = offer.handoff_id where offer.status = 'open'
         union all select 'contact_lead', id, lead_id, accepted_at, rep_id, 'contact:' || id from handoff
           where status = 'accepted' and first_action_at is null
         union all select 'close_handoff', id, lead_id, accepted_at, rep_id, 'close:' || id from handoff where status = 'accepted'
         union all select 'approve_draft', id, lead_id, created_at, null, 'draft:' || id from message where status = 'needs_review'
         union all select 'say_class', id, lead_id, received_at, null, 'class:' || id from message
           where status = 'classified' and decision->>'act' = 'ask_person') as waiting
       left join rep on rep.id = waiting.rep_id
       where not exists (select from sandbox_event where sandbox_event.key = waiting.key)`,
    );
  }
}

/** How long each takes, in hours of work. */
const TAKES: Partial<Record<SandboxEvent['kind'], { least: number; most: number }>> = {
  accept_offer: { least: 0.1, most: 1.5 },
  decline_offer: { least: 0.1, most: 1.5 },
  contact_lead: { least: 0.5, most: 6 },
  close_handoff: { least: 24, most: 7 * 24 },
  approve_draft: { least: 0.3, most: 1.5 },
  say_class: { least: 0.5, most: 3 },
};

function plan({ kind, key, since, hours, timeZone }: Waiting): { kind: SandboxEvent['kind']; at: Date } {
  const chosen = kind === 'accept_offer' ? pickWeighted(TO_OFFERS, roll(SEED, 'answer', key)) : kind;
  const { least, most } = TAKES[chosen] ?? { least: 1, most: 1 };
  const takes = (least + (most - least) * roll(SEED, 'takes', key)) * HOUR;
  const begins = nextOpen(since, hours, timeZone, null);
  return { kind: chosen, at: nextOpen(new Date(begins.getTime() + takes), hours, timeZone, null) };
}
