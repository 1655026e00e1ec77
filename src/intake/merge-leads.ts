import { Injectable } from '@nestjs/common';
import { OpenEnrollments } from '../cadences/open-enrollments.js';
import { type Tx } from '../database/sql.js';
import type { Intake } from '../leads/lead.entity.js';
import {
  type DifferingLead,
  type GivenRows,
  type KnownLead,
  LeadMergeStore,
  type PlacedRow,
} from './lead-merge.store.js';
import { type Facts, leavesKnown, mergeFacts, type MergePolicy } from './merge.rules.js';
import { SuppressLeads } from './suppress-leads.js';

export interface MergeOptions {
  intake: Intake;
  importId: string | null;
  policy: MergePolicy;
  /** The cadence to put leads into, instead of the first that fits. */
  cadenceId: string | null;
  /** Leads that got every step and did not answer start again. */
  again?: boolean;
  /** Who gave the rows, as it is written into `activity`. */
  by: string;
}

/** `unchanged`: known, and the row said nothing new. `duplicate_in_database`: known, and the policy leaves known leads alone. */
export type MergeOutcome = 'created' | 'updated' | 'unchanged' | 'duplicate_in_database';

export interface MergedRow extends PlacedRow {
  outcome: MergeOutcome;
  /** Put under way by this very merge. */
  isEnrolled: boolean;
}

/**
 * Makes leads of rows, many at once, in the caller's transaction: what is new is added, what is known is completed, opt-outs are obeyed, and
 * each lead is put under way or excluded with the reason. A lead that was under way, or had its end, is never moved.
 */
@Injectable()
export class MergeLeads {
  constructor(
    private readonly store: LeadMergeStore,
    private readonly suppressLeads: SuppressLeads,
    private readonly openEnrollments: OpenEnrollments,
  ) {}

  async run(tx: Tx, now: Date, given: GivenRows, options: MergeOptions): Promise<MergedRow[]> {
    const { importId, policy, cadenceId, again = false } = options;
    const leavesAlone = leavesKnown(policy);
    const adopted = leavesAlone ? [] : await this.store.adopt(tx, given, importId, now);
    const created = await this.store.insertNew(tx, given, { ...options, now });
    const known = await this.store.lockKnown(tx, given, created);
    const differing = leavesAlone ? [] : await this.store.differing(tx, given, idsOf(known));
    const changes = differing.flatMap((lead) => changeOf(lead, policy));
    await this.store.writeFacts(tx, changes, now);
    await this.suppress(tx, given, options, now);
    const idle = leavesAlone ? [] : known.filter(({ ledgerState }) => ledgerState === 'excluded');
    const over = again ? known.filter(mayStartAgain) : [];
    const fresh = await this.openEnrollments.run(tx, now, [...created, ...idsOf(idle)], { cadenceId });
    const restarted = await this.openEnrollments.run(tx, now, idsOf(over), { cadenceId, again: true });
    const standings = [...fresh, ...restarted];
    const isNew = new Set(created);
    const isChanged = new Set([...adopted, ...idsOf(changes)]);
    const isEnrolled = new Set(idsOf(standings.filter(({ state }) => state === 'waiting_first_touch')));
    return (await this.store.placed(tx, given)).map((placed) => ({
      ...placed,
      outcome: outcomeOf(isNew.has(placed.leadId), isChanged.has(placed.leadId), policy),
      isEnrolled: isEnrolled.has(placed.leadId),
    }));
  }

  private async suppress(tx: Tx, given: GivenRows, { importId, by }: MergeOptions, now: Date): Promise<void> {
    const source = importId === null ? by : `import:${importId}`;
    const addresses = await this.store.optedOut(tx, given);
    const added = addresses.map((value) => ({ kind: 'address' as const, value, reason: 'opted_out', source }));
    await this.suppressLeads.run(tx, now, added, by);
  }
}

const idsOf = (leads: { leadId: string }[]): string[] => leads.map(({ leadId }) => leadId);

/** Who said no, or belongs to a rep, is not started again by a list; whose import was taken back may be. */
const mayStartAgain = ({ ledgerState, ledgerReason }: KnownLead): boolean =>
  ledgerState === 'finished' || (ledgerState === 'closed' && ledgerReason === 'import_undone');

function changeOf({ leadId, known, given }: DifferingLead, policy: MergePolicy): { leadId: string; facts: Facts }[] {
  const facts = mergeFacts(known, given, policy);
  return facts === null ? [] : [{ leadId, facts }];
}

function outcomeOf(isNew: boolean, isChanged: boolean, policy: MergePolicy): MergeOutcome {
  if (isNew) return 'created';
  if (isChanged) return 'updated';
  return leavesKnown(policy) ? 'duplicate_in_database' : 'unchanged';
}
