import type { Intake } from '../leads/lead.entity.js';
import type { Standing } from '../leads/leads.store.js';
import { laneOf, LANES, nextDueAt } from './cadence.rules.js';
import type { TakingCadence } from './cadences.store.js';
import { type Arm, drawArm, HELD_OUT } from './hold-out.rules.js';

/** A lead that is in no cadence yet. */
export interface Candidate {
  id: string;
  identity: string;
  email: string | null;
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

/** Where a candidate comes to stand: before the first step of its cadence, or excluded with the reason. */
export function firstPlaceOf(
  lead: Candidate,
  cadences: ReadonlyMap<string, TakingCadence>,
  now: Date,
): { standing: Standing; opening: Opening | null } {
  const cadence = lead.cadenceId === null ? undefined : cadences.get(lead.cadenceId);
  const excluded = lead.email === null ? 'no_address' : (lead.suppressed ?? (cadence ? null : 'no_cadence'));
  if (excluded !== null || !cadence) {
    return { standing: standing(lead, 'excluded', excluded ?? 'no_cadence', null), opening: null };
  }
  const lane = laneOf({ intake: lead.intake, stepsSent: 0 });
  const arm = lead.isNew ? drawArm(lead.identity, cadence) : null;
  const opening = { leadId: lead.id, cadenceId: cadence.id, lane: LANES.indexOf(lane), arm };
  if (arm === HELD_OUT) {
    return { standing: standing(lead, 'excluded', HELD_OUT, null), opening: { ...opening, first: null } };
  }
  const dueAt = firstDueAt(lead, cadence, now);
  return {
    standing: standing(lead, 'waiting_first_touch', 'due', dueAt),
    opening: { ...opening, first: { stepId: cadence.firstStepId, dueAt } },
  };
}

const firstDueAt = (lead: Candidate, cadence: TakingCadence, now: Date): Date =>
  nextDueAt({
    from: now,
    waitDays: cadence.waitDays,
    window: cadence.sendWindow,
    zone: lead.timeZone,
    country: lead.country,
    // A fresh lead is answered at once; a list is spread over the hours of its window.
    spread: laneOf({ intake: lead.intake, stepsSent: 0 }) === 'first',
    jitterKey: lead.id,
  });

const standing = (
  { id: leadId }: Candidate,
  state: Standing['state'],
  reason: string,
  nextActionAt: Date | null,
): Standing => ({ leadId, state, reason, nextActionAt });
