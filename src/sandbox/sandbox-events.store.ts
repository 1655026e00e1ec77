import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';
import type { Truth } from './prospects.js';

/** What simulated people do: leads write, the company's own people decide, or leave something lying. */
export type EventKind =
  | 'reply'
  | 'approve_draft'
  | 'say_class'
  | 'accept_offer'
  | 'decline_offer'
  | 'ignore'
  | 'contact_lead'
  | 'close_handoff';

/** Something a simulated person is going to do. */
export interface SandboxEvent {
  id: string;
  at: Date;
  kind: EventKind;
  /** The same key twice is one event. */
  key: string;
  leadId: string | null;
  aboutId: string | null;
  /** reply: the mail as it will come in. */
  raw: Buffer | null;
  /** reply: what a careful reader would file it under. */
  truth: Truth | null;
  /** reply: the reply it became. */
  replyId: string | null;
}

type NewEvent = Pick<SandboxEvent, 'at' | 'kind' | 'key'> & Partial<Omit<SandboxEvent, 'id'>>;

/** The future of the sandbox: rows, so that it survives a restart as everything else does. */
@Injectable()
export class SandboxEventsStore {
  constructor(private readonly dataSource: DataSource) {}

  async plan(event: NewEvent): Promise<void> {
    await rows(
      this.dataSource.manager,
      `insert into sandbox_event (at, kind, key, lead_id, about_id, raw, truth) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (key) do nothing`,
      [
        event.at,
        event.kind,
        event.key,
        event.leadId ?? null,
        event.aboutId ?? null,
        event.raw ?? null,
        event.truth ? JSON.stringify(event.truth) : null,
      ],
    );
  }

  async due(now: Date): Promise<SandboxEvent[]> {
    return rows<SandboxEvent>(
      this.dataSource.manager,
      `select * from sandbox_event where done_at is null and at <= $1 order by at, id`,
      [now],
    );
  }

  async done(id: string, now: Date, replyId: string | null = null): Promise<void> {
    await rows(this.dataSource.manager, `update sandbox_event set done_at = $2, reply_id = $3 where id = $1`, [
      id,
      now,
      replyId,
    ]);
  }

  /** The next instant at which anything happens: a person acts, or the ledger has a next action for a lead. */
  async nextInstant(after: Date): Promise<Date | null> {
    const found = await row<{ next: Date | null }>(
      this.dataSource.manager,
      `select least(
         (select min(at) from sandbox_event where done_at is null),
         (select min(next_action_at) from lead where next_action_at > $1),
         (select min(digest_at) from rep where status = 'active' and digest and digest_at > $1),
         (select min(try_at) from notice where status = 'queued' and try_at > $1)) as next`,
      [after],
    );
    return found?.next ?? null;
  }

  /** The last captured mail that people have seen. */
  async seen(): Promise<string> {
    const found = await row<{ captured: string }>(this.dataSource.manager, `select captured from sandbox_seen`);
    return found?.captured ?? '';
  }

  async see(captured: string): Promise<void> {
    await rows(
      this.dataSource.manager,
      `insert into sandbox_seen (captured) values ($1) on conflict (id) do update set captured = excluded.captured`,
      [captured],
    );
  }
}
