import type { Intake } from '../leads/lead.entity.js';
import type { Standing } from '../leads/leads.store.js';
import { laneOf, LANES, nextDueAt } from './cadence.rules.js';
import type { CadenceWithSteps } from './cadences.store.js';

/** A lead that is in no cadence yet. */
export interface Candidate {
  id: string;
  email: string | null;
  /** Why nothing may be sent to it, or null. */
  suppressed: string | null;
  timeZone: string;
  country: string | null;
  intake: Intake;
  /** Of the cadence it fits; null: it fits none. */
  cadenceId: string | null;
}

/** How an enrollment begins. */
export interface Opening {
  leadId: string;
  cadenceId: string;
  stepId: string;
  lane: number;
  dueAt: Date;
}

/** Where a candidate comes to stand: before the first step of its cadence, or excluded with the reason. */
export function firstPlaceOf(
  lead: Candidate,
  cadences: ReadonlyMap<string, CadenceWithSteps>,
  now: Date,
): { standing: Standing; opening: Opening | null } {
  const cadence = lead.cadenceId === null ? undefined : cadences.get(lead.cadenceId);
  const first = cadence?.steps[0];
  const excluded = lead.email === null ? 'no_address' : (lead.suppressed ?? (cadence && first ? null : 'no_cadence'));
  if (excluded !== null || !cadence || !first) {
    return { standing: standing(lead, 'excluded', excluded ?? 'no_cadence', null), opening: null };
  }
  const lane = laneOf({ intake: lead.intake, stepsSent: 0 });
  const dueAt = nextDueAt({
    from: now,
    waitDays: first.waitDays,
    window: cadence.sendWindow,
    zone: lead.timeZone,
    country: lead.country,
    // A fresh lead is answered at once; a list is spread over the hours of its window.
    spread: lane === 'first',
    jitterKey: lead.id,
  });
  return {
    standing: standing(lead, 'waiting_first_touch', 'due', dueAt),
    opening: { leadId: lead.id, cadenceId: cadence.id, stepId: first.id, lane: LANES.indexOf(lane), dueAt },
  };
}

const standing = (
  { id: leadId }: Candidate,
  state: Standing['state'],
  reason: string,
  nextActionAt: Date | null,
): Standing => ({ leadId, state, reason, nextActionAt });
