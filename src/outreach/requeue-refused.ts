import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import type { Enrollment } from '../cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { RefusedTextsStore } from '../messages/refused-texts.store.js';
import { SendEffects } from './send-effects.js';
import { isOfPerson } from './since.rules.js';

/** Of one scan. */
const MOST = 1_000;

const AT_ONCE = 4;

/** It has been dealt with by itself since the server refused ours; what a machine wrote in the lead's place says nothing. */
const isReadPersons = (reply: Message): boolean => reply.status !== 'received' && isOfPerson(reply);

/**
 * Messages that failed one after another, as if each had been at fault, until it was seen that their mailbox is: each waits for the
 * mailbox again, and the lead goes on where it was stopped. Whether it may still leave is asked at the door, as of every message.
 */
@Injectable()
export class RequeueRefused {
  constructor(
    private readonly dataSource: DataSource,
    private readonly refusedTexts: RefusedTextsStore,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly effects: SendEffects,
    private readonly activity: ActivityStore,
  ) {}

  async run(now: Date): Promise<void> {
    const ids = await this.refusedTexts.refusedAlike(MOST);
    await forEachRow(ids, AT_ONCE, (id) => this.dataSource.transaction((tx) => this.requeue(tx, id, now)));
  }

  private async requeue(tx: Tx, id: string, now: Date): Promise<void> {
    const leadId = (await this.messages.find(id, tx))?.leadId ?? null;
    const lead = leadId && (await this.leads.lock(tx, leadId));
    const message = await this.refusedTexts.lockAlike(tx, id);
    if (!message) return;
    const replies = lead ? await this.repliesSince(tx, lead, message) : [];
    if (!lead || replies.some(isReadPersons)) return this.refusedTexts.leaveFailed(tx, id);
    // What nobody has read yet, or has had its effect, is read first; the next scan looks again.
    if (replies.some(({ status }) => status !== 'settled')) return;
    const open = await this.goOn(tx, lead, now);
    const isOfCadence = message.kind === 'touch' || message.kind === 'nudge';
    await this.refusedTexts.requeue(tx, message, (isOfCadence && open?.id) || null);
    if (open && !isOfCadence) await this.pauseBehind(tx, lead, message, now);
    await this.enrollments.restoreStandings(tx, [lead.id], now);
    const act = { act: 'message.deferred', about: 'message', aboutId: id, leadId: lead.id, reason: 'mailbox_paused' };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act });
  }

  private async repliesSince(tx: Tx, { id }: Lead, { wireStartedAt, createdAt }: Message): Promise<Message[]> {
    const since = wireStartedAt ?? createdAt;
    const thread = await this.messages.thread(id, tx);
    return thread.filter(
      ({ direction, receivedAt }) => direction === 'in' && receivedAt !== null && receivedAt > since,
    );
  }

  /** A new enrollment in the place of the one that was stopped for this; null when the lead goes another way since. */
  private async goOn(tx: Tx, lead: Lead, now: Date): Promise<Enrollment | null> {
    const last = await this.enrollments.lastOf(lead.id, tx);
    if (last?.status !== 'stopped' || last.reason !== 'undeliverable' || lead.ledgerState !== 'closed') return null;
    return this.enrollments.openAgain(tx, last, now);
  }

  /** The cadence waits for what becomes of an answer, and for a while when a person has written. */
  private async pauseBehind(tx: Tx, lead: Lead, { kind }: Message, now: Date): Promise<void> {
    if (kind !== 'answer') return this.effects.awaitReaction(tx, lead, null, now);
    const pause = { status: 'paused' as const, reason: 'answering', pauseOwner: 'agent' };
    await this.enrollments.change(tx, lead.id, pause, now);
  }
}
