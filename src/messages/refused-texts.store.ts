import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { Message } from './message.entity.js';

/** Why a message failed, as long as its mailbox has had none taken since: one more of a row that may turn out to be the mailbox's fault. */
export const TEXT_REFUSED = 'text_refused';

/** It did turn out so: the message is to go once more. */
const REFUSED_ALIKE = 'refused_alike';

/** Messages whose text a server refused for good, in a row. */
@Injectable()
export class RefusedTextsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Other leads whose texts were refused since the mailbox had one taken. Who asks next waits until this one has decided. */
  async countOthers(tx: Tx, mailboxId: string, leadId: string | null): Promise<number> {
    await rows(tx, `select id from mailbox where id = $1 for update`, [mailboxId]);
    const found = await row<{ others: number }>(
      tx,
      `select count(distinct lead_id)::int as others from message
       where mailbox_id = $1 and status = 'failed' and hold_reason = '${TEXT_REFUSED}' and lead_id is distinct from $2`,
      [mailboxId, leadId],
    );
    return found?.others ?? 0;
  }

  /** Its message, which nobody else decides about until the transaction ends; null when somebody has. */
  async lockAlike(tx: Tx, id: string): Promise<Message | null> {
    const where = { id, status: 'failed' as const, holdReason: REFUSED_ALIKE };
    return tx.findOne(Message, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** It is the mailbox: all of the row are to go once more. */
  async blameMailbox(tx: Tx, mailboxId: string): Promise<void> {
    await rows(
      tx,
      `update message set hold_reason = '${REFUSED_ALIKE}'
       where mailbox_id = $1 and status = 'failed' and hold_reason = '${TEXT_REFUSED}'`,
      [mailboxId],
    );
  }

  async refusedAlike(limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.dataSource.manager,
      `select id from message where status = 'failed' and hold_reason = '${REFUSED_ALIKE}' order by id limit $1`,
      [limit],
    );
    return found.map(({ id }) => id);
  }

  /**
   * `failed` → `queued`, with new bytes: nobody has taken the old ones, so it is one mail still. Into the enrollment that goes on
   * for the one it belonged to, if there is one. To be asked of one that is {@link lockAlike locked}.
   */
  async requeue(tx: Tx, { id }: Pick<Message, 'id'>, enrollmentId: string | null): Promise<void> {
    await rows(
      tx,
      `update message set status = 'queued', hold_reason = 'mailbox_paused', rendered = null, wire_started_at = null, not_before = null,
         reminded_until = null, enrollment_id = coalesce($2, enrollment_id)
       where id = $1 and status = 'failed' and hold_reason = '${REFUSED_ALIKE}'`,
      [id, enrollmentId],
    );
  }

  /** It failed, and that is all. */
  async leaveFailed(tx: Tx, id: string): Promise<void> {
    await rows(tx, `update message set hold_reason = null where id = $1 and hold_reason = '${REFUSED_ALIKE}'`, [id]);
  }
}
