import { Injectable } from '@nestjs/common';
import { OpenEnrollments } from '../cadences/open-enrollments.js';
import { type Candidate, firstPlacesOf } from '../cadences/opening.rules.js';
import { type Tx } from '../database/sql.js';
import type { Intake } from '../leads/lead.entity.js';
import { LeadsStore, type Standing } from '../leads/leads.store.js';
import { type Coming, type DifferingLead, type GivenRows, LeadMergeStore, type SeenRow } from './lead-merge.store.js';
import { type Looked, type LookUpOptions, LookUpRows } from './look-up-rows.js';
import { type Facts, leavesKnown, mergeFacts, type MergePolicy } from './merge.rules.js';
import { SuppressLeads } from './suppress-leads.js';

export interface MergeOptions extends LookUpOptions {
  policy: MergePolicy;
  /** Leads that got every step and did not answer start again. */
  again?: boolean;
  /** Who gave the rows, as it is written into `activity`. */
  by: string;
}

/** `unchanged`: known, and the row said nothing new. `duplicate_in_database`: known, and the policy leaves known leads alone. */
export type MergeOutcome = 'created' | 'updated' | 'unchanged' | 'duplicate_in_database';

/** A row's lead, where it now stands, and how it came there. */
export interface MergedRow extends Standing {
  ordinal: number;
  outcome: MergeOutcome;
  /** Put under way by this very merge. */
  isEnrolled: boolean;
  /** An address was given that cannot be used. */
  hasBadAddress: boolean;
}

/** A stretch of rows on its way. */
interface Merge extends MergeOptions, Coming {
  tx: Tx;
  now: Date;
  given: GivenRows;
}

/** What became of leads: where they stand, and which of them this merge put under way. */
interface Moved {
  standings: Standing[];
  enrolled: string[];
}

/**
 * Makes leads of rows, many at once, in the caller's transaction: what is new is added, what is known is completed, opt-outs are obeyed, and
 * each lead is put under way or excluded with the reason. A lead that was under way, or had its end, is never moved.
 */
@Injectable()
export class MergeLeads {
  constructor(
    private readonly store: LeadMergeStore,
    private readonly lookUpRows: LookUpRows,
    private readonly leads: LeadsStore,
    private readonly suppressLeads: SuppressLeads,
    private readonly openEnrollments: OpenEnrollments,
  ) {}

  /**
   * One result for each row, in their order.
   * @param ahead what somebody who looked for the same rows shortly before has found
   */
  async run(tx: Tx, now: Date, given: GivenRows, options: MergeOptions, ahead?: Looked): Promise<MergedRow[]> {
    const looked = ahead ?? (await this.lookUpRows.run(tx, given, options));
    const merge: Merge = { ...options, tx, now, given, taking: looked.taking, fitsAll: options.cadenceId !== null };
    const { seen, adopted } = await this.adopt(merge, looked.seen);
    const created = await this.create(merge, seen.filter(isNew));
    const isCreated = new Set(created.standings.map(({ leadId }) => leadId));
    // Whom somebody else made in the meantime is known by now.
    const isRaced = seen.some((row) => isNew(row) && !isCreated.has(row.leadId));
    const rows = isRaced ? await this.store.lookUp(tx, given, merge) : seen;
    const known = rows.filter(({ leadId }) => !isCreated.has(leadId));
    const touched = await this.touch(merge, known, optOutsIn(rows));
    const isChanged = new Set([...adopted, ...touched.changed]);
    const isEnrolled = new Set([...created.enrolled, ...touched.enrolled]);
    const stands = new Map([...created.standings, ...touched.standings].map((standing) => [standing.leadId, standing]));
    return rows.map((row) => {
      const { leadId, state, reason, nextActionAt } = stands.get(row.leadId) ?? standingOf(row);
      const outcome = outcomeOf(isCreated.has(leadId), isChanged.has(leadId), merge.policy);
      const { ordinal, hasBadAddress } = row;
      return {
        ordinal,
        leadId,
        state,
        reason,
        nextActionAt,
        outcome,
        isEnrolled: isEnrolled.has(leadId),
        hasBadAddress,
      };
    });
  }

  private async adopt(merge: Merge, seen: SeenRow[]): Promise<{ seen: SeenRow[]; adopted: string[] }> {
    const { tx, given, importId, now, policy } = merge;
    if (leavesKnown(policy) || !seen.some(({ adopts }) => adopts)) return { seen, adopted: [] };
    const adopted = await this.store.adopt(tx, given, importId, now);
    return { seen: await this.store.lookUp(tx, given, merge), adopted };
  }

