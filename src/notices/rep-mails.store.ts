import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { RepMail } from './rep-mail.entity.js';

const REMINDER_SECONDS = 90;

@Injectable()
export class RepMailsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<RepMail | null> {
    return tx.findOneBy(RepMail, { id });
  }

  /** Null when it is there already. */
  async insertOnce(
    tx: Tx,
    mail: Omit<RepMail, 'id' | 'status' | 'writtenId' | 'outcome' | 'remindedUntil' | 'settledAt'>,
  ): Promise<string | null> {
    const result = await tx
      .createQueryBuilder()
      .insert()
      .into(RepMail)
      .values({ ...mail, status: 'received' })
      .orIgnore()
      .returning('id')
      .execute();
    const [inserted] = result.raw as { id: string }[];
    return inserted?.id ?? null;
  }

  /** Moves it on; false when it stands elsewhere. */
  async move(
    tx: Tx,
    { id, status }: Pick<RepMail, 'id' | 'status'>,
    to: { status: 'written'; writtenId: string } | { status: 'settled'; outcome: string; settledAt: Date },
  ): Promise<boolean> {
    const result = await tx.update(RepMail, { id, status }, { ...to, raw: null, remindedUntil: null });
    return result.affected === 1;
  }

  /** Of this sender, since then: those that went to no lead; all of them, or those that answer this notice, or notices of this kind. */
  async countUnsent(
    {
      fromAddress,
      noticeId = null,
      kind = null,
    }: { fromAddress: string; noticeId?: string | null; kind?: string | null },
    since: Date,
    tx: Tx,
  ): Promise<number> {
    const found = await row<{ mails: number }>(
      tx,
      `select count(*)::int as mails from rep_mail left join notice on notice.id = notice_id
       where from_address = $1 and settled_at > $2 and outcome <> 'sent'
         and ($3::bigint is null or notice_id = $3) and ($4::text is null or kind = $4)`,
      [fromAddress, since, noticeId, kind],
    );
    return found?.mails ?? 0;
  }

  /** Those nobody has read, and those whose message has left or never will; other scans skip past them. */
  async remindOpen(limit: number): Promise<string[]> {
    const open = await rows<{ id: string }>(
      this.dataSource.manager,
      `with open as (
         select rep_mail.id from rep_mail left join message on message.id = written_id
         where rep_mail.status <> 'settled' and (rep_mail.reminded_until is null or rep_mail.reminded_until < now())
           and (rep_mail.status = 'received' or message.status in ('sent', 'failed', 'cancelled'))
         order by rep_mail.id limit $1 for update of rep_mail skip locked)
       update rep_mail set reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from open where rep_mail.id = open.id returning rep_mail.id`,
      [limit],
    );
    return open.map(({ id }) => id);
  }
}
