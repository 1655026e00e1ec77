import { Injectable } from '@nestjs/common';
import { OpenEnrollments } from '../cadences/open-enrollments.js';
import { type Tx } from '../database/sql.js';
import type { Intake } from '../leads/lead.entity.js';
import { type DifferingLead, type GivenRows, LeadMergeStore, type PlacedRow } from './lead-merge.store.js';
import { type Facts, mergeFacts, type MergePolicy } from './merge.rules.js';
import { SuppressLeads } from './suppress-leads.js';

export interface MergeOptions {
  intake: Intake;
  importId: string | null;
  policy: MergePolicy;
  /** The cadence to put leads into, instead of the first that fits. */
  cadenceId: string | null;
  /** Who gave the rows, as it is written into `activity`. */
  by: string;
}

/** `unchanged`: known, and the row said nothing new. `skipped`: known, and the policy leaves known leads alone. */
export type MergeOutcome = 'created' | 'updated' | 'unchanged' | 'skipped';

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
    const { importId, policy, cadenceId } = options;
    const adopted = policy === 'skip' ? [] : await this.store.adopt(tx, given, importId, now);
    const created = await this.store.insertNew(tx, given, { ...options, now });
    const known = await this.store.lockKnown(tx, given, created);
    const differing = policy === 'skip' ? [] : await this.store.differing(tx, given, idsOf(known));
    const changes = differing.flatMap((lead) => changeOf(lead, policy));
    await this.store.writeFacts(tx, changes, now);
    await this.suppress(tx, given, options, now);
    const idle = policy === 'skip' ? [] : known.filter(({ ledgerState }) => ledgerState === 'excluded');
    const standings = await this.openEnrollments.run(tx, now, [...created, ...idsOf(idle)], { cadenceId });
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

function changeOf({ leadId, known, given }: DifferingLead, policy: MergePolicy): { leadId: string; facts: Facts }[] {
  const facts = mergeFacts(known, given, policy);
  return facts === null ? [] : [{ leadId, facts }];
}

function outcomeOf(isNew: boolean, isChanged: boolean, policy: MergePolicy): MergeOutcome {
  if (isNew) return 'created';
  if (isChanged) return 'updated';
  return policy === 'skip' ? 'skipped' : 'unchanged';
}
