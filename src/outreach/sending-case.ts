import { Injectable } from '@nestjs/common';
import { OFFICE_HOURS } from '../cadences/send-window.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import type { Company } from '../knowledge/company.entity.js';
import { CompanyStore } from '../knowledge/company.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { APPROVED, EDITED, type Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Lease } from '../messages/outbox.store.js';
import { type AtDoor, DoorStore } from './door.store.js';
import { missingFor } from './mailbox.rules.js';
import { type SendingContext } from './sending.rules.js';

/** A message at the door, with the rows it concerns and what the rules look at. */
export interface SendingCase {
  message: Message;
  lead: Lead | null;
  mailbox: Mailbox | null;
  context: SendingContext;
}

@Injectable()
export class SendingCases {
  constructor(
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly mailboxes: MailboxesStore,
    private readonly company: CompanyStore,
    private readonly door: DoorStore,
    private readonly config: Config,
  ) {}

  /** Who writes, once for the messages of one job; null until an admin has said it. */
  sender(): Promise<Company | null> {
    return this.company.find();
  }

  /**
   * Reads it all under the lead's lock: a reply, an unsubscribe or a stop of the same lead is then either committed and
   * seen, or waits until the claim is committed and finds the message on its way.
   */
  async load(
    tx: Tx,
    { id, leadId }: Pick<Lease, 'id' | 'leadId'>,
    company: Company | null,
    now: Date,
  ): Promise<SendingCase | null> {
    const lead = leadId ? await this.leads.lock(tx, leadId) : null;
    const message = await this.messages.find(id, tx);
    const door = await this.door.look(tx, id, now);
    if (!message || !door) return null;
    const mailbox = door.mailboxId ? await this.mailboxes.find(door.mailboxId, tx) : null;
    const missing = this.missing(company, mailbox);
    const evidenceValid = message.flags.includes(EDITED) || (await this.messages.isEvidenceValid(message, now, tx));
    const context = { ...contextOf(message, lead, door), now, missing, mailbox, evidenceValid };
    return { message, lead, mailbox, context };
  }

  private missing(company: Company | null, mailbox: Mailbox | null): string | null {
    if (this.config.simulated) return null;
    return missingFor({ linkBase: this.config.linkBase, postalAddress: company?.postalAddress ?? null, mailbox });
  }
}

type OfDoor = Omit<SendingContext, 'now' | 'missing' | 'mailbox' | 'evidenceValid'>;

function contextOf(message: Message, lead: Lead | null, door: AtDoor): OfDoor {
  const { enrollmentStatus: status, isAtThisStep, suppression, lastReplyAt, answeredSince, delayedUntil } = door;
  return {
    kind: message.kind,
    lead,
    stoppedBy: door.stoppedBy,
    suppression,
    renderedTo: message.rendered ? message.toAddress : null,
    enrollment: status && { status, isAtThisStep },
    writtenAt: message.createdAt,
    answeredSince,
    approved: message.flags.includes(APPROVED),
    deaf: lead?.whisper != null && lead.whisper !== message.whisper,
    lastReplyAt,
    window: message.kind === 'check' ? OFFICE_HOURS : door.sendWindow,
    delayedUntil,
    isFollowUp: message.kind === 'nudge' || (message.kind === 'touch' && door.stepsSent > 0),
  };
}
