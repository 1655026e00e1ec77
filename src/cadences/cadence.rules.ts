import { hash } from 'node:crypto';
import type { Intake } from '../leads/lead.entity.js';
import type { EnrollmentStatus } from './enrollment.entity.js';
import { addLocalDays, nextOpen, stretchFrom, type SendWindow } from './send-window.js';

export interface Wait {
  /** The touch before; for the first step the enrollment. */
  from: Date;
  /** Calendar days in the lead's zone. */
  waitDays: number;
  window: SendWindow;
  /** IANA name. */
  zone: string;
  /** ISO 3166-1 alpha-2; null: no holidays. */
  country: string | null;
}

/** The last tenth of a stretch is kept free: what is due at the last minute would be a day late after any short queue. */
const SPREAD_PART = 0.9;

/**
 * When the next touch is due: `from` + `waitDays` on the lead's own calendar at the same time of day, then the next
 * instant inside the window.
 *
 * With `spread` that settles the day only, and the time of day is chosen by the hash of `jitterKey` within `dueRange`:
 * leads that came together, or that a weekend pushed together, do not all land on the minute the window opens. Without
 * it, a first step with no wait is due at `from` when the window is open: a fresh lead is answered at once.
 *
 * The result is always inside the window, and never before `from`. With all else equal, `jitterKey` too, a later `from`
 * gives no earlier result, but for two instants less than two hours apart around a change of the lead's clock: there
 * "the same time of day" itself runs backwards, and the results may swap by as much as the clock was changed.
 *
 * @throws RangeError as `stretchFrom` does
 */
export function nextDueAt({ jitterKey, spread, ...wait }: Wait & { jitterKey: string; spread: boolean }): Date {
  if (!spread) return nextOpen(target(wait), wait.window, wait.zone, wait.country);
  return dueWithin(dueRange(wait), jitterKey);
}

/** A range of due times: from `earliest` to before `latest`. */
export interface DueRange {
  earliest: Date;
  latest: Date;
}

/** The place of one lead in a range. */
export function dueWithin({ earliest, latest }: DueRange, jitterKey: string): Date {
  const width = latest.getTime() - earliest.getTime();
  return new Date(earliest.getTime() + Math.floor(placeOf(jitterKey) * width));
}

/**
 * The range that `nextDueAt` spreads over, the same for all leads of one step, zone and country. It starts when the window opens that day;
 * where there is no wait, not before `from`.
 */
export function dueRange(wait: Wait): DueRange {
  const after = target(wait);
  const { opens, closes } = stretchFrom(after, wait.window, wait.zone, wait.country);
  const earliest = wait.waitDays === 0 && after > opens ? after : opens;
  const width = Math.ceil((closes.getTime() - earliest.getTime()) * SPREAD_PART);
  return { earliest, latest: new Date(earliest.getTime() + width) };
}

function target({ from, waitDays, zone }: Wait): Date {
  return addLocalDays(from, waitDays, zone);
}

/** 0 to below 1, the same for the same key on every machine. */
export function placeOf(key: string): number {
  return hash('sha256', key, 'buffer').readUInt32BE() / 2 ** 32;
}

/** In the order of sending when capacity is short. The index is the number an enrollment carries; 0 is no enrollment's. */
export const LANES = ['answer', 'fresh', 'first', 'follow_up'] as const;
export type Lane = (typeof LANES)[number];

/** The lane of a touch. A message that answers a reply is in `answer`, whoever it goes to. */
export function laneOf({ intake, stepsSent }: { intake: Intake; stepsSent: number }): Exclude<Lane, 'answer'> {
  if (stepsSent > 0) return 'follow_up';
  return intake === 'import' ? 'first' : 'fresh';
}

const OPEN = ['active', 'paused'] as const satisfies EnrollmentStatus[];

