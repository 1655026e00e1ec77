import { Injectable } from '@nestjs/common';
import { fittingCadenceSql, type Taking } from '../cadences/open-enrollments.js';
import { rows, type Tx } from '../database/sql.js';
import type { Intake, LedgerState } from '../leads/lead.entity.js';
import type { Standing } from '../leads/leads.store.js';
import { suppressionReasonSql } from '../leads/suppressions.store.js';
import { FACT_COLUMNS, type FactRow, factRow, factsOf, JSON_COLUMNS } from './fact-columns.js';
import type { Facts } from './merge.rules.js';

/**
 * Rows to merge: SQL for rows of the shape of `import_row` with its parameters. They are of one request or a stretch of a staged file, and
 * no two have the same identity.
 */
export interface GivenRows {
  text: string;
  params: unknown[];
}

/** Where the rows come from, and the cadences that may take their leads. */
export interface Coming {
  intake: Intake;
  importId: string | null;
  taking: Taking;
  /** A person chose the cadence: its audience is not asked. */
  fitsAll: boolean;
}

/** What is known about a row before anything is written. */
export interface SeenRow {
  ordinal: number;
  /** Of a row with an address it is the address. */
  identity: string;
  hasAddress: boolean;
  optedOut: boolean;
  /** An address was given that cannot be used. */
  hasBadAddress: boolean;
  timeZone: string;
  country: string | null;
  /** Whose row it is: the lead that is known, or the id that a new one gets. */
  leadId: string;
  /** Null: the lead is new. */
  ledgerState: LedgerState | null;
  ledgerReason: string;
  nextActionAt: Date | null;
  /** Of a known lead: the row says something else than we know. */
  differs: boolean;
  /** Of a new one: we know somebody without an address who can be nobody else. */
  adopts: boolean;
  /** Of a new one: why nothing may be sent to it, and the cadence it fits. */
  suppressed: string | null;
  cadenceId: string | null;
}

/** A known lead of which a row says something else than we know. */
export interface DifferingLead {
  leadId: string;
  known: Facts;
  given: Facts;
}

/** The statements that make leads of rows. All lock in the order of identities or of ids, so that two batches wait for each other and never in a ring. */
@Injectable()
export class LeadMergeStore {
  /**
   * Looks, and locks nothing: of most rows of a list that comes again there is nothing to write. Each row asks an index by itself ("limit 1"):
   * a join reads all leads for each batch as soon as the planner knows how many rows a batch has.
   */
  async lookUp(tx: Tx, given: GivenRows, { intake, importId, taking, fitsAll }: Coming): Promise<SeenRow[]> {
    const params = [...given.params, intake, importId];
    return rows<SeenRow>(
      tx,
      `with given as (select came.*, ${at(given, 1)}::text as intake from (${given.text}) as came)
       select given.ordinal, given.identity, given.email is not null as "hasAddress", given.opted_out as "optedOut", given.time_zone as "timeZone", given.country,
         given.email is null and given.problems @> '[{"field": "email"}]' as "hasBadAddress",
         coalesce(lead.id, nextval('lead_id_seq')) as "leadId", ledger_state as "ledgerState", ledger_reason as "ledgerReason",
         next_action_at as "nextActionAt",
         lead.id is not null and (${FACT_COLUMNS.map(isNewSql).join(' or ')}) as differs,
         lead.id is null and given.formerly is not null
           and (select true from lead as nameless where ${namelessSql(given, 2)} limit 1) is not null as adopts,
         case when lead.id is null then ${suppressionReasonSql('given')} end as suppressed,
         case when lead.id is null then ${fittingCadenceSql(taking, fitsAll, 'given', params)} end as "cadenceId"
       from given left join lateral (select * from lead where lead.identity = given.identity limit 1) as lead on true
       order by given.ordinal`,
      params,
    );
  }

