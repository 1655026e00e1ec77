import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CadenceStep } from '../cadences/cadence-step.entity.js';
import { CadencesStore, type CadenceWithSteps } from '../cadences/cadences.store.js';
import type { Enrollment } from '../cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { companyFacts } from '../knowledge/company.facts.js';
import type { Company } from '../knowledge/company.entity.js';
import { CompanyStore } from '../knowledge/company.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { languageOf, leadFacts } from '../leads/lead.facts.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines } from '../messages/thread-lines.js';
import type { Occasion, TouchBrief } from '../writer/writer.js';

/** All that is known when the next touch of an enrollment is to be written. */
export interface TouchCase {
  enrollment: Enrollment;
  lead: Lead;
  cadence: CadenceWithSteps;
  /** May be one that an edit has retired. */
  step: CadenceStep;
  /** It has an address, and nothing speaks against writing to it. */
  isReachable: boolean;
  /** What the writer is asked for; another draft of the same touch is another round. */
  occasion: Occasion;
  /** Null: an admin has not yet said what we sell. */
  brief: TouchBrief | null;
}

@Injectable()
export class TouchBriefs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: EnrollmentsStore,
    private readonly cadences: CadencesStore,
    private readonly leads: LeadsStore,
    private readonly messages: MessagesStore,
    private readonly company: CompanyStore,
    private readonly suppressions: SuppressionsStore,
  ) {}

  /** Null when the enrollment no longer waits for a touch, or has its text. */
  async load(enrollmentId: string, tx: Tx = this.dataSource.manager): Promise<TouchCase | null> {
    const enrollment = await this.enrollments.find(enrollmentId, tx);
    if (enrollment?.status !== 'active') return null;
    const [lead, cadence] = await Promise.all([
      this.leads.find(enrollment.leadId, tx),
      this.cadences.find(enrollment.cadenceId, tx),
    ]);
    const steps = await this.enrollments.stepsOf(enrollment.cadenceId, tx);
    const step = steps.find(({ id }) => id === enrollment.nextStepId);
    if (!lead || !cadence || !step) return null;
    const [company, thread] = await Promise.all([this.company.find(tx), this.messages.thread(lead.id, tx)]);
    if (thread.some((message) => isDraftOf(message, enrollment.id, step.id))) return null;
    const isReachable = lead.email !== null && (await this.suppressions.reasonFor(lead.email, tx)) === null;
    return {
      enrollment,
      lead,
      cadence,
      step,
      isReachable,
      occasion: {
        leadId: lead.id,
        about: touchAbout(enrollment.id, step.id),
        round: thread.filter((message) => message.enrollmentId === enrollment.id && message.stepId === step.id).length,
      },
      brief: company && briefOf(company, lead, cadence, step, thread),
    };
  }
}

const touchAbout = (enrollmentId: string, stepId: string): string => `touch/${enrollmentId}/${stepId}`;

function briefOf(
  company: Company,
  lead: Lead,
  cadence: CadenceWithSteps,
  step: CadenceStep,
  thread: Message[],
): TouchBrief {
  return {
    company: companyFacts(company),
    lead: leadFacts(lead),
    senderName: company.senderName,
    step: { number: step.position, of: cadence.steps.length, purpose: step.purpose, instruction: step.instruction },
    language: languageOf(lead.language),
    thread: threadLines(thread),
    whisper: lead.whisper,
  };
}

const isDraftOf = (message: Message, enrollmentId: string, stepId: string): boolean =>
  message.enrollmentId === enrollmentId && message.stepId === stepId && message.status !== 'cancelled';
