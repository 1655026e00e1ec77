import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import type { Intake, LedgerState } from '../leads/lead.entity.js';
import { stagedRow } from './fact-columns.js';
import { type Identity, identityOf } from './identity.js';
import { normaliseLead, type NormalisedLead, type Problem } from './lead-fields.js';
import type { LeadInput } from './lead-input.js';
import type { GivenRows } from './lead-merge.store.js';
import { type MergedRow, MergeLeads } from './merge-leads.js';

export interface IntakeOptions {
  intake: Exclude<Intake, 'import'>;
  /** The cadence to put the leads into, instead of the first that fits. */
  cadenceId?: string | null;
  by: string;
}

export interface IntakeResult {
  id: string;
  /** A lead that one request gives twice is created once; the later ones count as `updated`. */
  outcome: 'created' | 'updated' | 'unchanged';
  ledger: { state: LedgerState; reason: string; nextActionAt: Date | null };
  /** What could not be read. Its text is kept among the custom fields. */
  problems: Problem[];
}

/** What a request says about one lead, all of it together. */
interface Given extends Identity {
  lead: NormalisedLead;
}

/**
 * Takes in leads that a program sends, at most as many as one request holds: all of them in one transaction, each with its place in the
 * ledger. What is given wins over what is known; what is not given stays.
 */
@Injectable()
export class IntakeLead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mergeLeads: MergeLeads,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  /** One result per lead, in their order. */
  async run(leads: LeadInput[], { intake, cadenceId = null, by }: IntakeOptions): Promise<IntakeResult[]> {
    const now = await this.clock.now();
    const identities = leads.map((input) => identityOf(normaliseLead(input)).identity);
    const given = gather(leads, identities);
    const merged = await this.dataSource.transaction(async (tx) => {
      const options = { intake, importId: null, policy: 'overwrite' as const, cadenceId, by };
      const result = await this.mergeLeads.run(tx, now, rowsOf(given), options);
      await this.activity.record(
        tx,
        ...result
          .filter(({ outcome }) => outcome !== 'unchanged')
          .map(({ leadId, outcome }) => ({
            at: now,
            actor: by,
            act: `lead.${outcome}`,
            about: 'lead',
            aboutId: leadId,
            leadId,
            reason: intake,
          })),
      );
      return result;
    });
    return resultsOf(identities, given, merged);
  }
}

/** One for each identity: what comes later in the request wins, blanks do not. */
function gather(leads: LeadInput[], identities: string[]): Given[] {
  const byIdentity = new Map<string, LeadInput>();
  for (const [index, input] of leads.entries()) {
    const identity = identities[index] ?? '';
    const before = byIdentity.get(identity);
    byIdentity.set(identity, before ? joined(before, input) : input);
  }
  return [...byIdentity].map(([identity, input]) => {
    const lead = normaliseLead(input);
    return { identity, formerly: identityOf(lead).formerly, lead };
  });
}

function joined(earlier: LeadInput, later: LeadInput): LeadInput {
  const said = Object.entries(later).filter(([, value]) => value !== undefined && value !== '');
  return {
    ...earlier,
    ...Object.fromEntries(said),
    externalIds: { ...earlier.externalIds, ...later.externalIds },
    custom: { ...earlier.custom, ...later.custom },
    optedOut: (earlier.optedOut ?? false) || (later.optedOut ?? false),
  };
}

const rowsOf = (given: Given[]): GivenRows => ({
  text: `select * from jsonb_populate_recordset(null::import_row, $1::jsonb)`,
  params: [JSON.stringify(given.map(({ lead, ...identity }, ordinal) => ({ ordinal, ...stagedRow(lead, identity) })))],
});

function resultsOf(identities: string[], given: Given[], merged: MergedRow[]): IntakeResult[] {
  const byIdentity = new Map(merged.map((row) => [given[row.ordinal]?.identity, row]));
  const problems = new Map(given.map(({ identity, lead }) => [identity, lead.problems]));
  const seen = new Set<string>();
  return identities.map((identity) => {
    const row = byIdentity.get(identity);
    if (!row) throw new Error('A lead was merged and is not there');
    const { leadId: id, state, reason, nextActionAt } = row;
    const outcome = outcomeOf(row, seen.has(identity));
    seen.add(identity);
    return { id, outcome, ledger: { state, reason, nextActionAt }, problems: problems.get(identity) ?? [] };
  });
}

function outcomeOf({ outcome }: MergedRow, isAgain: boolean): IntakeResult['outcome'] {
  if (outcome === 'duplicate_in_database') return 'unchanged';
  return isAgain && outcome === 'created' ? 'updated' : outcome;
}
