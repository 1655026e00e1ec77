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
import { askedBack, humanStretch } from './since.rules.js';

/** All that is known when the next touch of an enrollment is to be written. */
export interface TouchCase {
  enrollment: Enrollment;
  lead: Lead;
  cadence: CadenceWithSteps;
  /** May be one that an edit has retired. Null: a nudge, which is no step. */
  step: CadenceStep | null;
  /** The answer nobody reacted to. */
  nudges: string | null;
  /** It has an address, and nothing speaks against writing to it. */
  isReachable: boolean;
  /** What the writer is asked for; another draft of the same touch is another round. */
  occasion: Occasion;
  /** Null: an admin has not yet said what we sell. */
  brief: TouchBrief | null;
}

type Due = Pick<TouchCase, 'step' | 'nudges'>;

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
    const due = await this.dueOf(enrollment, tx);
    if (!lead || !cadence || !due) return null;
    const [company, thread] = await Promise.all([this.company.find(tx), this.messages.thread(lead.id, tx)]);
    const drafts = thread.filter((message) => isDraftOf(message, enrollment.id, due));
    if (drafts.some(({ status }) => status !== 'cancelled')) return null;
    const isReachable = lead.email !== null && (await this.suppressions.reasonFor(lead.email, tx)) === null;
    return {
      enrollment,
      lead,
      cadence,
      ...due,
      isReachable,
      occasion: { leadId: lead.id, about: aboutOf(enrollment.id, due), round: drafts.length },
      brief: company && briefOf(company, lead, { cadence, enrollment, step: due.step, thread }),
    };
  }

  /** Null: neither a step nor a nudge waits to be written. */
  private async dueOf({ leadId, cadenceId, reason, nextStepId }: Enrollment, tx: Tx): Promise<Due | null> {
    if (reason === 'silence') {
      const nudges = await this.messages.unansweredAnswer(leadId, tx);
      return nudges === null ? null : { step: null, nudges };
    }
    const step = (await this.enrollments.stepsOf(cadenceId, tx)).find(({ id }) => id === nextStepId);
    return step ? { step, nudges: null } : null;
  }
}

const aboutOf = (enrollmentId: string, { step, nudges }: Due): string =>
  step ? `touch/${enrollmentId}/${step.id}` : `nudge/${nudges}`;

interface Told {
  cadence: CadenceWithSteps;
  enrollment: Enrollment;
  step: CadenceStep | null;
  thread: Message[];
}

function briefOf(company: Company, lead: Lead, { cadence, enrollment, step, thread }: Told): TouchBrief {
  const of = cadence.steps.length;
  const asked = step && askedBack(thread);
  const purpose = step ? (asked ? 'come_back' : step.purpose) : 'nudge';
  const stretch = humanStretch(enrollment.cameBack, thread);
  return {
    company: companyFacts(company),
    lead: leadFacts(lead),
    senderName: company.senderName,
    step: { number: step?.position ?? of, of, purpose, instruction: step?.instruction ?? null },
    language: languageOf(lead.language),
    thread: threadLines(thread),
    whisper: lead.whisper,
    ...(asked ? { askedBack: asked } : {}),
    ...(stretch ? { humanStretch: stretch } : {}),
  };
}

/** Whatever became of it. */
const isDraftOf = (message: Message, enrollmentId: string, { step, nudges }: Due): boolean =>
  step
    ? message.enrollmentId === enrollmentId && message.stepId === step.id
    : message.kind === 'nudge' && message.answersId === nudges;
