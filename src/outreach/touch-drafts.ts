import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import type { CadenceStep } from '../cadences/cadence-step.entity.js';
import type { Enrollment } from '../cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import type { Review } from '../cadences/cadence.entity.js';
import type { Lead } from '../leads/lead.entity.js';
import { languageOf, leadFacts } from '../leads/lead.facts.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { ModelCallsStore } from '../model-calls/model-calls.store.js';
import type { ReviewedDraft } from '../writer/write-reviewed.js';
import { Writer } from '../writer/writer.js';
import { SendEffects } from './send-effects.js';
import type { TouchCase } from './touch-brief.js';

/** A draft waits this long for a person before the person is reminded. */
const REVIEW_HOURS = 24;
const HOUR = 3_600_000;

/** Keeps drafts of touches, and what they change for enrollment and ledger, in one transaction each. */
@Injectable()
export class TouchDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: EnrollmentsStore,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly effects: SendEffects,
    private readonly calls: ModelCallsStore,
    private readonly writer: Writer,
    private readonly activity: ActivityStore,
  ) {}

  /** Gives the id of the message when it may leave without a person; null when it waits for one, or a draft was there already. */
  async save(touch: TouchCase, reviewed: ReviewedDraft, now: Date): Promise<string | null> {
    const needsReview =
      reviewed.findings.length > 0 || wantsReview(touch.cadence.review, touch.step, touch.brief?.whisper);
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, touch.lead.id);
      const enrollment = await this.enrollments.find(touch.enrollment.id, tx);
      // While the writer wrote, the lead may have replied, or a person moved it on.
      if (!lead || !enrollment || !waitsFor(enrollment, touch)) return null;
      // Somebody whispered while the writer wrote, or corrected what we know: the next scan has it written by that.
      if (!isDeepStrictEqual(told(lead), told(touch.lead))) return null;
      const message = await this.messages.insertOnce(tx, draftRow(touch, reviewed, needsReview, now));
      if (!message) return null;
      if (this.writer.isAi) await this.calls.attach(tx, touch.occasion.about, message.id);
      await this.enrollments.restoreStandings(tx, [lead.id], now);
      await this.activity.record(tx, {
        at: now,
        actor: 'agent',
        act: needsReview ? 'touch.held_for_review' : 'touch.queued',
        about: 'message',
        aboutId: message.id,
        leadId: lead.id,
        detail: {
          step: touch.step?.id ?? null,
          writer: reviewed.writtenBy,
          findings: reviewed.findings.map(({ rule }) => rule),
        },
      });
      return needsReview ? null : message.id;
    });
  }

  /** Nothing may be written to the lead any more: its enrollment is stopped. */
  async stopUnreachable({ lead }: TouchCase, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, lead.id);
      await this.effects.stopUnreachable(tx, lead.id, now);
      const act = { act: 'touch.not_written', about: 'lead', aboutId: lead.id, leadId: lead.id, reason: 'unreachable' };
      await this.activity.record(tx, { at: now, actor: 'agent', ...act });
    });
  }

  /** An edit has taken the step away while its mail was on the wire: on to the next one. */
  async passRetired(touch: TouchCase, now: Date): Promise<void> {
    const { enrollment, step } = touch;
    if (!step) return;
    await this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, enrollment.leadId);
      const current = await this.enrollments.find(enrollment.id, tx);
      if (!lead || !current || !waitsFor(current, touch)) return;
      await this.effects.advance(tx, lead, current, { stepId: step.id, mailed: false }, now);
      await this.enrollments.restoreStandings(tx, [lead.id], now);
    });
  }

  /** Nothing can be written now: the enrollment keeps its due time and is looked at again at `until`. */
  async hold(enrollment: Enrollment, until: Date, reason: string, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, enrollment.leadId);
      const current = await this.enrollments.find(enrollment.id, tx);
      const waits = current?.status === 'active' && current.nextStepId === enrollment.nextStepId;
      if (waits) await this.enrollments.hold(tx, current, until, reason, now);
    });
  }
}

/** What of a lead a text is written by. */
const told = (lead: Lead) => ({ ...leadFacts(lead), language: languageOf(lead.language), whisper: lead.whisper });

function waitsFor({ status, reason, nextStepId }: Enrollment, { step }: Pick<TouchCase, 'step'>): boolean {
  if (status !== 'active') return false;
  return step ? reason !== 'silence' && nextStepId === step.id : reason === 'silence';
}

/** A whispered instruction is checked by the person who gave it. */
function wantsReview(review: Review, step: CadenceStep | null, whisper: string | null | undefined): boolean {
  return review === 'all' || (review === 'first_step' && step?.position === 1) || Boolean(whisper);
}

function draftRow(touch: TouchCase, reviewed: ReviewedDraft, needsReview: boolean, now: Date): Partial<Message> {
  return {
    leadId: touch.lead.id,
    direction: 'out',
    kind: touch.step ? 'touch' : 'nudge',
    status: needsReview ? 'needs_review' : 'queued',
    enrollmentId: touch.enrollment.id,
    stepId: touch.step?.id ?? null,
    answersId: touch.nudges,
    mailboxId: touch.enrollment.mailboxId,
    subject: reviewed.draft.subject,
    body: reviewed.draft.body,
    language: reviewed.draft.language,
    writtenBy: reviewed.writtenBy,
    whisper: touch.lead.whisper,
    findings: reviewed.findings,
    reviewBy: needsReview ? new Date(now.getTime() + REVIEW_HOURS * HOUR) : null,
    references: [],
    flags: [],
    createdAt: now,
  };
}
