import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { nextOpen, OFFICE_HOURS } from '../cadences/send-window.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { lastMailbox, wasSaid } from '../messages/thread-lines.js';
import { contactSaid } from './called.rules.js';
import { checkMail } from './check-mail.js';
import { HandoffAlarms } from './handoff-alarms.js';
import type { DecisionCase } from './decide-handoff.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffSettingsStore } from './handoff-settings.store.js';
import { offerState } from './offer-state.rules.js';
import { OffersStore } from './offers.store.js';
import { RepDecisions } from './rep-decisions.js';

/** Asks leads whether the rep who took them was in touch, and hears what they say. Always under the lead's lock. */
@Injectable()
export class AskLead {
  constructor(
    private readonly settings: HandoffSettingsStore,
    private readonly messages: MessagesStore,
    private readonly offers: OffersStore,
    private readonly alarms: HandoffAlarms,
    private readonly repDecisions: RepDecisions,
    private readonly activity: ActivityStore,
  ) {}

  /** Only where an admin wants it, and in a thread: the lead knows what it is about. */
  async ask(tx: Tx, handoff: Handoff, lead: Lead, now: Date): Promise<void> {
    const { askLead } = await this.settings.find(tx);
    const thread = lead.email ? await this.messages.thread(lead.id, tx) : [];
    if (!askLead || !thread.some(wasSaid) || isWritten(thread, handoff)) return;
    const message = await this.messages.insertOnce(tx, {
      leadId: lead.id,
      direction: 'out',
      kind: 'check',
      status: 'queued',
      mailboxId: lastMailbox(thread),
      subject: '',
      ...checkMail(lead, handoff.language),
      writtenBy: 'rules/1',
      findings: [],
      references: [],
      flags: [],
      notBefore: nextOpen(now, OFFICE_HOURS, lead.timeZone, lead.country),
      createdAt: now,
    });
    if (!message) return;
    const act = { act: 'handoff.lead_asked', about: 'handoff', aboutId: handoff.id, leadId: lead.id };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act, detail: { message: message.id } });
  }

  /** There is nothing to ask about this rep any more. */
  async callOff(tx: Tx, leadId: string): Promise<void> {
    await this.messages.cancelUnsent(tx, [leadId], 'rep_changed');
  }

  /** Replies to that question. "Yes" is the rep's first action, if nobody has noted one; "nobody did" wakes the supervisors. */
  async hear(tx: Tx, replies: Message[], { handoff, lead, thread }: Heard, now: Date): Promise<void> {
    const heard = replies.map((reply) => ({ said: contactSaid(reply.body), check: checkBefore(reply, thread) }));
    const answers = heard.filter(({ check }) => check !== null);
    const isCalled = answers.some(({ said, check }) => said === 'called' && isAbout(check, handoff));
    const isForgotten = answers.some(({ said }) => said === 'nobody');
    if (!isCalled && !isForgotten) return;
    const offers = await this.offers.allOf(handoff.id, tx);
    if (isCalled && !handoff.firstActionAt)
      await this.noteContact(tx, { handoff, lead, offer: offers[0] ?? null }, now);
    // Whoever is asked again, about another rep, may say so again.
    if (isForgotten) await this.alarms.raise(tx, 'nobody_called', { handoff, lead }, offers.length, now);
  }

  private async noteContact(tx: Tx, found: Omit<DecisionCase, 'state'>, now: Date): Promise<void> {
    const { handoff, lead, offer } = found;
    const state = offer && offerState(offer, handoff, offer.id);
    if (await this.repDecisions.noteContact(tx, { ...found, state }, now)) return;
    const about = { about: 'handoff', aboutId: handoff.id, leadId: lead.id, reason: 'lead_said' };
    const detail = offer ? { offer: offer.id, rep: offer.repId } : {};
    await this.activity.record(tx, { at: now, actor: 'agent', act: 'handoff.contacted', ...about, detail });
  }
}

/** The question a reply answers: the last we had said to the lead by then. */
function checkBefore(reply: Message, thread: Message[]): Message | null {
  const received = reply.receivedAt ?? reply.createdAt;
  const before = thread.findLast(
    (message) => message.direction === 'out' && wasSaid(message) && (message.sentAt ?? received) <= received,
  );
  return before?.kind === 'check' ? before : null;
}

/** It asked about whoever has the lead now: what it says of a rep before them is not to their credit. */
const isAbout = (check: Message | null, { acceptedAt }: Handoff): boolean =>
  check !== null && acceptedAt !== null && (check.sentAt ?? check.createdAt) >= acceptedAt;

/** Somebody of ours has written since the rep took the lead, and it is on its way or may have arrived. */
function isWritten(thread: Message[], { acceptedAt }: Handoff): boolean {
  const under: Message['status'][] = ['queued', 'sending', 'sent', 'unknown'];
  return thread.some(
    ({ kind, status, createdAt }) =>
      kind === 'person' && under.includes(status) && (acceptedAt === null || createdAt >= acceptedAt),
  );
}

export interface Heard {
  handoff: Handoff;
  lead: Lead;
  thread: Message[];
}
