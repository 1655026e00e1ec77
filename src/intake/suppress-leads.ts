import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { rows, type Tx } from '../database/sql.js';
import { type NewSuppression, SuppressionsStore } from '../leads/suppressions.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { heldByMailSql } from './held-by-mail.sql.js';

/** Acts written by one statement. */
const ACTS = 5_000;

/**
 * Adds suppressions and ends at once what was under way to the leads they concern, however many: open enrollments stop, unsent messages are
 * cancelled, the leads are excluded. A lead that a rep has, or whose reply is being handled, stays there; it gets no more mail of the agent.
 */
@Injectable()
export class SuppressLeads {
  constructor(
    private readonly suppressions: SuppressionsStore,
    private readonly messages: MessagesStore,
    private readonly activity: ActivityStore,
  ) {}

  /** Gives the leads whose enrollment it stopped. */
  async run(tx: Tx, now: Date, added: NewSuppression[], by: string): Promise<string[]> {
    if (added.length === 0) return [];
    // Leads before suppressions, as everybody does who locks a lead: otherwise two could wait for each other.
    const leadIds = await this.lock(tx, added);
    await this.suppressions.add(tx, now, ...added);
    // A mail a person wrote meets the suppression at the door.
    await this.messages.cancelUnsent(tx, leadIds, 'suppressed');
    const stopped = await this.stop(tx, leadIds, now);
    await this.exclude(tx, leadIds, stopped, now);
    for (let from = 0; from < stopped.length; from += ACTS) {
      const acts = stopped.slice(from, from + ACTS).map((leadId) => ({
        at: now,
        actor: by,
        act: 'lead.suppressed',
        about: 'lead',
        aboutId: leadId,
        leadId,
      }));
      await this.activity.record(tx, ...acts);
    }
    return stopped;
  }

  private async lock(tx: Tx, added: NewSuppression[]): Promise<string[]> {
    const valuesOf = (wanted: string): string[] =>
      added.filter(({ kind }) => kind === wanted).map(({ value }) => value.toLowerCase());
    const domains = valuesOf('domain');
    const found = await rows<{ id: string }>(
      tx,
      `select id from lead where email = any($1) ${domains.length > 0 ? 'or email_domain = any($2)' : ''}
       order by id for update`,
      [valuesOf('address'), ...(domains.length > 0 ? [domains] : [])],
    );
    return found.map(({ id }) => id);
  }

  private async stop(tx: Tx, leadIds: string[], now: Date): Promise<string[]> {
    const stopped = await rows<{ leadId: string }>(
      tx,
      `update enrollment set status = 'stopped', reason = 'suppressed', closed_at = $2,
         not_before = null, hold_reason = null, reminded_until = null, resume_at = null, pause_owner = null
       where lead_id = any($1::bigint[]) and status in ('active', 'paused') returning lead_id`,
      [leadIds, now],
    );
    return stopped.map(({ leadId }) => leadId);
  }

  /** A lead that a rep closed after an older suppression stays closed. */
  private async exclude(tx: Tx, leadIds: string[], stopped: string[], now: Date): Promise<void> {
    await rows(
      tx,
      `update lead set ledger_state = 'excluded', ledger_reason = suppression.reason, next_action_at = null, updated_at = $2
       from suppression
       where lead.id = any($1::bigint[]) and ledger_state not in ('excluded', 'with_rep') and not ${heldByMailSql('lead')}
         and suppression.id = (select min(id) from suppression as first
           where kind = 'address' and value = lead.email or kind = 'domain' and value = lead.email_domain)
         and (suppression.created_at = $2 or lead.id = any($3::bigint[]))`,
      [leadIds, now, stopped],
    );
  }
}
