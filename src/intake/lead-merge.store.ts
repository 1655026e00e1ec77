import { Injectable } from '@nestjs/common';
import { row, rows, type Tx } from '../database/sql.js';
import type { Intake, LedgerState } from '../leads/lead.entity.js';
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

/** A lead that was there before the rows came. */
export interface KnownLead {
  leadId: string;
  ledgerState: LedgerState;
  ledgerReason: string;
}

/** A known lead of which a row says something else than we know. */
export interface DifferingLead {
  leadId: string;
  known: Facts;
  given: Facts;
}

/** A row's lead and where it stands. */
export interface PlacedRow {
  ordinal: number;
  leadId: string;
  state: LedgerState;
  reason: string;
  nextActionAt: Date | null;
}

/** The statements that make leads of rows. All lock in the order of identities or of ids, so that two batches wait for each other and never in a ring. */
@Injectable()
export class LeadMergeStore {
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
       update lead set identity = newcomer.identity, email = newcomer.email, email_domain = newcomer.email_domain,
         address_mark = newcomer.address_mark,
         custom = lead.custom - 'unreadable email', updated_at = ${at(given, 2)}
       from newcomer where lead.identity = newcomer.formerly and lead.email is null
         and (${at(given, 1)}::bigint is null or lead.import_id is distinct from ${at(given, 1)})
       returning lead.id`,
      [...given.params, importId, now],
    );
    return found.map(({ id }) => id);
  }

  /** Rows nobody knows become leads; gives their ids. Where they stand is written by whoever puts them under way. */
  async insertNew(
    tx: Tx,
    given: GivenRows,
    { intake, importId, now }: { intake: Intake; importId: string | null; now: Date },
  ): Promise<string[]> {
    const columns = ['identity', 'email', 'email_domain', 'address_mark', ...FACT_COLUMNS].join(', ');
    const inserted = await rows<{ id: string }>(
      tx,
      `with ${withGiven(given)}
       insert into lead (${columns}, intake, import_id, ledger_state, ledger_reason, created_at, updated_at)
       select ${columns}, ${at(given, 1)}, ${at(given, 2)}::bigint, 'excluded', 'no_cadence', ${at(given, 3)}, ${at(given, 3)}
       from given order by identity
       on conflict (identity) do nothing returning id`,
      [...given.params, intake, importId, now],
    );
    return inserted.map(({ id }) => id);
  }

  /** The leads that were there before, which stay locked. */
  async lockKnown(tx: Tx, given: GivenRows, inserted: string[]): Promise<KnownLead[]> {
    return rows<KnownLead>(
      tx,
      `with ${withGiven(given)}
       select lead.id as lead_id, lead.ledger_state, lead.ledger_reason from given join lead using (identity)
       where lead.id <> all(${at(given, 1)}::bigint[]) order by lead.id for update of lead`,
      [...given.params, inserted],
    );
  }

  /** Those of the leads whose rows say anything new. A list that comes again says nothing new of nearly all of its leads. */
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

  /** The addresses of rows that say the person opted out. */
  async optedOut(tx: Tx, given: GivenRows): Promise<string[]> {
    const found = await rows<{ email: string }>(
      tx,
      `with ${withGiven(given)} select email from given where opted_out and email is not null order by email`,
      given.params,
    );
    return found.map(({ email }) => email);
  }

  async placed(tx: Tx, given: GivenRows): Promise<PlacedRow[]> {
    return rows<PlacedRow>(
      tx,
      `with ${withGiven(given)}
       select given.ordinal, lead.id as lead_id, ledger_state as state, ledger_reason as reason, next_action_at
       from given join lead using (identity) order by given.ordinal`,
      given.params,
    );
  }

  async whisper(tx: Tx, leadId: string, text: string | null): Promise<boolean> {
    return (await row(tx, `update lead set whisper = $2 where id = $1 returning id`, [leadId, text])) !== null;
  }
}

/** Whether a row says something that we do not know. What it leaves out is nothing new. */
const isNewSql = (column: string): string =>
  JSON_COLUMNS.has(column)
    ? `not lead.${column} @> given.${column}`
    : `given.${column} is not null and given.${column} is distinct from lead.${column}`;

const withGiven = ({ text }: GivenRows): string => `given as (${text})`;

/** The nth parameter after those of the rows themselves. */
const at = ({ params }: GivenRows, nth: number): string => `$${params.length + nth}`;
