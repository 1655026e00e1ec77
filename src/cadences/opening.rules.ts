import type { Intake } from '../leads/lead.entity.js';
import type { Standing } from '../leads/leads.store.js';
import { dueRange, type DueRange, dueWithin, laneOf, LANES, nextDueAt } from './cadence.rules.js';
import type { TakingCadence } from './cadences.store.js';
import { type Arm, drawArm, HELD_OUT } from './hold-out.rules.js';

/** A lead that is in no cadence yet. */
export interface Candidate {
  id: string;
  identity: string;
  hasAddress: boolean;
  /** Why nothing may be sent to it, or null. */
  suppressed: string | null;
  timeZone: string;
  country: string | null;
  intake: Intake;
  /** Of the cadence it fits; null: it fits none. */
  cadenceId: string | null;
  /** It has just come, and nobody chose it: only then lots are drawn. */
  isNew: boolean;
}

/** How an enrollment begins. */
export interface Opening {
  leadId: string;
  cadenceId: string;
  lane: number;
  arm: Arm | null;
  /** Null: held out, it ends as it begins. */
  first: { stepId: string; dueAt: Date } | null;
}

/** Where a candidate comes to stand, and the enrollment it gets, if any. */
export interface FirstPlace {
  standing: Standing;
  opening: Opening | null;
}

/** Where candidates come to stand: before the first step of their cadence, or excluded with the reason. In their order. */
export function firstPlacesOf(
  leads: readonly Candidate[],
  cadences: ReadonlyMap<string, TakingCadence>,
  now: Date,
): FirstPlace[] {
  const due = new FirstDue(now);
  return leads.map((lead) => firstPlaceOf(lead, cadences, due));
}

function firstPlaceOf(lead: Candidate, cadences: ReadonlyMap<string, TakingCadence>, due: FirstDue): FirstPlace {
  const cadence = lead.cadenceId === null ? undefined : cadences.get(lead.cadenceId);
  const excluded = lead.hasAddress ? (lead.suppressed ?? (cadence ? null : 'no_cadence')) : 'no_address';
  if (excluded !== null || !cadence) {
    return { standing: standing(lead, 'excluded', excluded ?? 'no_cadence', null), opening: null };
  }
  const lane = LANES.indexOf(laneOf({ intake: lead.intake, stepsSent: 0 }));
  const arm = lead.isNew ? drawArm(lead.identity, cadence) : null;
  const opening = { leadId: lead.id, cadenceId: cadence.id, lane, arm };
  if (arm === HELD_OUT) {
    return { standing: standing(lead, 'excluded', HELD_OUT, null), opening: { ...opening, first: null } };
  }
  const dueAt = due.of(lead, cadence);
  return {
    standing: standing(lead, 'waiting_first_touch', 'due', dueAt),
    opening: { leadId: lead.id, cadenceId: cadence.id, lane, arm, first: { stepId: cadence.firstStepId, dueAt } },
  };
}

/** When first touches are due. What leads of one cadence, zone and country share is worked out once. */
class FirstDue {
  private readonly ranges = new Map<string, DueRange>();

  constructor(private readonly now: Date) {}

  of(lead: Candidate, cadence: TakingCadence): Date {
    const { waitDays, sendWindow: window } = cadence;
    const wait = { from: this.now, waitDays, window, zone: lead.timeZone, country: lead.country };
    // A fresh lead is answered at once; a list is spread over the hours of its window.
    if (laneOf({ intake: lead.intake, stepsSent: 0 }) !== 'first')
      return nextDueAt({ ...wait, spread: false, jitterKey: lead.id });
    const key = `${cadence.id} ${lead.timeZone} ${lead.country}`;
    const range = this.ranges.get(key) ?? dueRange(wait);
    this.ranges.set(key, range);
    return dueWithin(range, lead.id);
  }
}

const standing = (
  { id: leadId }: Candidate,
  state: Standing['state'],
  reason: string,
  nextActionAt: Date | null,
): Standing => ({ leadId, state, reason, nextActionAt });
