import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { storable } from '../database/storable.js';
import { Asking, type AskingOutcome } from './asking.entity.js';
import { Question, type QuestionStatus } from './question.entity.js';
import { repeated } from './question.rules.js';

/** Askings a new one is compared with, the newest. */
const COMPARED = 1_000;
/** Askings shown with a question. */
const SHOWN = 5;
const LONGEST_TEXT = 2_000;
const REMINDER_SECONDS = 90;

/** A reply whose questions no passage answered. */
export interface Asked {
  leadId: string;
  messageId: string;
  language: string;
  texts: string[];
}

export interface ListedQuestion extends Question {
  /** As it was asked last. */
  text: string;
  asked: number;
  firstAskedAt: Date;
  lastAskedAt: Date;
  /** The last of those who asked. */
  askings: Pick<Asking, 'id' | 'leadId' | 'messageId' | 'text' | 'askedAt' | 'outcome'>[];
}

/** What was asked and not answered. */
@Injectable()
export class QuestionsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Each to the open question it repeats, or as a new one. The same reply twice is one asking. */
  async note(tx: Tx, { leadId, messageId, language, texts }: Asked, now: Date): Promise<void> {
    for (const text of storable(texts.map((one) => one.trim().slice(0, LONGEST_TEXT)).filter(Boolean))) {
      const known = repeated(text, await this.openAskings(tx, language))?.questionId;
      const questionId = known ?? (await this.insert(tx, language, now));
      await tx
        .createQueryBuilder()
        .insert()
        .into(Asking)
        .values({ questionId, leadId, messageId, text, askedAt: now })
        .orIgnore()
        .execute();
    }
  }

  /** A question whose askings were all erased is not shown: its words went with them. */
  async list(status: QuestionStatus, limit: number, cursor?: string): Promise<ListedQuestion[]> {
    return rows<ListedQuestion>(
      this.dataSource.manager,
      `${listedSql} where status = $1 and ($3::bigint is null or question.id < $3)
       order by question.id desc limit $2`,
      [status, limit, cursor ?? null],
    );
  }

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<ListedQuestion | null> {
    return row<ListedQuestion>(tx, `${listedSql} where question.id = $1`, [id]);
  }

  /** False when somebody has decided already. */
  async decide(
    tx: Tx,
    id: string,
    to: { status: 'answered' | 'dismissed'; decidedBy: string; decidedAt: Date },
  ): Promise<boolean> {
    return (await tx.update(Question, { id, status: 'open' }, to)).affected === 1;
  }

  async link(tx: Tx, id: string, passageId: string): Promise<void> {
    await tx.update(Question, { id }, { passageId });
  }

  async asking(id: string, tx: Tx = this.dataSource.manager): Promise<Asking | null> {
    return tx.findOneBy(Asking, { id });
  }

  /** How the questions of these replies stand. */
  async statuses(tx: Tx, messageIds: string[]): Promise<QuestionStatus[]> {
    const found = await rows<{ status: QuestionStatus }>(
      tx,
      `select status from asking join question on question.id = question_id where message_id = any($1::bigint[])`,
      [messageIds],
    );
    return found.map(({ status }) => status);
  }

  async settle(tx: Tx, messageIds: string[], outcome: AskingOutcome, now: Date): Promise<void> {
    await tx.update(Asking, { messageId: In(messageIds) }, { outcome, settledAt: now });
  }

  /** Whoever has not heard that all they asked is answered by now, the longest waiting first. */
  async remindAnswered(limit: number): Promise<string[]> {
    const waiting = await rows<{ id: string }>(
      this.dataSource.manager,
      `with waiting as (
         select asking.id from asking join question on question.id = question_id
         where settled_at is null and status = 'answered' and not exists (
             select from asking as other join question as unanswered on unanswered.id = other.question_id
             where other.lead_id = asking.lead_id and other.settled_at is null and unanswered.status = 'open')
           and (asking.reminded_until is null or asking.reminded_until < now())
         order by asking.id limit $1 for update of asking skip locked)
       update asking set reminded_until = now() + ${REMINDER_SECONDS} * interval '1 second'
       from waiting where asking.id = waiting.id returning asking.id`,
      [limit],
    );
    return waiting.map(({ id }) => id);
  }

  private async openAskings(tx: Tx, language: string): Promise<{ questionId: string; text: string }[]> {
    return rows(
      tx,
      `select question_id, text from asking join question on question.id = question_id
       where status = 'open' and language = $1 order by asking.id desc limit ${COMPARED}`,
      [language],
    );
  }

  private async insert(tx: Tx, language: string, createdAt: Date): Promise<string> {
    const question = await tx.save(Question, tx.create(Question, { language, status: 'open', createdAt }));
    return question.id;
  }
}

const listedSql = `
  select question.*, newest.text, asked, first_asked_at, last_asked_at, newest.askings
  from question
  join lateral (
    select count(*)::int as asked, min(asked_at) as first_asked_at, max(asked_at) as last_asked_at
    from asking where question_id = question.id having count(*) > 0) as counted on true
  cross join lateral (
    select (array_agg(text order by id desc))[1] as text,
      jsonb_agg(jsonb_build_object('id', id::text, 'leadId', lead_id::text, 'messageId', message_id::text, 'text', text,
        'askedAt', asked_at, 'outcome', outcome) order by id desc) as askings
    from (select * from asking where question_id = question.id order by id desc limit ${SHOWN}) as shown) as newest`;