  /**
   * Leads that were known without an address get the one that a row brings; gives their ids. Never within one file, where a rehearsal,
   * which keeps no lead from one batch to the next, would count otherwise.
   */
  async adopt(tx: Tx, given: GivenRows, importId: string | null, now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `with ${withGiven(given)}, newcomer as (
         select distinct on (formerly) identity, formerly, email, email_domain, address_mark from given
         where formerly is not null and not exists (select from lead where lead.identity = given.identity)
         order by formerly, ordinal)
       update lead as nameless set identity = given.identity, email = given.email, email_domain = given.email_domain,
         address_mark = given.address_mark,
         custom = nameless.custom - 'unreadable email', updated_at = ${at(given, 2)}
       from newcomer as given where ${namelessSql(given, 1)}
       returning nameless.id`,
      [...given.params, importId, now],
    );
    return found.map(({ id }) => id);
  }

  /** Rows nobody knows become leads, each where it stands; gives their ids. One that somebody else made in the meantime is left out. */
  async insertNew(
    tx: Tx,
    given: GivenRows,
    { ordinals, standings }: { ordinals: number[]; standings: Standing[] },
    { intake, importId, now }: Pick<Coming, 'intake' | 'importId'> & { now: Date },
  ): Promise<Set<string>> {
    if (ordinals.length === 0) return new Set();
    const columns = ['identity', 'email', 'email_domain', 'address_mark', ...FACT_COLUMNS].join(', ');
    const inserted = await rows<{ id: string }>(
      tx,
      `with ${withGiven(given)}, placed as (
         select * from unnest(${at(given, 4)}::int[], ${at(given, 5)}::bigint[], ${at(given, 6)}::text[], ${at(given, 7)}::text[],
           ${at(given, 8)}::timestamptz[]) as placed (ordinal, id, ledger_state, ledger_reason, next_action_at))
       insert into lead (id, ${columns}, intake, import_id, ledger_state, ledger_reason, next_action_at, created_at, updated_at)
         overriding system value
       select placed.id, ${columns}, ${at(given, 1)}, ${at(given, 2)}::bigint, ledger_state, ledger_reason, next_action_at,
         ${at(given, 3)}, ${at(given, 3)}
       from given join placed using (ordinal) order by identity
       on conflict (identity) do nothing returning id`,
      [
        ...given.params,
        intake,
        importId,
        now,
        ordinals,
        standings.map(({ leadId }) => leadId),
        standings.map(({ state }) => state),
        standings.map(({ reason }) => reason),
        standings.map(({ nextActionAt }) => nextActionAt?.toISOString() ?? null),
      ],
    );
    return new Set(inserted.map(({ id }) => id));
  }

  /** Those of the leads whose rows say anything new. */
  async differing(tx: Tx, given: GivenRows, leadIds: string[]): Promise<DifferingLead[]> {
    if (leadIds.length === 0) return [];
    const columns = FACT_COLUMNS.flatMap((name) => [`lead.${name} as known_${name}`, `given.${name} as given_${name}`]);
    const found = await rows<{ leadId: string } & FactRow>(
      tx,
      `with ${withGiven(given)}
       select lead.id as lead_id, ${columns.join(', ')} from given join lead using (identity)
       where lead.id = any(${at(given, 1)}::bigint[]) and (${FACT_COLUMNS.map(isNewSql).join(' or ')})`,
      [...given.params, leadIds],
    );
    return found.map(({ leadId, ...facts }) => ({
      leadId,
      known: factsOf(facts, 'known'),
      given: factsOf(facts, 'given'),
    }));
  }

  async writeFacts(tx: Tx, changes: { leadId: string; facts: Facts }[], now: Date): Promise<void> {
    if (changes.length === 0) return;
    const records = changes.map(({ leadId, facts }) => ({ id: leadId, ...factRow(facts) }));
    await rows(
      tx,
      `update lead set ${FACT_COLUMNS.map((name) => `${name} = changed.${name}`).join(', ')}, updated_at = $2
       from jsonb_populate_recordset(null::lead, $1::jsonb) as changed where lead.id = changed.id`,
      [JSON.stringify(records), now],
    );
  }
}

/** Whether a row says something that we do not know. What it leaves out is nothing new. */
const isNewSql = (column: string): string =>
  JSON_COLUMNS.has(column)
    ? `not lead.${column} @> given.${column}`
    : `given.${column} is not null and given.${column} is distinct from lead.${column}`;

/** A lead without an address that a row, `given`, gives its address to. The nth parameter is the import of the rows. */
const namelessSql = (given: GivenRows, nth: number): string =>
  `nameless.identity = given.formerly and nameless.email is null
   and (${at(given, nth)}::bigint is null or nameless.import_id is distinct from ${at(given, nth)}::bigint)`;

const withGiven = ({ text }: GivenRows): string => `given as (${text})`;

/** The nth parameter after those of the rows themselves. */
const at = ({ params }: GivenRows, nth: number): string => `$${params.length + nth}`;
