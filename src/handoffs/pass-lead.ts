import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { companyKeyOf } from './company.rules.js';
import { GiveToRep } from './give-to-rep.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffOffers } from './handoff-offers.js';
import { HandoffsStore } from './handoffs.store.js';
import { byHandBrief } from './plain-brief.js';
import { RepsStore } from './reps.store.js';
import { SilenceAgent } from './silence-agent.js';

/** `take`: the rep has it from now on. `offer`: to this rep, or to whom the routing chooses. */
export type Passing = { act: 'take'; repId: string } | { act: 'offer'; repId: string | null };

/** Why nothing changed. */
export type PassRefusal = 'gone' | 'no_rep' | 'with_rep';

/** A person gives a lead to a rep. In the same transaction the agent falls silent: enrollment stopped, drafts and answers taken back. */
@Injectable()
export class PassLead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handoffs: HandoffsStore,
    private readonly offers: HandoffOffers,
    private readonly giveToRep: GiveToRep,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
    private readonly silence: SilenceAgent,
    private readonly activity: ActivityStore,
  ) {}

  /** Null: done. */
  async run(leadId: string, passing: Passing, by: string, now: Date): Promise<PassRefusal | null> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, leadId);
      if (!lead) return 'gone';
      const rep = passing.repId ? await this.reps.find(passing.repId, tx) : null;
      if (passing.repId && rep?.status !== 'active') return 'no_rep';
      const open = await this.handoffs.openOf(leadId, tx);
      if (open && !rep) return 'with_rep';
      if (open && passing.act === 'take' && open.status === 'accepted' && open.repId === rep?.id) return null;
      const handoff = open ?? (await this.open(tx, lead, by, now));
      if (!rep) await this.offers.next(tx, handoff, lead, 'opened', now);
      else if (passing.act === 'offer') await this.giveToRep.offer(tx, handoff, lead, rep, now);
      else await this.giveToRep.take(tx, handoff, lead, rep, now);
      const about = { about: 'handoff', aboutId: handoff.id, leadId };
      const act = passing.act === 'take' ? 'lead.taken_over' : 'lead.handed_off';
      await this.activity.record(tx, { at: now, actor: by, act, ...about, detail: { rep: rep?.id ?? null } });
      return null;
    });
  }

  private async open(tx: Tx, lead: Lead, by: string, now: Date): Promise<Handoff> {
    const lastReply = await this.silence.takeOver(tx, lead.id, by, now);
    const handoff = await this.handoffs.insertOnce(tx, {
      leadId: lead.id,
      replyClass: lastReply?.meaning?.class ?? null,
      status: 'unassigned',
      reason: 'by_hand',
      companyKey: companyKeyOf(lead),
      brief: byHandBrief(lead, lastReply?.body ?? ''),
      language: lastReply?.meaning?.language ?? lead.language,
      actAt: now,
      openedAt: now,
    });
    if (!handoff) throw new Error(`Lead ${lead.id} has an open hand-off that could not be found`);
    return handoff;
  }
}
