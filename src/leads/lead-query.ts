import { ownLeadSql } from '../access/own-rows.store.js';
import type { LedgerState } from './lead.entity.js';

/** Which leads are asked for; what is left out excludes nobody. */
export interface LeadFilter {
  /** Part of a name, a company or an address. */
  q?: string;
  ledger?: LedgerState;
  /** The cadence the lead is in, or was in last. */
  cadence?: string;
  source?: string;
  /** The address of the owner whom the CRM named. */
  owner?: string;
  /** What the lead's last reply was read as. */
  replyClass?: string;
  importId?: string;
  /** A step whose touch it got. */
  step?: string;
  /** A mailbox that has written to it. */
  mailbox?: string;
  /** Only the leads of this rep. */
  ofRep?: string;
  ids?: string[];
}

/** A condition on `lead`, with the values of its parameters. */
export interface SqlCondition {
  text: string;
  params: unknown[];
}

const likely = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

const CONDITIONS: Record<keyof LeadFilter, (param: string) => string> = {
  q: (q) =>
    `(lead.email ilike ${q} or lead.company ilike ${q} or concat_ws(' ', lead.first_name, lead.last_name) ilike ${q})`,
  ledger: (state) => `lead.ledger_state = ${state}`,
  cadence: (id) =>
    `(select cadence_id from enrollment where lead_id = lead.id order by enrollment.id desc limit 1) = ${id}`,
  source: (source) => `lead.source = ${source}`,
  owner: (email) => `lead.owner_email = lower(${email})`,
  // The replies of that class are few; whether one is the last is looked up for these alone.
  replyClass: (kind) => `lead.id in (
    select lead_id from message as reply where direction = 'in' and meaning->>'class' = ${kind} and not exists (
      select from message as later where later.lead_id = reply.lead_id and later.direction = 'in' and later.id > reply.id))`,
  importId: (id) => `lead.import_id = ${id}`,
  step: (id) => `lead.id in (select lead_id from message where step_id = ${id} and kind = 'touch' and status = 'sent')`,
  mailbox: (id) =>
    `lead.id in (select lead_id from message where mailbox_id = ${id} and direction = 'out' and status = 'sent')`,
  ofRep: (rep) => ownLeadSql('lead', rep),
  ids: (ids) => `lead.id = any(${ids}::bigint[])`,
};

/** Only what is asked for stands in the statement, so that an index for it is used. Its values are added to `params`. */
export function leadCondition({ q, ...filter }: LeadFilter, params: unknown[] = []): SqlCondition {
  const asked = Object.entries({ ...filter, q: q && likely(q) }).filter(([, value]) => value !== undefined);
  const texts = asked.map(([name, value]) => CONDITIONS[name as keyof LeadFilter](`$${params.push(value)}`));
  return { text: texts.join(' and ') || 'true', params };
}
