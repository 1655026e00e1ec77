import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CadenceStep } from '../cadences/cadence-step.entity.js';
import { stepsOfEdition } from '../cadences/steps.rules.js';
import { type CadenceInUse, CadencesStore } from '../cadences/cadences.store.js';
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
  cadence: CadenceInUse;
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

/** An enrollment with the rows its next text is made of. */
interface Ground {
  enrollment: Enrollment;
  cadence: CadenceInUse;
  lead: Lead;
  thread: Message[];
  company: Company | null;
  isReachable: boolean;
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

  /**
   * The cases of those enrollments that wait for a text, by their ids: read at one moment for all of them, so that a job costs as many
   * statements as one touch. What changes for a lead while the others are written is seen when its text is kept.
   */
  async load(enrollmentIds: string[]): Promise<Map<string, TouchCase>> {
    const tx = this.dataSource.manager;
    const [enrollments, company, cadences] = await Promise.all([
      this.enrollments.activeOf(enrollmentIds, tx),
      this.company.find(tx),
      this.cadences.allInUse(tx),
    ]);
    const leadIds = enrollments.map(({ leadId }) => leadId);
    const [leads, threads, suppressed] = await Promise.all([
      this.leads.findAll(leadIds, tx),
      this.messages.threads(leadIds, tx),
      this.suppressions.suppressedOf(leadIds, tx),
    ]);
    const byId = new Map(leads.map((lead) => [lead.id, lead]));
    const cases = new Map<string, TouchCase>();
    for (const enrollment of enrollments) {
      const [lead, cadence] = [byId.get(enrollment.leadId), cadences.get(enrollment.cadenceId)];
      if (!lead || !cadence) continue;
      const isReachable = lead.email !== null && !suppressed.has(lead.id);
      const ground = {
        enrollment,
        cadence,
        lead,
        thread: threads.filter(({ leadId }) => leadId === lead.id),
        company,
        isReachable,
      };
      const found = await this.caseOf(ground, tx);
      if (found) cases.set(enrollment.id, found);
    }
    return cases;
  }

  /** Null when the enrollment waits for no text, or has it. */
  private async caseOf(ground: Ground, tx: Tx): Promise<TouchCase | null> {
    const { enrollment, cadence, lead, thread, company, isReachable } = ground;
    const due = await this.dueOf(enrollment, cadence, tx);
    if (!due) return null;
    const drafts = thread.filter((message) => isDraftOf(message, enrollment.id, due));
    if (drafts.some(({ status }) => status !== 'cancelled')) return null;
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
  private async dueOf(
    { leadId, reason, nextStepId }: Enrollment,
    { allSteps }: CadenceInUse,
    tx: Tx,
  ): Promise<Due | null> {
    if (reason === 'silence') {
      const nudges = await this.messages.unansweredAnswer(leadId, tx);
      return nudges === null ? null : { step: null, nudges };
    }
    const step = allSteps.find(({ id }) => id === nextStepId);
    return step ? { step, nudges: null } : null;
  }
}

const aboutOf = (enrollmentId: string, { step, nudges }: Due): string =>
  step ? `touch/${enrollmentId}/${step.id}` : `nudge/${nudges}`;

/** What holds for every mail to the lead. */
export const factsOf = (
  company: Company,
  lead: Lead,
): Pick<TouchBrief, 'company' | 'lead' | 'senderName' | 'language'> => ({
  company: companyFacts(company),
  lead: leadFacts(lead),
  senderName: company.senderName,
  language: languageOf(lead.language),
});

interface Told {
  cadence: CadenceInUse;
  enrollment: Enrollment;
  step: CadenceStep | null;
  thread: Message[];
}

function briefOf(company: Company, lead: Lead, { cadence, enrollment, step, thread }: Told): TouchBrief {
  const of = step ? stepsOfEdition(cadence.allSteps, step.edition).length : cadence.steps.length;
  const asked = step && askedBack(thread);
  const purpose = step ? (asked ? 'come_back' : step.purpose) : 'nudge';
  const stretch = humanStretch(enrollment.cameBack, thread);
  return {
    ...factsOf(company, lead),
    step: { number: step?.position ?? of, of, purpose, instruction: step?.instruction ?? null },
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
