import type { DataSource } from 'typeorm';

const HOUR = 3_600_000;

/** A Monday; when the leads of a report arrive unless a test says otherwise. */
export const START = new Date('2026-03-02T08:00:00Z');
export const after = (hours: number): Date => new Date(START.getTime() + hours * HOUR);

type Values = Record<string, unknown>;

/** Rows as the flow leaves them, for what reports count. Each gives its id. */
export class ReportRows {
  private leads = 0;

  constructor(private readonly dataSource: DataSource) {}

  async insert(table: string, values: Values): Promise<string> {
    const names = Object.keys(values);
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(values),
    );
    return row!.id;
  }

  lead(values: Values = {}): Promise<string> {
    return this.insert('lead', {
      identity: `lead ${++this.leads}`,
      language: 'en',
      time_zone: 'UTC',
      time_zone_source: 'default',
      intake: 'api',
      ledger_state: 'in_cadence',
      ledger_reason: 'due',
      created_at: START,
      updated_at: START,
      ...values,
    });
  }

  sent(leadId: string, hours: number, values: Values = {}): Promise<string> {
    return this.insert('message', {
      lead_id: leadId,
      direction: 'out',
      kind: 'touch',
      status: 'sent',
      written_by: 'offline/1',
      sent_at: after(hours),
      created_at: after(hours),
      ...values,
    });
  }

  /** `kind` null: nobody has read it yet. */
  replied(leadId: string, hours: number, kind: string | null, values: Values = {}): Promise<string> {
    return this.insert('message', {
      lead_id: leadId,
      direction: 'in',
      kind: 'reply',
      status: kind === null ? 'received' : 'settled',
      meaning: kind === null ? null : JSON.stringify({ class: kind }),
      classified_by: kind === null ? null : 'offline/1',
      received_at: after(hours),
      settled_at: kind === null ? null : after(hours + 1),
      created_at: after(hours),
      ...values,
    });
  }

  handOff(leadId: string, values: Values = {}): Promise<string> {
    return this.insert('handoff', {
      lead_id: leadId,
      status: 'unassigned',
      reason: 'interested',
      brief: '{}',
      language: 'en',
      act_at: START,
      opened_at: after(30),
      ...values,
    });
  }

  rep(): Promise<string> {
    return this.insert('rep', {
      name: 'Ann',
      email: 'ann@us.example',
      time_zone: 'UTC',
      hours: '{}',
      capacity: 5,
      created_at: START,
    });
  }

  acted(actor: string, act: string, messageId: string, leadId: string, values: Values = {}): Promise<string> {
    const about = { about: 'message', about_id: messageId, lead_id: leadId };
    return this.insert('activity', { at: START, actor, act, ...about, ...values });
  }

  modelCall(values: Values): Promise<string> {
    return this.insert('model_call', {
      purpose: 'touch',
      prompt: 'touch/1',
      model: 'm',
      outcome: 'answered',
      input_tokens: 1000,
      cached_tokens: 200,
      output_tokens: 100,
      cost: 0.01,
      asked_at: START,
      ...values,
    });
  }
}