  /** New leads, each with its place in the ledger. */
  private async create(merge: Merge, rows: SeenRow[]): Promise<Moved> {
    const { tx, given, intake, taking, now } = merge;
    const places = firstPlacesOf(
      rows.map((row) => candidateOf(row, intake)),
      taking,
      now,
    );
    const standings = places.map(({ standing }) => standing);
    const ordinals = rows.map(({ ordinal }) => ordinal);
    const inserted = await this.store.insertNew(tx, given, { ordinals, standings }, merge);
    const own = places.filter(({ standing }) => inserted.has(standing.leadId));
    const openings = own.flatMap(({ opening }) => opening ?? []);
    await this.openEnrollments.open(tx, now, openings, { areNew: true });
    return {
      standings: own.map(({ standing }) => standing),
      enrolled: openings.filter(({ first }) => first).map(({ leadId }) => leadId),
    };
  }

  /** Known leads, of which only those are locked that something may change. */
  private async touch(merge: Merge, known: SeenRow[], optOuts: string[]): Promise<Moved & { changed: string[] }> {
    const { tx, now, given, policy, cadenceId, again = false } = merge;
    const leavesAlone = leavesKnown(policy);
    const mayChange = known.filter(
      (row) =>
        optOuts.length > 0 ||
        (!leavesAlone && (row.differs || row.ledgerState === 'excluded')) ||
        (again && mayStartAgain(standingOf(row))),
    );
    const locked = await this.leads.lockAll(tx, idsOf(mayChange));
    const differing = leavesAlone ? [] : await this.store.differing(tx, given, idsOf(locked));
    const changes = differing.flatMap((lead) => changeOf(lead, policy));
    await this.store.writeFacts(tx, changes, now);
    await this.suppress(merge, optOuts);
    const stands = optOuts.length > 0 ? await this.leads.lockAll(tx, idsOf(locked)) : locked;
    const idle = leavesAlone ? [] : locked.filter(({ state }) => state === 'excluded');
    const over = again ? locked.filter(mayStartAgain) : [];
    const fresh = await this.openEnrollments.run(tx, now, idsOf(idle), { cadenceId });
    const restarted = await this.openEnrollments.run(tx, now, idsOf(over), { cadenceId, again: true });
    const opened = [...fresh, ...restarted];
    return {
      changed: idsOf(changes),
      standings: [...stands, ...opened],
      enrolled: idsOf(opened.filter(({ state }) => state === 'waiting_first_touch')),
    };
  }

  private async suppress({ tx, now, importId, by }: Merge, addresses: string[]): Promise<void> {
    const source = importId === null ? by : `import:${importId}`;
    const added = addresses.map((value) => ({ kind: 'address' as const, value, reason: 'opted_out', source }));
    await this.suppressLeads.run(tx, now, added, by);
  }
}

const idsOf = (leads: { leadId: string }[]): string[] => leads.map(({ leadId }) => leadId);

const isNew = ({ ledgerState }: SeenRow): boolean => ledgerState === null;

/** The addresses of rows that say the person opted out. */
const optOutsIn = (rows: SeenRow[]): string[] =>
  rows.flatMap(({ optedOut, hasAddress, identity }) => (optedOut && hasAddress ? [identity] : [])).sort();

// Field by field: a spread of a row of a query took a tenth of an import.
const candidateOf = (row: SeenRow, intake: Intake): Candidate => ({
  id: row.leadId,
  identity: row.identity,
  hasAddress: row.hasAddress,
  suppressed: row.suppressed ?? (row.optedOut ? 'opted_out' : null),
  timeZone: row.timeZone,
  country: row.country,
  intake,
  cadenceId: row.cadenceId,
  isNew: true,
});

const standingOf = ({ leadId, ledgerState, ledgerReason, nextActionAt }: SeenRow): Standing => ({
  leadId,
  state: ledgerState ?? 'excluded',
  reason: ledgerReason,
  nextActionAt,
});

/** Who said no, or belongs to a rep, is not started again by a list; whose import was taken back may be. */
const mayStartAgain = ({ state, reason }: Standing): boolean =>
  state === 'finished' || (state === 'closed' && reason === 'import_undone');

function changeOf({ leadId, known, given }: DifferingLead, policy: MergePolicy): { leadId: string; facts: Facts }[] {
  const facts = mergeFacts(known, given, policy);
  return facts === null ? [] : [{ leadId, facts }];
}

function outcomeOf(isNew: boolean, isChanged: boolean, policy: MergePolicy): MergeOutcome {
  if (isNew) return 'created';
  if (isChanged) return 'updated';
  return leavesKnown(policy) ? 'duplicate_in_database' : 'unchanged';
}
