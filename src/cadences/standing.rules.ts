import type { LedgerState } from '../leads/lead.entity.js';
import type { Standing } from '../leads/leads.store.js';
import type { MessageKind, MessageStatus } from '../messages/message.entity.js';
import type { Enrollment } from './enrollment.entity.js';
import { HELD_OUT } from './hold-out.rules.js';

type Place = Pick<
  Enrollment,
  'status' | 'reason' | 'stepsSent' | 'dueAt' | 'notBefore' | 'holdReason' | 'resumeAt' | 'pauseOwner'
>;

type Stand = Omit<Standing, 'leadId'>;

/** A mail that says where its lead stands, before the enrollment does: a reply that is not settled, or one of ours on its way out. */
export interface WaitingMail {
  direction: 'in' | 'out';
  kind: MessageKind;
  status: MessageStatus;
  /** The reply waits for a person. */
  asksPerson: boolean;
  /** A reply's decision, a draft's first finding, or why a mail is held up. */
  reason: string | null;
  /** When a person is asked again, the reply must be dealt with, or the mail may go. */
  at: Date | null;
}

/** Everything that decides where a lead stands, but for a rep who has it. */
export interface LeadPlace {
  hasAddress: boolean;
  suppression: string | null;
  /** The open one, or the newest. */
  enrollment: Place | null;
  mail: WaitingMail | null;
}

/** A place in a cadence that was moved together with many others. */
export interface MovedPlace {
  leadId: string;
  /** Where the lead stood before. */
  ledgerState: LedgerState;
  dueAt: Date;
  notBefore: Date | null;
}

/** Longer than a try on the wire may take: then the mail has been sent, or somebody is asked about it. */
const ON_WIRE_MS = 25 * 60_000;

/** The ledger calls a lead forgotten this long after its next action was due. */
export const GRACE_MS = 45 * 60_000;

/** Whether the ledger waits for a try that begins now without being told of it. */
export const isAccountedOnWire = ({ nextActionAt }: { nextActionAt: Date | null }, now: Date): boolean =>
  nextActionAt !== null && nextActionAt.getTime() + GRACE_MS >= now.getTime() + ON_WIRE_MS;

/** Where a lead stands because of its enrollment alone: no draft waits for a person, no reply for an answer. */
export function standingOf(enrollment: Place): Stand {
  switch (enrollment.status) {
    case 'active':
      return {
        state: enrollment.stepsSent === 0 ? 'waiting_first_touch' : 'in_cadence',
        reason: enrollment.holdReason ?? 'due',
        nextActionAt: later(enrollment.dueAt, enrollment.notBefore),
      };
    case 'paused':
      return { state: 'snoozed', reason: enrollment.reason, nextActionAt: enrollment.resumeAt };
    case 'finished':
      return { state: 'finished', reason: enrollment.reason, nextActionAt: null };
    case 'stopped':
      return { state: endOf(enrollment.reason), reason: enrollment.reason, nextActionAt: null };
  }
}

/** Where a lead stands that no rep has: a reply comes before a draft, a draft before the cadence. What is late is due now. */
export function standingAmid(place: LeadPlace, now: Date): Stand {
  const stand = (place.mail && byMail(place.mail, now)) ?? byCadence(place, now);
  const isLate = stand.nextActionAt !== null && stand.nextActionAt < now;
  return isLate ? { ...stand, nextActionAt: now } : stand;
}

/** Null: the mail is a touch under way, and the enrollment says where the lead stands. */
function byMail(mail: WaitingMail, now: Date): Stand | null {
  const { direction, kind, status, asksPerson, reason } = mail;
  const nextActionAt = whenNext(mail, now);
  if (direction === 'in') {
    return { state: asksPerson ? 'needs_review' : 'answering', reason: reason ?? 'reply_received', nextActionAt };
  }
  if (status === 'unknown') return { state: 'needs_review', reason: 'unknown_send', nextActionAt };
  if (status === 'needs_review') {
    const asked = kind === 'answer' ? 'answer_drafted' : 'review';
    return { state: 'needs_review', reason: reason ?? asked, nextActionAt };
  }
  return kind === 'answer' ? { state: 'answering', reason: waitOf(mail), nextActionAt } : null;
}

function byCadence({ hasAddress, suppression, enrollment, mail }: LeadPlace, now: Date): Stand {
  if (enrollment?.status === 'active') {
    const stand = standingOf(enrollment);
    // The touch that is due is written already: it says what it waits for.
    return mail ? { ...stand, reason: waitOf(mail), nextActionAt: whenNext(mail, now) } : stand;
  }
  if (enrollment?.status === 'paused') return standingOf(enrollment);
  if (!hasAddress) return { state: 'excluded', reason: 'no_address', nextActionAt: null };
  if (suppression !== null) return { state: 'excluded', reason: suppression, nextActionAt: null };
  return enrollment ? standingOf(enrollment) : { state: 'excluded', reason: 'no_cadence', nextActionAt: null };
}

/** Of leads whose enrollments were held up or let go, those that stand where it says: a reply or a draft goes on holding its lead. */
export function standingsOfMoved(moved: MovedPlace[], reason: string, now: Date): Standing[] {
  return moved
    .filter(({ ledgerState }) => ledgerState === 'waiting_first_touch' || ledgerState === 'in_cadence')
    .map(({ leadId, ledgerState: state, dueAt, notBefore }) => ({
      leadId,
      state,
      reason,
      nextActionAt: new Date(Math.max(now.getTime(), dueAt.getTime(), notBefore?.getTime() ?? 0)),
    }));
}

const waitOf = ({ status, reason }: WaitingMail): string => (status === 'sending' ? 'sending' : (reason ?? 'queued'));

const whenNext = ({ status, at }: WaitingMail, now: Date): Date =>
  status === 'sending' ? new Date(now.getTime() + ON_WIRE_MS) : (at ?? now);

/** The ends after which no mail may go to the address: of the address itself, or because it is held out for comparison. */
const EXCLUDING = ['unsubscribed', 'complained', 'suppressed', 'bounced', 'no_address', 'lead_erased', HELD_OUT];

const endOf = (reason: string): LedgerState => (EXCLUDING.includes(reason) ? 'excluded' : 'closed');

function later(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}
