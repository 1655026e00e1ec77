import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { row, rows, type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { MailTransport } from '../mail/mail-transport.js';
import { ModelCallsStore } from '../model-calls/model-calls.store.js';

/** What was erased, by whom and when: to be shown to whoever asked for it. It holds nothing of the person. */
export interface Receipt {
  leadId: string;
  erasedAt: Date;
  erasedBy: string;
  /** Rows erased, by table, and mails that the sandbox had captured. */
  rows: Record<string, number>;
  /** A hash of the address stays, so that the person is not written to again. */
  addressKept: 'hash' | 'none';
}

/** Answers kept for repeated requests that tell of the lead, alone or among others. */
const TELLS_OF = `'$.** ? (@.leadId == $lead || @.id == $lead && (exists (@.ledger) || exists (@.ledgerState)))'`;

/** On `notice`. That the list is not empty says so to its index, which holds no empty ones. */
const tellsOf = (id: string): string => `lead_id = ${id} or lead_ids <> '{}' and lead_ids @> array[${id}]`;

/** Where rows of a `person` lie, in the order they may go. `activity` and `model_call` hold codes and ids only, and stay. */
const ERASED: readonly { table: string; where: string }[] = [
  { table: 'offer', where: `handoff_id in (select handoff.id from handoff where handoff.lead_id = person.id)` },
  { table: 'handoff', where: `lead_id = person.id` },
  { table: 'asking', where: `lead_id = person.id` },
  { table: 'rep_mail', where: `lead_id = person.id` },
  { table: 'notice', where: tellsOf('person.id') },
  { table: 'enrollment', where: `lead_id = person.id` },
  { table: 'sandbox_event', where: `lead_id = person.id` },
  { table: 'message', where: `lead_id = person.id or lead_id is null and from_address = person.email` },
  { table: 'parked_mail', where: `sender = person.email` },
  {
    table: 'import_row',
    where: `import_row.email = person.email or import_row.identity = person.identity
      or (import_row.import_id, import_row.ordinal) in (select import_id, ordinal from import_result where lead_id = person.id)`,
  },
  { table: 'import_result', where: `lead_id = person.id` },
  {
    table: 'idempotency_key',
    where: `jsonb_path_exists(response, ${TELLS_OF}, jsonb_build_object('lead', person.id::text))`,
  },
];

/** The tables with a column `lead_id` that erasing knows; a test compares them with the schema. */
export const ERASED_TABLES: readonly string[] = ['lead', 'kept_answer', ...ERASED.map(({ table }) => table)];

/** Erases everything about a person (GDPR article 17). */
@Injectable()
export class EraseLead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly modelCalls: ModelCallsStore,
    private readonly activity: ActivityStore,
    private readonly transport: MailTransport,
  ) {}

  /** `on_wire`: a mail to the lead is being sent at this moment; nothing was erased. */
  async run(leadId: string, by: string, now: Date): Promise<Receipt | 'gone' | 'on_wire'> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, leadId);
      if (!lead) return 'gone';
      const onWire = await row(tx, `select id from message where lead_id = $1 and status = 'sending'`, [leadId]);
      if (onWire) return 'on_wire';
      const erased = await this.erase(tx, lead, now);
      const receipt: Receipt = {
        leadId,
        erasedAt: now,
        erasedBy: by,
        rows: erased,
        addressKept: lead.email ? 'hash' : 'none',
      };
      const act = { act: 'lead.erased', about: 'lead', aboutId: leadId, leadId, detail: { rows: erased } };
      await this.activity.record(tx, { at: now, actor: by, ...act });
      return receipt;
    });
  }

  private async erase(tx: Tx, lead: Lead, now: Date): Promise<Record<string, number>> {
    if (lead.email) await this.suppressions.keepHash(tx, now, hashOf(lead.email), lead.email);
    const mails = await this.messageIds(tx, lead.id);
    const erased: Record<string, number> = {};
    for (const { table, where } of ERASED) {
      const gone = await rows(
        tx,
        `delete from ${table} using (select $1::bigint as id, $2::text as email, $3::text as identity) as person
         where ${where} returning 1 as gone`,
        [lead.id, lead.email, lead.identity],
      );
      erased[table] = gone.length;
    }
    await this.modelCalls.forgetLead(tx, lead.id);
    await rows(tx, `delete from lead where id = $1`, [lead.id]);
    // Last, because a file does not come back when the transaction is undone.
    return { lead: 1, ...erased, capturedMail: await this.transport.destroy(mails) };
  }

  /** Of every mail that may have been captured: to the lead, and to reps about it. */
  private async messageIds(tx: Tx, leadId: string): Promise<string[]> {
    const found = await rows<{ messageId: string }>(
      tx,
      `select message_id from message where lead_id = $1 and direction = 'out' and message_id is not null
       union all select message_id from notice where (${tellsOf('$1::bigint')}) and message_id is not null`,
      [leadId],
    );
    return found.map(({ messageId }) => messageId);
  }
}

const hashOf = (address: string): string => createHash('sha256').update(address).digest('hex');
