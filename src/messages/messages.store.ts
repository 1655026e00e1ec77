import { Injectable } from '@nestjs/common';
import { DataSource, In, type FindOptionsWhere } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { storable } from '../database/storable.js';
import { APPROVED, Message, type MessageStatus, UNDELIVERED } from './message.entity.js';
import { threadColumns, threadColumnsSql, type ThreadMessage } from './thread-columns.js';

@Injectable()
export class MessagesStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Message | null> {
    return row<Message>(tx, `select * from message where id = $1`, [id]);
  }

  /** Everything said with a lead, oldest first; without raw bytes. */
  async thread(leadId: string, tx: Tx = this.dataSource.manager): Promise<Message[]> {
    return this.threads([leadId], tx);
  }

  /** The same of many leads. */
  async threads(leadIds: string[], tx: Tx = this.dataSource.manager): Promise<Message[]> {
    return rows<Message>(
      tx,
      `select ${threadColumnsSql} from message where lead_id = any($1::bigint[])
       order by coalesce(sent_at, received_at, created_at), id`,
      [leadIds],
    );
  }

  /** The mails as they left, of those that were rendered. */
  async rendered(ids: string[]): Promise<{ id: string; rendered: Buffer }[]> {
    if (ids.length === 0) return [];
    return rows(
      this.dataSource.manager,
      `select id, rendered from message where id = any($1::bigint[]) and rendered is not null`,
      [ids],
    );
  }

  async list(where: FindOptionsWhere<Message>, limit: number, cursor?: string): Promise<ThreadMessage[]> {
    const select = this.dataSource.manager
      .createQueryBuilder(Message, 'message')
      .select(threadColumns)
      .where(where)
      .orderBy('message.id', 'DESC')
      .limit(limit);
    if (cursor) select.andWhere('message.id < :cursor', { cursor });
    return select.getMany();
  }

  /** Saves a new message; null when one for the same step or the same reply is there already. */
  async insertOnce(tx: Tx, message: Partial<Message>): Promise<Message | null> {
    const created = tx.create(Message, storable(message));
    const result = await tx
      .createQueryBuilder()
      .insert()
      .into(Message)
      .values(created)
      .orIgnore()
      .returning('id')
      .execute();
    const [inserted] = result.raw as { id: string }[];
    return inserted ? { ...created, id: inserted.id } : null;
  }

  /** Changes a message if it still stands at one of `from`; false when something else was quicker. */
  async change(tx: Tx, id: string, from: MessageStatus[], change: Partial<Message>): Promise<boolean> {
    const result = await tx.update(Message, { id, status: In(from) }, { remindedUntil: null, ...storable(change) });
    return result.affected === 1;
  }

  /**
   * Cancels what has not reached the wire. A `sending` row whose wire has started cannot be called back.
   * A new reply makes an answer out of date, never the question: that reply waits for an answer again.
   */
  async cancelUnsent(tx: Tx, leadIds: string[], reason: string): Promise<string[]> {
    const cancelled = await rows<{ id: string; answersId: string | null }>(
      tx,
      `update message set status = 'cancelled', hold_reason = $2, reminded_until = null, leased_until = null
       where lead_id = any($1::bigint[]) and direction = 'out' and kind <> 'person'
         and (status in ('queued', 'needs_review') or status = 'sending' and wire_started_at is null)
       returning id, answers_id`,
      [leadIds, reason],
    );
    const unanswered = cancelled.flatMap(({ answersId }) => answersId ?? []);
    if (reason === 'replied') await this.reopen(tx, unanswered);
    return cancelled.map(({ id }) => id);
  }

  /** Makes it somebody's to decide; false when it waits for nobody. */
  async assign(tx: Tx, id: string, userId: string | null): Promise<boolean> {
    const assigned = await row(
      tx,
      `update message set assigned_to = $2 where id = $1 and lead_id is not null and (status in ('needs_review', 'unknown')
         or status = 'classified' and decision->>'act' = 'ask_person') returning id`,
      [id, userId],
    );
    return assigned !== null;
  }

  /** Cancels what the agent has written to the lead by another instruction than this one, or by none, and what is not on the wire. Nobody instructs it how to ask about a rep. */
  async cancelDeaf(tx: Tx, leadId: string, whisper: string | null): Promise<void> {
    const cancelled = await rows<{ answersId: string | null }>(
      tx,
      `update message set status = 'cancelled', hold_reason = 'whispered', reminded_until = null, leased_until = null
       where lead_id = $1 and direction = 'out' and kind <> 'person' and whisper is distinct from $2
         and kind <> 'check' and (status in ('queued', 'needs_review') or status = 'sending' and wire_started_at is null)
       returning case when kind = 'answer' then answers_id end as answers_id`,
      [leadId, whisper],
    );
    await this.reopen(
      tx,
      cancelled.flatMap(({ answersId }) => answersId ?? []),
    );
  }

  /** Replies whose answer will not leave wait for one again. */
  async reopen(tx: Tx, replyIds: string[]): Promise<void> {
    if (replyIds.length === 0) return;
    await rows(
      tx,
      `update message set status = 'classified', settled_at = null, reminded_until = null
       where id = any($1::bigint[]) and direction = 'in' and status = 'settled'`,
      [replyIds],
    );
  }

  /** Cancels drafts of steps that are no more; gives the leads they were for. */
  async cancelDrafts(tx: Tx, enrollmentIds: string[], reason: string): Promise<string[]> {
    const cancelled = await rows<{ leadId: string }>(
      tx,
      `update message set status = 'cancelled', hold_reason = $2, reminded_until = null, leased_until = null
       where enrollment_id = any($1::bigint[]) and kind = 'touch' and status in ('queued', 'needs_review') returning lead_id`,
      [enrollmentIds, reason],
    );
    return cancelled.map(({ leadId }) => leadId);
  }

  /** Our answer that is the last word of the thread and has not been nudged about; null when there is none. */
  async unansweredAnswer(leadId: string, tx: Tx): Promise<string | null> {
    const found = await row<{ id: string }>(
      tx,
      `select id from message as answer where lead_id = $1 and kind = 'answer' and status = 'sent'
         and not exists (select from message as later where later.lead_id = $1 and (
           later.direction = 'out' and later.status in ('sent', 'unknown') and later.sent_at > answer.sent_at
           or later.direction = 'in' and later.received_at > answer.sent_at
             and coalesce(later.meaning->>'class', '') not in ('bounce', 'out_of_office', 'auto_reply')))
         and not exists (select from message as nudge where nudge.kind = 'nudge' and nudge.answers_id = answer.id
           and (nudge.status <> 'cancelled' or nudge.hold_reason = 'rejected_skip'))
       order by id desc limit 1`,
      [leadId],
    );
    return found?.id ?? null;
  }

  /** What went to an address that does not work, since a person wrote from there last, was read by nobody. */
  async markUndelivered(tx: Tx, leadId: string, address: string): Promise<void> {
    await rows(
      tx,
      `update message set flags = flags || $3::jsonb
       where lead_id = $1 and direction = 'out' and status = 'sent' and to_address = $2 and not flags @> $3::jsonb
         and sent_at > coalesce((select max(received_at) from message as reply where reply.lead_id = $1 and direction = 'in'
           and coalesce(meaning->>'class', '') not in ('bounce', 'out_of_office', 'auto_reply')), '-infinity')`,
      [leadId, address, JSON.stringify([UNDELIVERED])],
    );
  }

  /** Answers nobody read before they left, to this address, whichever lead it was. */
  async countAnswersTo(address: string, since: Date): Promise<number> {
    const found = await row<{ answers: number }>(
      this.dataSource.manager,
      `select count(*)::int as answers from message where kind = 'answer' and to_address = $1 and sent_at > $2
         and not flags @> $3::jsonb`,
      [address, since, JSON.stringify([APPROVED])],
    );
    return found?.answers ?? 0;
  }

  /**
   * The same to everybody at a domain: what left or may have left since then, and what is on its way, whenever it was written. One
   * that waits has no address yet, so it counts by its lead's.
   */
  async countAnswersToDomain(domain: string, since: Date): Promise<number> {
    const found = await row<{ answers: number }>(
      this.dataSource.manager,
      `select ((select count(*) from message where kind = 'answer' and status in ('sent', 'unknown')
           and split_part(to_address, '@', 2) = $1 and coalesce(sent_at, wire_started_at) > $2 and not flags @> $3::jsonb)
         + (select count(*) from message join lead on lead.id = lead_id where kind = 'answer' and status in ('queued', 'sending')
           and lead.email_domain = $1 and not flags @> $3::jsonb))::int as answers`,
      [domain, since, JSON.stringify([APPROVED])],
    );
    return found?.answers ?? 0;
  }

  /** Whether all that carries an answer may still be claimed: the passages are there, valid, and as they were when it was written. */
  async isEvidenceValid({ id, evidence }: Pick<Message, 'id' | 'evidence'>, now: Date, tx: Tx): Promise<boolean> {
    if (!evidence) return true;
    const lost = await row(
      tx,
      `select message.id from message cross join lateral jsonb_array_elements(evidence) as carried
       left join passage on passage.id = (carried->>'passageId')::bigint and coalesce(valid_until > $2, true)
         and coalesce(changed_at <= message.created_at, true)
       where message.id = $1 and passage.id is null limit 1`,
      [id, now],
    );
    return lost === null;
  }

  /** The first of these Message-IDs that is one of ours. */
  async byMessageIds(messageIds: string[], tx: Tx = this.dataSource.manager): Promise<Message | null> {
    if (messageIds.length === 0) return null;
    const found = await tx.findBy(Message, { messageId: In(messageIds), direction: 'out' });
    const place = ({ messageId }: Message): number => messageIds.indexOf(messageId ?? '');
    return found.sort((a, b) => place(a) - place(b))[0] ?? null;
  }
}
