import { Injectable } from '@nestjs/common';
import { row, rows, type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { DataSource } from 'typeorm';
import type { Rep } from './rep.entity.js';

const REMINDER_SECONDS = 90;

/** A lead of a rep, and since or until when it waits. */
export interface DeskLead {
  lead: Pick<Lead, 'id' | 'firstName' | 'lastName' | 'company' | 'phone' | 'email'>;
  offerId: string;
  at: Date;
  /** What they wrote; empty where nothing is told of it. */
  words: string;
}

/** What waits for a rep: offers, leads they took and have not been in touch with, and what their leads wrote. */
export interface Desk {
  offers: DeskLead[];
  waiting: DeskLead[];
  replies: DeskLead[];
}

const LEAD = `lead.id, first_name, last_name, company, phone, email`;

/** More is not read over a coffee. */
const MOST = 100;

@Injectable()
export class DigestStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Reps whose morning has come, and those of whom nobody knows yet when it does. */
  async remindDue(now: Date, limit: number): Promise<string[]> {
    const due = await rows<{ id: string }>(
      this.dataSource.manager,
      `with due as (
         select id from rep where status = 'active' and digest and (digest_at is null or digest_at <= $1)
           and (digest_reminded_until is null or digest_reminded_until < now())
         order by id limit $2 for update skip locked)
       update rep set digest_reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from due where rep.id = due.id returning rep.id`,
      [now, limit],
    );
    return due.map(({ id }) => id);
  }

  /** Takes the morning of this rep, once: false when it was taken, moved or switched off. `coveredTo`: what was told until when. */
  async claim(tx: Tx, { id, digestAt }: Rep, to: { next: Date; coveredTo: Date }, now: Date): Promise<boolean> {
    const claimed = await row(
      tx,
      `update rep set digest_at = $3, digested_at = $4, digest_reminded_until = null
       where id = $1 and status = 'active' and digest and digest_at is not distinct from $2
         and (digest_at is null or digest_at <= $5) returning id`,
      [id, digestAt, to.next, to.coveredTo, now],
    );
    return claimed !== null;
  }

  /** When this rep was last told; null: never. */
  async lastTold(tx: Tx, repId: string): Promise<Date | null> {
    const told = await row<{ at: Date | null }>(
      tx,
      `select max(created_at) as at from notice where kind = 'rep_digest' and about = 'rep' and about_id = $1`,
      [repId],
    );
    return told?.at ?? null;
  }

  async deskOf(tx: Tx, repId: string, since: Date): Promise<Desk> {
    const offers = await leadsOf(
      tx,
      `select ${LEAD}, offer.id as offer_id, expires_at as at, '' as words
       from offer join handoff on handoff.id = handoff_id join lead on lead.id = lead_id
       where offer.rep_id = $1 and offer.status = 'open' order by expires_at, offer.id limit ${MOST}`,
      [repId],
    );
    const newest = `(select max(id) from offer where handoff_id = handoff.id)`;
    const waiting = await leadsOf(
      tx,
      `select ${LEAD}, ${newest} as offer_id, accepted_at as at, '' as words
       from handoff join lead on lead.id = lead_id
       where rep_id = $1 and handoff.status = 'accepted' and first_action_at is null
       order by accepted_at, handoff.id limit ${MOST}`,
      [repId],
    );
    const replies = await leadsOf(
      tx,
      `select ${LEAD}, ${newest} as offer_id, received_at as at, body as words
       from handoff join lead on lead.id = lead_id join message on message.lead_id = handoff.lead_id
       where rep_id = $1 and handoff.status in ('offered', 'accepted') and direction = 'in' and received_at > $2
         and coalesce(meaning->>'class', '') not in ('bounce', 'out_of_office', 'auto_reply')
       order by received_at, message.id limit ${MOST}`,
      [repId, since],
    );
    return { offers, waiting, replies };
  }
}

async function leadsOf(tx: Tx, statement: string, params: unknown[]): Promise<DeskLead[]> {
  const found = await rows<DeskLead['lead'] & Omit<DeskLead, 'lead'>>(tx, statement, params);
  return found.map(({ offerId, at, words, ...lead }) => ({ lead, offerId, at, words }));
}
