import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { Decision, InStatus, Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Meaning } from '../writer/writer.js';
import { withinAutonomy } from './autonomy.rules.js';
import { AutonomyStore } from './autonomy.store.js';
import type { ReplyContext } from './reply.rules.js';
import { Standstill } from './standstill.js';

/** A person who is asked about a reply is asked again after this long; the agent's own acts follow within the hour. */
const ASK_AGAIN_HOURS = 24;
const HOUR = 3_600_000;

/** Who understood what, when; `from`: where the reply must still stand. */
export interface Understood {
  meaning: Meaning;
  by: string;
  actor: string;
  from: InStatus;
}

type OfLead = Message & { leadId: string };

/** Keeps what a reply was understood to mean, what follows from it, and who decided. */
@Injectable()
export class Decisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly standstill: Standstill,
    private readonly autonomy: AutonomyStore,
    private readonly activity: ActivityStore,
  ) {}

  /** Decides under the lead's lock, where a rep cannot take the lead meanwhile. Null when somebody was quicker. */
  async save(
    reply: Message,
    understood: Understood,
    decide: (context: ReplyContext) => Decision,
    now: Date,
  ): Promise<Decision | null> {
    const { leadId } = reply;
    if (!leadId) return null;
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, leadId);
      const decision = lead && (await this.decide(tx, lead, understood, decide, now));
      if (!decision || !(await this.keep(tx, reply.id, understood, decision, now))) return null;
      if (understood.from !== 'received') await this.undo(tx, { ...reply, leadId }, decision, now);
      else await this.enrollments.restoreStandings(tx, [leadId], now);
      await this.note(tx, { ...reply, leadId }, understood, decision, now);
      return decision;
    });
  }

  /** What was decided turns out to be a rep's: the reply waits for the hand-off. `missing`: what the agent could not find. */
  async passOn(tx: Tx, reply: OfLead, reason: string, now: Date, missing: string[] = []): Promise<void> {
    const decision = { act: 'hand_off' as const, reason, until: null };
    const findings = missing.map((detail) => ({ rule: reason, detail }));
    if (!(await this.messages.change(tx, reply.id, ['classified'], { decision, findings }))) return;
    await this.enrollments.restoreStandings(tx, [reply.leadId], now);
    const about = { about: 'message', aboutId: reply.id, leadId: reply.leadId };
    await this.activity.record(tx, { at: now, actor: 'agent', act: 'reply.passed_on', ...about, reason });
  }

  private async decide(
    tx: Tx,
    lead: Lead,
    { meaning, actor }: Understood,
    decide: (context: ReplyContext) => Decision,
    now: Date,
  ): Promise<Decision> {
    const context = await this.contextOf(tx, lead, now);
    const ground = { ...(await this.autonomy.of(lead.id, tx)), withRep: context.withRep, told: actor !== 'agent' };
    return withinAutonomy(decide(context), meaning, ground);
  }

  private async contextOf(tx: Tx, lead: Lead, now: Date): Promise<ReplyContext> {
    const open = await this.enrollments.openOf(lead.id, tx);
    const canGoOn = open?.nextStepId != null;
    return { now, zone: lead.timeZone, withRep: lead.ledgerState === 'with_rep', canGoOn };
  }

  private keep(tx: Tx, id: string, understood: Understood, decision: Decision, now: Date): Promise<boolean> {
    const { meaning, by, from } = understood;
    const hours = decision.act === 'ask_person' ? ASK_AGAIN_HOURS : 1;
    return this.messages.change(tx, id, [from], {
      status: 'classified',
      meaning,
      decision,
      ...agentCell(understood, decision),
      classifiedBy: by,
      language: meaning.language,
      settledAt: null,
      actBy: new Date(now.getTime() + hours * HOUR),
    });
  }

  /** Back to where the reply came in: a date it gave no longer holds, and an opt-out that was none closes no address. */
  private async undo(tx: Tx, reply: OfLead, decision: Decision, now: Date): Promise<void> {
    const before = reply.status === 'settled' ? reply.decision?.act : null;
    if (before === 'suppress' && decision.act !== 'suppress') await this.suppressions.lift(tx, sourceOf(reply));
    if (before === 'snooze') await this.standstill.beginAnew(tx, reply.leadId, now);
    else await this.standstill.begin(tx, reply.leadId, now);
  }

  private async note(
    tx: Tx,
    reply: OfLead,
    understood: Understood,
    { act, autonomy }: Decision,
    now: Date,
  ): Promise<void> {
    const { meaning, by, actor } = understood;
    const about = { about: 'message', aboutId: reply.id, leadId: reply.leadId };
    const detail = { act, by, confidence: meaning.confidence, autonomy };
    await this.activity.record(tx, {
      at: now,
      actor,
      act: 'reply.classified',
      ...about,
      reason: meaning.class,
      detail,
    });
  }
}

/** What a person says of a reply tells nothing of how well the agent does: only its own reading fills the cell. */
const agentCell = ({ actor, meaning }: Understood, { autonomy }: Decision): Pick<Message, 'agentCell'> | null =>
  actor === 'agent' && autonomy ? { agentCell: { class: meaning.class, ...autonomy } } : null;

/** How suppressions name the reply that caused them. */
export const sourceOf = ({ id }: Message): string => `message:${id}`;
