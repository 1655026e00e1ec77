import { Injectable } from '@nestjs/common';
import { CadencesStore } from '../cadences/cadences.store.js';
import type { Enrollment } from '../cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import { CompanyStore } from '../knowledge/company.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { APPROVED, EDITED, type Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Lease } from '../messages/outbox.store.js';
import { missingFor } from './mailbox.rules.js';
import { domainOf, type SendingContext } from './sending.rules.js';

/** A message at the door, with the rows it concerns and what the rules look at. */
export interface SendingCase {
  message: Message;
  lead: Lead | null;
  mailbox: Mailbox | null;
  enrollment: Enrollment | null;
  context: SendingContext;
}

@Injectable()
export class SendingCases {
  constructor(
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly mailboxes: MailboxesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly cadences: CadencesStore,
    private readonly company: CompanyStore,
    private readonly config: Config,
  ) {}

  /**
   * Reads it all under the lead's lock: a reply, an unsubscribe or a stop of the same lead is then either committed and
   * seen, or waits until the claim is committed and finds the message on its way.
   */
  async load(tx: Tx, { id, leadId }: Pick<Lease, 'id' | 'leadId'>, now: Date): Promise<SendingCase | null> {
    const lead = leadId ? await this.leads.lock(tx, leadId) : null;
    const message = await this.messages.find(id, tx);
    if (!message) return null;
    const enrollment = message.enrollmentId ? await this.enrollments.find(message.enrollmentId, tx) : null;
    const mailboxId = message.mailboxId ?? (await this.mailboxes.firstActive(tx));
    const mailbox = mailboxId ? await this.mailboxes.find(mailboxId, tx) : null;
    const cadence = enrollment && isOfCadence(message) ? await this.cadences.find(enrollment.cadenceId, tx) : null;
    const context: SendingContext = {
      now,
      kind: message.kind,
      missing: await this.missing(tx, mailbox),
      stoppedBy: await this.mailboxes.stoppedByAtDoor(tx),
      lead,
      suppression: lead?.email ? await this.suppressions.reasonFor(lead.email, tx) : null,
      renderedTo: message.rendered ? message.toAddress : null,
      enrollment: enrollment && { status: enrollment.status, isAtThisStep: isAt(enrollment, message) },
      writtenAt: message.createdAt,
      answeredSince: message.kind === 'answer' && lead !== null && (await this.messages.isAnsweredSince(lead.id, tx)),
      approved: message.flags.includes(APPROVED),
      evidenceValid: message.flags.includes(EDITED) || (await this.messages.isEvidenceValid(message, now, tx)),
      lastReplyAt: lead ? await this.messages.lastReplyAt(lead.id, tx) : null,
      window: cadence?.sendWindow ?? null,
      mailbox,
      delayedUntil:
        mailbox && lead?.email ? await this.mailboxes.delayedUntil(tx, mailbox.id, domainOf(lead.email), now) : null,
      isFollowUp: message.kind === 'nudge' || (message.kind === 'touch' && (enrollment?.stepsSent ?? 0) > 0),
    };
    return { message, lead, mailbox, enrollment, context };
  }

  private async missing(tx: Tx, mailbox: Mailbox | null): Promise<string | null> {
    if (this.config.simulated) return null;
    const company = await this.company.find(tx);
    return missingFor({ linkBase: this.config.linkBase, postalAddress: company?.postalAddress ?? null, mailbox });
  }
}

const isOfCadence = ({ kind }: Message): boolean => kind === 'touch' || kind === 'nudge';

const isAt = ({ reason, nextStepId }: Enrollment, { kind, stepId }: Message): boolean =>
  kind === 'nudge' ? reason === 'silence' : reason !== 'silence' && nextStepId === stepId;
