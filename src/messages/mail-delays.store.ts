import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { TEXT_REFUSED } from './refused-texts.store.js';

/** Minutes: 5, doubling, at most 6 hours (RFC 5321 §4.5.4.1). */
const FIRST_DELAY = 5;
const LONGEST_DELAY = 360;

/** The domain of the server that mails are handed to, whomever they are for. */
export const OWN_SERVER = '';

/** A mailbox whose own server asks for patience, or is away. */
export interface OwnDelay {
  mailboxId: string;
  /** Tries, those that were on their way together counted once. */
  failures: number;
  since: Date;
  /** The server's own, at the last of them. */
  words: string;
}

/** Servers that have asked a mailbox for patience: its own, and those of the domains it writes to. */
@Injectable()
export class MailDelaysStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Each failed try after the last wait doubles the next; tries that were on their way together count once. */
  async add(tx: Tx, mailboxId: string, domain: string, words: string, now: Date): Promise<void> {
    await rows(
      tx,
      `insert into mail_delay (mailbox_id, domain, failures, until, since, words)
       values ($1, $2, 1, $3::timestamptz + ${FIRST_DELAY} * interval '1 minute', $3, $4)
       on conflict (mailbox_id, domain) do update set failures = mail_delay.failures + 1, words = excluded.words,
         until = $3::timestamptz + least(${FIRST_DELAY} * 2 ^ least(mail_delay.failures, 10), ${LONGEST_DELAY}) * interval '1 minute'
         where mail_delay.until <= $3`,
      [mailboxId, domain, now, words],
    );
  }

  /** Of a mailbox whose own server has taken nothing since it first asked for patience. */
  async own(tx: Tx, mailboxId: string): Promise<OwnDelay | null> {
    return row<OwnDelay>(
      tx,
      `select mailbox_id, failures, since, words from mail_delay where mailbox_id = $1 and domain = '${OWN_SERVER}'`,
      [mailboxId],
    );
  }

  /** Those of which {@link tell people were told}: they last until a mail is taken. */
  async told(): Promise<OwnDelay[]> {
    return rows<OwnDelay>(
      this.dataSource.manager,
      `select mailbox_id, failures, since, words from mail_delay where domain = '${OWN_SERVER}' and told_at is not null order by mailbox_id`,
    );
  }

  /** Its own server may be tried at once; until it takes something, it has been asking for patience all the same. */
  async askAgain(tx: Tx, mailboxId: string, now: Date): Promise<void> {
    await rows(
      tx,
      `update mail_delay set until = least(until, $2) where mailbox_id = $1 and domain = '${OWN_SERVER}'`,
      [mailboxId, now],
    );
  }

  /** False when people know already. */
  async tell(tx: Tx, mailboxId: string, now: Date): Promise<boolean> {
    const told = await row(
      tx,
      `update mail_delay set told_at = $2 where mailbox_id = $1 and domain = '${OWN_SERVER}' and told_at is null returning mailbox_id`,
      [mailboxId, now],
    );
    return told !== null;
  }

  /**
   * A mail was taken: both servers are well again, and texts refused before it were at fault themselves. What somebody else decides
   * about at this moment is left to them.
   */
  async mailTaken(tx: Tx, mailboxId: string, domain: string): Promise<void> {
    await rows(
      tx,
      `with well as (delete from mail_delay where mailbox_id = $1 and domain in ('${OWN_SERVER}', $2)),
       alone as (select id from message where mailbox_id = $1 and status = 'failed' and hold_reason = '${TEXT_REFUSED}'
         for update skip locked)
       update message set hold_reason = null from alone where message.id = alone.id`,
      [mailboxId, domain],
    );
  }
}
