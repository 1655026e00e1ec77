import { addLocalDays, isOpen, nextOpen, OFFICE_HOURS, type SendWindow } from '../cadences/send-window.js';
import type { EnrollmentStatus } from '../cadences/enrollment.entity.js';
import type { LedgerState } from '../leads/lead.entity.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import type { MessageKind } from '../messages/message.entity.js';
import { isUnread, type Reading } from './mailbox.rules.js';

/** Everything the door looks at, read in the transaction that claims the message. */
export interface SendingContext {
  now: Date;
  kind: MessageKind;
  /** What an admin must set before real mail may leave. */
  missing: string | null;
  /** Who halted every send; null when nothing is halted. */
  stoppedBy: string | null;
  lead: { email: string | null; timeZone: string; country: string | null; ledgerState: LedgerState } | null;
  /** Why nothing may be sent to this lead. */
  suppression: string | null;
  /** Where its bytes are addressed to, once it has been rendered. */
  renderedTo: string | null;
  /** A touch's enrollment, and whether it still waits for this very step. */
  enrollment: { status: EnrollmentStatus; isAtThisStep: boolean } | null;
  /** When the text was written, and when the lead last wrote. */
  writtenAt: Date;
  lastReplyAt: Date | null;
  /** An answer of ours is the last thing that was said in the thread. */
  answeredSince: boolean;
  /** A person has read it. */
  approved: boolean;
  /** A supervisor has said how the next mail is to be, and this one was not written by that. */
  deaf: boolean;
  /** The passages an answer leans on may still be claimed. */
  evidenceValid: boolean;
  /** Touches only: answers may leave at any hour, the lead has just written. */
  window: SendWindow | null;
  mailbox: (Pick<Mailbox, 'status' | 'timeZone' | 'workHours'> & Reading) | null;
  /** Until when a server on the way asked for patience. */
  delayedUntil: Date | null;
  /** It follows a mail that left before: a reply to that one would have stopped it. */
  isFollowUp: boolean;
}

/** `hold`: it may go later. `cancel`: this text never goes. The reason is what a person reads. */
export type SendingRefusal = { may: 'hold'; until: Date; reason: string } | { may: 'cancel'; reason: string };
export type SendingVerdict = { may: 'send' } | SendingRefusal;

const MINUTES = 60_000;

/** May this message leave now, and if not, why. The last word before the wire, however the message got there. */
export function maySend(context: SendingContext): SendingVerdict {
  const cancelled = whyNever(context);
  if (cancelled) return { may: 'cancel', reason: cancelled };
  return whyLater(context) ?? { may: 'send' };
}

function whyNever({ kind, lead, suppression, ...context }: SendingContext): string | null {
  if (!lead) return 'lead_erased';
  if (!lead.email) return 'no_address';
  if (suppression) return suppression;
  // Its bytes cannot be changed any more; the step gets a new text for the new address.
  if (context.renderedTo && context.renderedTo !== lead.email) return 'address_changed';
  if (kind === 'person') return null;
  if (kind === 'check') return whyNoCheck(lead.ledgerState, context);
  if (lead.ledgerState === 'with_rep') return 'with_rep';
  if (context.deaf) return 'whispered';
  if (context.lastReplyAt && context.lastReplyAt > context.writtenAt) return 'replied';
  if (kind === 'answer' && context.answeredSince && !context.approved) return 'answered_already';
  if (!context.evidenceValid) return 'evidence_expired';
  return kind === 'touch' || kind === 'nudge' ? whyNoTouch(context.enrollment) : null;
}

/** It asks about a rep: without one, or once the lead has written, there is nothing to ask. */
function whyNoCheck(
  state: LedgerState,
  { lastReplyAt, writtenAt }: Pick<SendingContext, 'lastReplyAt' | 'writtenAt'>,
): string | null {
  if (state !== 'with_rep') return 'not_with_rep';
  return lastReplyAt && lastReplyAt > writtenAt ? 'replied' : null;
}

function whyNoTouch(enrollment: SendingContext['enrollment']): string | null {
  if (!enrollment) return 'no_enrollment';
  if (enrollment.status !== 'active') return `enrollment_${enrollment.status}`;
  return enrollment.isAtThisStep ? null : 'step_passed';
}

function whyLater(context: SendingContext): SendingRefusal | null {
  const { now } = context;
  if (context.stoppedBy) return held(now, 15, 'stopped_all');
  if (context.missing) return held(now, 60, context.missing);
  if (!context.mailbox) return held(now, 60, 'no_mailbox');
  if (context.mailbox.status === 'paused') return held(now, 15, 'mailbox_paused');
  if (context.isFollowUp && isUnread(context.mailbox, now)) return held(now, 5, 'mailbox_unread');
  if (context.delayedUntil) return { may: 'hold', until: context.delayedUntil, reason: 'server_asked_to_wait' };
  return outsideHours(context);
}

/** Hours bind what nobody waits for; who has just written is answered at any hour. */
function outsideHours({ now, kind, mailbox, ...context }: SendingContext): SendingRefusal | null {
  const hours = mailbox?.workHours;
  if (mailbox && hours && (kind === 'touch' || kind === 'nudge') && !isOpen(now, hours, mailbox.timeZone, null)) {
    return { may: 'hold', until: nextOpen(now, hours, mailbox.timeZone, null), reason: 'mailbox_hours' };
  }
  const { lead, window } = context;
  if (!lead || !window || isOpen(now, window, lead.timeZone, lead.country)) return null;
  return { may: 'hold', until: nextOpen(now, window, lead.timeZone, lead.country), reason: 'window' };
}

export const held = (now: Date, minutes: number, reason: string): SendingRefusal => ({
  may: 'hold',
  until: new Date(now.getTime() + minutes * MINUTES),
  reason,
});

/** When to try again after the server asked for patience: 5 minutes, doubling, at most 6 hours (RFC 5321 §4.5.4.1). */
export function retryAt(now: Date, attempts: number): Date {
  const minutes = Math.min(5 * 2 ** Math.max(0, attempts - 1), 6 * 60);
  return new Date(now.getTime() + minutes * MINUTES);
}

/** After this many tries, about five days, a message is given up (RFC 5321 §4.5.4.1). */
export const MAX_ATTEMPTS = 25;

/** How long the agent waits for a reaction to its answer before the cadence goes on. */
export const SILENCE_DAYS = 3;

/** When silence after an answer has lasted three working days of the lead. */
export function silentUntil(answered: Date, zone: string, country: string | null): Date {
  let day = answered;
  for (let days = 0; days < SILENCE_DAYS; days++) {
    day = nextOpen(addLocalDays(day, 1, zone), OFFICE_HOURS, zone, country);
  }
  return day;
}

/** The domain a mail goes to: what a server that delivers it may be asked to wait for. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
