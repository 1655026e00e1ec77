import { Injectable } from '@nestjs/common';
import { nextDueAt } from '../cadences/cadence.rules.js';
import { stepAfter, stepInstead } from '../cadences/steps.rules.js';
import { type CadenceWithSteps, CadencesStore } from '../cadences/cadences.store.js';
import type { Enrollment } from '../cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { LeaveAddress } from '../cadences/leave-address.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { InboxStore } from '../messages/inbox.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { SILENCE_DAYS, silentUntil } from './sending.rules.js';

const DAY = 86_400_000;

/** An `unknown` send is put before a person again after this long. */
const UNKNOWN_DAYS = 1;

/** Why an answer went away whose question still wants one. */
const REWRITTEN = ['answered_already', 'evidence_expired', 'whispered'];

/**
 * What follows for enrollment and suppression from what became of a message. Always under the lead's lock; whoever calls
 * writes where the lead stands afterwards.
 */
@Injectable()
export class SendEffects {
  constructor(
    private readonly enrollments: EnrollmentsStore,
    private readonly cadences: CadencesStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly messages: MessagesStore,
    private readonly inbox: InboxStore,
    private readonly leaveAddress: LeaveAddress,
  ) {}

  async sent(tx: Tx, lead: Lead, message: Message, now: Date): Promise<void> {
    if (message.whisper !== null) await this.leads.spendWhisper(tx, lead.id, message.whisper);
    await this.goOn(tx, lead, message, { mailed: true }, now);
  }

  /** What was to come after the message comes now that it left, or that a person took it out. */
  async goOn(tx: Tx, lead: Lead, message: Message, { mailed }: { mailed: boolean }, now: Date): Promise<void> {
    const { kind, enrollmentId, stepId, answersId } = message;
    if (kind === 'answer') return this.awaitReaction(tx, lead, answersId, now);
    const enrollment = enrollmentId ? await this.enrollments.find(enrollmentId, tx) : null;
    if (kind === 'touch' && enrollment && stepId) await this.advance(tx, lead, enrollment, { stepId, mailed }, now);
    if (kind === 'nudge' && enrollment) await this.afterNudge(tx, lead, enrollment, now);
  }

  /** On to the next step: after a touch left, or when one is skipped. */
  async advance(
    tx: Tx,
    lead: Lead,
    enrollment: Enrollment,
    done: { stepId: string; mailed: boolean },
    now: Date,
  ): Promise<void> {
    const cadence = await this.cadences.inUse(enrollment.cadenceId, tx);
    const stands = cadence?.allSteps.find(({ id }) => id === done.stepId);
    if (!cadence || !stands || enrollment.nextStepId !== done.stepId) return;
    const step = done.mailed ? stepAfter(cadence.allSteps, stands.id) : stepInstead(cadence.allSteps, stands);
    const dueAt = step && dueAfter(step.waitDays, lead, cadence, `${lead.id}/${step.id}`, now);
    const next = step && dueAt ? { stepId: step.id, dueAt } : null;
    await this.enrollments.advance(tx, enrollment, done, next, now);
  }

  /** The nudge left, or none shall: the lead has as long as for any touch, and the cadence goes on. */
  private async afterNudge(tx: Tx, lead: Lead, enrollment: Enrollment, now: Date): Promise<void> {
    const cadence = await this.cadences.inUse(enrollment.cadenceId, tx);
    if (!cadence || enrollment.status !== 'active' || enrollment.reason !== 'silence') return;
    const step = cadence.allSteps.find(({ id }) => id === enrollment.nextStepId);
    const waitDays = Math.max(step?.waitDays ?? 0, SILENCE_DAYS);
    await this.enrollments.goOn(tx, enrollment, dueAfter(waitDays, lead, cadence, `${lead.id}/nudge`, now), now);
  }

  /** The text goes away: a touch may be written anew, a reply waits for an answer again; but nothing is for an address that is closed. */
  async cancelled(tx: Tx, { leadId, kind, answersId }: Message, reason: string, now: Date): Promise<void> {
    if (leadId) await this.stopUnreachable(tx, leadId, now);
    const wantsAnother = REWRITTEN.includes(reason);
    if (kind === 'answer' && answersId && wantsAnother) await this.messages.reopen(tx, [answersId]);
  }

  /** Stops the enrollment of a lead that cannot be written to; no other. */
  async stopUnreachable(tx: Tx, leadId: string, now: Date): Promise<void> {
    const lead = await this.leads.find(leadId, tx);
    if (lead?.email && !(await this.suppressions.reasonFor(lead.email, tx))) return;
    const reason = lead?.email ? 'suppressed' : lead ? 'no_address' : 'lead_erased';
    await this.enrollments.change(tx, leadId, { status: 'stopped', reason }, now);
  }

  /** Nobody knows whether it arrived: a person decides, and until then the lead gets nothing else. */
  async unknown(tx: Tx, message: Message, now: Date): Promise<void> {
    const reviewBy = new Date(now.getTime() + UNKNOWN_DAYS * DAY);
    await this.messages.change(tx, message.id, ['unknown'], { reviewBy });
  }

  /** The address refuses our mail for good: that is a fact about the address, so it is the address that is suppressed. */
  async bounced(tx: Tx, lead: Lead, message: Message, now: Date): Promise<void> {
    if (!message.toAddress) return;
    const goesOn = await this.leaveAddress.run(tx, lead, message.toAddress, `message:${message.id}`, now);
    // The step gets a new text for the new address.
    if (goesOn)
      await this.messages.change(tx, message.id, ['failed'], { status: 'cancelled', holdReason: 'address_changed' });
  }

  /** Nobody took it for days, or its text was refused: that is no fact about the address. */
  async undeliverable(tx: Tx, { leadId }: Message, now: Date): Promise<void> {
    if (leadId) await this.enrollments.change(tx, leadId, { status: 'stopped', reason: 'undeliverable' }, now);
  }

  /** An answer left, or none will: silence for some working days, then the cadence goes on. */
  async awaitReaction(tx: Tx, lead: Lead, replyId: string | null, now: Date): Promise<void> {
    // While another reply waits, no date may set the cadence going again.
    if (await this.inbox.hasOtherOpen(tx, lead.id, replyId ?? '0')) return;
    const resumeAt = silentUntil(now, lead.timeZone, lead.country);
    await this.enrollments.change(tx, lead.id, { status: 'paused', reason: 'answering', resumeAt }, now);
  }
}

function dueAfter(
  waitDays: number,
  { timeZone: zone, country }: Lead,
  { sendWindow: window }: CadenceWithSteps,
  jitterKey: string,
  now: Date,
): Date {
  return nextDueAt({ from: now, waitDays, window, zone, country, spread: true, jitterKey });
}
