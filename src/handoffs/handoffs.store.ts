import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { Handoff, type HandoffStatus, OPEN_STATUSES } from './handoff.entity.js';
import { productsOf } from './product.rules.js';
import type { ReplyClass } from '../writer/writer.js';
import type { LeadToRoute } from './routing.rules.js';

const REMINDER_SECONDS = 90;

/**
 * Hand-offs without a rep beyond which no calls are added to them: a list of a million phone numbers waits as excluded
 * leads, counted with their reason, and comes up as fast as somebody can call.
 */
const CALLS_WAITING = 100;

export interface HandoffQuery {
  status?: HandoffStatus;
  rep?: string;
  lead?: string;
  cursor?: string;
  limit: number;
}

export interface HandoffCounts {
  unassigned: number;
  offered: number;
  accepted: number;
}

/** A hand-off that waits for a rep, with what decides who may have it. */
export interface WaitingHandoff extends LeadToRoute {
  id: string;
  leadId: string;
  replyClass: ReplyClass | null;
}

export interface ToHasten {
  statuses: HandoffStatus[];
  repId?: string | null;
  /** Null: all. */
  most?: number | null;
}

@Injectable()
export class HandoffsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Handoff | null> {
    return tx.findOneBy(Handoff, { id });
  }

  async openOf(leadId: string, tx: Tx = this.dataSource.manager): Promise<Handoff | null> {
    return tx.findOneBy(Handoff, { leadId, status: In(OPEN_STATUSES) });
  }

  /** All hand-offs a lead ever had, the newest first. */
  async allOf(leadId: string, tx: Tx = this.dataSource.manager): Promise<Handoff[]> {
    return tx.find(Handoff, { where: { leadId }, order: { id: 'DESC' } });
  }

  /** The rep who last had somebody else of the same company. */
  async repOfCompany({ companyKey, leadId }: Handoff, tx: Tx): Promise<string | null> {
    const found = await row<{ repId: string }>(
      tx,
      `select rep_id from handoff where company_key = $1 and rep_id is not null and lead_id <> $2 order by id desc limit 1`,
      [companyKey, leadId],
    );
    return found?.repId ?? null;
  }

  async list({ status, rep, lead, cursor, limit }: HandoffQuery): Promise<Handoff[]> {
    const select = this.dataSource.manager
      .createQueryBuilder(Handoff, 'handoff')
      .orderBy('handoff.id', 'DESC')
      .limit(limit);
    if (status) select.andWhere('handoff.status = :status', { status });
    if (rep) select.andWhere('handoff.rep_id = :rep', { rep });
    if (lead) select.andWhere('handoff.lead_id = :lead', { lead });
    if (cursor) select.andWhere('handoff.id < :cursor', { cursor });
    return select.getMany();
  }

  /** Open ones by where they stand; of one rep, or of all. */
  async counts(rep: string | null): Promise<HandoffCounts> {
    const found = await row<HandoffCounts>(
      this.dataSource.manager,
      `select ${OPEN_STATUSES.map((status) => `(count(*) filter (where status = '${status}'))::int as ${status}`).join(', ')}
       from handoff where status in ('unassigned', 'offered', 'accepted') and ($1::bigint is null or rep_id = $1)`,
      [rep],
    );
    return found!;
  }

  /** Null when one is open for the lead already, or was made for the same reply. */
  async insertOnce(tx: Tx, handoff: Partial<Handoff>): Promise<Handoff | null> {
    const result = await tx
      .createQueryBuilder()
      .insert()
      .into(Handoff)
      .values(handoff)
      .orIgnore()
      .returning('id')
      .execute();
    const [inserted] = result.raw as { id: string }[];
    return inserted ? this.find(inserted.id, tx) : null;
  }

  /** Moves a hand-off on. Throws when it stands at none of `from`: whoever moves it holds the lead's lock and has looked. */
  async move(tx: Tx, id: string, from: HandoffStatus[], to: Partial<Handoff>): Promise<void> {
    const result = await tx.update(Handoff, { id, status: In(from) }, { remindedUntil: null, ...to });
    if (result.affected !== 1) throw new Error(`hand-off ${id} stands at none of: ${from.join(', ')}`);
  }

  /** Hand-offs whose clock has run out, the longest first; other scans skip past them. */
  async remindDue(now: Date, limit: number): Promise<string[]> {
    const due = await rows<{ id: string; actAt: Date; openedAt: Date }>(
      this.dataSource.manager,
      `with due as (
         select id from handoff where status in ('unassigned', 'offered', 'accepted') and act_at <= $1
           and (reminded_until is null or reminded_until < now())
         order by act_at, opened_at, id limit $2 for update skip locked)
       update handoff set reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from due where handoff.id = due.id returning handoff.id, act_at, opened_at`,
      [now, limit],
    );
    const order = (a: (typeof due)[0], b: (typeof due)[0]): number =>
      Number(a.actAt) - Number(b.actAt) || Number(a.openedAt) - Number(b.openedAt);
    return due.sort(order).map(({ id }) => id);
  }

  /** Accepted ones in which nobody has noted the first word with the lead, although our people's mail to it has left since. */
  async writtenTo(limit: number): Promise<{ id: string; writtenBy: string }[]> {
    return rows(
      this.dataSource.manager,
      `select handoff.id, mail.written_by from handoff cross join lateral (
         select written_by from message where lead_id = handoff.lead_id and kind = 'person' and status in ('sent', 'unknown')
           and coalesce(sent_at, wire_started_at) >= accepted_at order by coalesce(sent_at, wire_started_at) limit 1) as mail
       where handoff.status = 'accepted' and first_action_at is null order by handoff.id limit $1`,
      [limit],
    );
  }

  /** Hand-offs without a rep whose next look is due. */
  async waitingForRep(now: Date, limit: number): Promise<WaitingHandoff[]> {
    const waiting = await rows<Omit<WaitingHandoff, 'products'> & { custom: Record<string, string> }>(
      this.dataSource.manager,
      `select handoff.id, handoff.lead_id, reply_class, reply_class is null as is_call, coalesce(fit = 'fits', false) as fits, handoff.language, country, owner_email, custom,
         (select rep_id from handoff as colleague where colleague.company_key = handoff.company_key and rep_id is not null
            and colleague.lead_id <> handoff.lead_id order by colleague.id desc limit 1) as company_rep_id,
         (select rep_id from handoff as former where former.lead_id = handoff.lead_id and former.id <> handoff.id
            and accepted_at is not null order by former.id desc limit 1) as former_rep_id
       from handoff join lead on lead.id = handoff.lead_id
       where handoff.status = 'unassigned' and act_at <= $1 and (reminded_until is null or reminded_until < now())
       order by act_at, opened_at, handoff.id limit $2`,
      [now, limit],
    );
    return waiting.map(({ custom, ...handoff }) => ({ ...handoff, products: productsOf(custom) }));
  }

  /** The next look at those of these that still wait for a rep; whom a step is deciding about is left alone. Gives the ids of what it moved. */
  async putOff(tx: Tx, ids: string[], now: Date, until: Date): Promise<Set<string>> {
    const moved = await rows<{ id: string }>(
      tx,
      `with waiting as (
         select handoff.id from handoff join lead on lead.id = handoff.lead_id
         where handoff.id = any($1::bigint[]) and handoff.status = 'unassigned' and act_at <= $2
         order by lead.id for update of lead, handoff skip locked)
       update handoff set act_at = $3 from waiting where handoff.id = waiting.id returning handoff.id`,
      [ids, now, until],
    );
    return new Set(moved.map(({ id }) => id));
  }

  /** Leads no mail can reach that have a phone number, while somebody is there to call and not too many wait already. */
  async leadsToCall(): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.dataSource.manager,
      `select id from lead
       where ledger_state = 'excluded' and ledger_reason in ('no_address', 'bounced') and phone is not null
         and not exists (select from handoff where lead_id = lead.id)
         and exists (select from rep where status = 'active')
       order by id
       limit greatest(0, ${CALLS_WAITING} - (select count(*) from handoff where status = 'unassigned'))`,
    );
    return found.map(({ id }) => id);
  }

  /** Lets the clocks of these hand-offs run out now, the oldest first; the next scan takes them up. Gives those it moved. */
  async hasten(tx: Tx, { statuses, repId = null, most = null }: ToHasten, now: Date): Promise<Handoff[]> {
    const hastened = await rows<{ id: string }>(
      tx,
      // The lead's lock comes first, as everywhere; what changed while waiting for it is left alone.
      `with oldest as (
         select id, lead_id from handoff
         where status = any($1) and ($2::bigint is null or rep_id = $2) and act_at > $3
           and (ask_until is null or ask_until <= $3)
         order by opened_at, id limit $4),
       waiting as (
         select oldest.id from oldest join lead on lead.id = oldest.lead_id order by lead.id for update of lead)
       update handoff set act_at = $3, reminded_until = null from waiting
       where handoff.id = waiting.id and status = any($1) and ($2::bigint is null or rep_id = $2) and act_at > $3
       returning handoff.id`,
      [statuses, repId, now, most],
    );
    return tx.findBy(Handoff, { id: In(hastened.map(({ id }) => id)) });
  }
}