/** Every stand an enrollment may have: status, then reason, then the statuses it may be entered from. */
export const ENROLLMENT_CHANGES = {
  active: {
    /** How a row begins: the lead entered the cadence. */
    opened: [],
    /** How a row begins: a rep gave the lead back, and it goes on behind the last step sent. */
    returned: [],
    /** How a row begins: it goes on for one that was stopped as undeliverable, and the mailbox was at fault. */
    mailbox_was_refused: [],
    /** A person set it going again. */
    by_hand: ['paused'],
    /** The date the pause ran to has come. */
    pause_over: ['paused'],
    /** Nobody reacted to our answer: one nudge is due, and then the cadence goes on. */
    silence: ['paused'],
    /** The reply asked for nothing and gave no date: a newsletter robot, a receipt. */
    reply_settled: ['paused'],
  },
  paused: {
    /** A reply came in and nobody has understood it yet. */
    replied: OPEN,
    /** The reply is being answered, or was, and the lead has time to react. */
    answering: OPEN,
    /** The lead is away until a date. */
    out_of_office: OPEN,
    /** The lead asked to be left alone until a date. */
    snoozed: OPEN,
    /** A person paused it, until a date or until told otherwise. */
    by_hand: OPEN,
  },
  finished: {
    /** Every step was sent and no reply came. */
    completed: ['active'],
  },
  stopped: {
    /** How a row begins and ends: the lead is kept from the cadence, to tell what the cadence is worth. */
    held_out: [],
    /** The lead asked for no more mail. */
    unsubscribed: OPEN,
    /** The lead complained, to us or to its provider. */
    complained: OPEN,
    /** The address or its domain is on the suppression list for another cause. */
    suppressed: OPEN,
    /** The address does not exist or refuses our mail for good. */
    bounced: OPEN,
    /** The lead has no address any more. */
    no_address: OPEN,
    /** Servers asked to wait, for days: nobody refused the mail, and nobody took it. */
    undeliverable: OPEN,
    /** The lead said no. */
    not_interested: OPEN,
    /** The lead says that something an admin requires is not so. */
    not_a_fit: OPEN,
    /** The reader is not the one to talk to. */
    wrong_person: OPEN,
    /** A rep has the lead, or the lead is offered to one. */
    handed_off: OPEN,
    /** A person stopped it. */
    by_hand: OPEN,
    /** A person moved the lead to another cadence. */
    moved: OPEN,
    /** The import that brought the lead was undone. */
    import_undone: OPEN,
    /** The lead was erased; the row stays without it. */
    lead_erased: ['active', 'paused', 'finished', 'stopped'],
  },
} as const satisfies Record<EnrollmentStatus, Record<string, readonly EnrollmentStatus[]>>;

export type EnrollmentReason<Status extends EnrollmentStatus> = keyof (typeof ENROLLMENT_CHANGES)[Status] & string;

/** Columns of the enrollment that say where it stands. */
export interface EnrollmentStand {
  status: EnrollmentStatus;
  reason: string;
  /** A pause ends here … */
  resumeAt?: Date | null;
  /** … or when this person ends it. */
  pauseOwner?: string | null;
}

/**
 * Why a change is refused.
 * - `over`: it is finished or stopped; going on takes a new enrollment. `not_from_here`: the table has no such way.
 * - `unknown_reason`: that status has no such reason. `endless_pause`: a pause needs a date or a named person.
 * - `paused_by_hand`: only a person, or the date that person gave, ends or changes a pause made by hand. Nothing is sent
 *   during it anyway, so a reply that comes in needs no other pause.
 */
export type ChangeRefusal = 'over' | 'not_from_here' | 'unknown_reason' | 'endless_pause' | 'paused_by_hand';

/** Whether the row may go from one stand to the other. A refusal changes nothing and is not an error. */
export function allowedEnrollmentChange(
  from: EnrollmentStand,
  to: EnrollmentStand,
): { allowed: true } | { allowed: false; why: ChangeRefusal } {
  const why = changeRefusal(from, to);
  return why ? { allowed: false, why } : { allowed: true };
}

function changeRefusal(from: EnrollmentStand, to: EnrollmentStand): ChangeRefusal | null {
  const ways: Readonly<Record<string, readonly EnrollmentStatus[]>> = ENROLLMENT_CHANGES[to.status];
  if (!Object.hasOwn(ways, to.reason)) return 'unknown_reason';
  if (!ways[to.reason]?.includes(from.status)) {
    return from.status === 'finished' || from.status === 'stopped' ? 'over' : 'not_from_here';
  }
  if (from.status === 'paused' && from.reason === 'by_hand' && !mayEndPauseByHand(to)) return 'paused_by_hand';
  return to.status === 'paused' && !to.resumeAt && !to.pauseOwner ? 'endless_pause' : null;
}

function mayEndPauseByHand({ status, reason }: EnrollmentStand): boolean {
  if (status === 'stopped') return true;
  return reason === 'by_hand' || reason === 'pause_over';
}
