import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import type { Asked, CallOutcome, KeptAnswer, ToReserve } from '../writer/call-book.js';

const THIS_MONTH = `date_trunc('month', now() at time zone 'UTC')::date`;

/** Money set aside for one call, and how much of the month's budget its purpose may use. */
export interface Reservation {
  /** Null: the model has no price, so nobody can tell what it costs. */
  mostCost: number | null;
  share: number;
}

@Injectable()
export class ModelCallsStore {
  constructor(private readonly dataSource: DataSource) {}

  async kept(key: string): Promise<KeptAnswer | null> {
    return row<KeptAnswer>(
      this.dataSource.manager,
      `select model, value from kept_answer where key = $1 and model is not null`,
      [key],
    );
  }

  /** The question is the caller's until it is answered, dropped, or the lease has run out; false when another has it. */
  async claim({ key, occasion }: Asked, leaseSeconds: number): Promise<boolean> {
    const claimed = await row(
      this.dataSource.manager,
      `insert into kept_answer as before (key, lead_id, about, leased_until)
       values ($1, $2, $3, now() + $4 * interval '1 second')
       on conflict (key) do update set leased_until = excluded.leased_until
         where before.model is null and before.leased_until < now()
       returning key`,
      [key, occasion?.leadId ?? null, occasion?.about ?? '', leaseSeconds],
    );
    return claimed !== null;
  }

  async keep(key: string, { model, value }: KeptAnswer): Promise<void> {
    await rows(
      this.dataSource.manager,
      `update kept_answer set model = $2, value = $3, leased_until = null where key = $1 and model is null`,
      [key, model, JSON.stringify(value)],
    );
  }

  async drop(key: string): Promise<void> {
    await rows(this.dataSource.manager, `delete from kept_answer where key = $1 and model is null`, [key]);
  }

  /** Books the most the call can cost, if that much is left; null when it is not. */
  async reserve(
    { question, occasion }: ToReserve,
    model: string,
    { mostCost, share }: Reservation,
  ): Promise<string | null> {
    const booked = await row<{ id: string }>(
      this.dataSource.manager,
      `with setting as (select monthly_budget * $1::numeric as budget from writer_setting),
       month as (
         insert into model_month as this_month (month, spent)
         select ${THIS_MONTH}, coalesce($2::numeric, 0) from setting
           where budget is null or $2::numeric <= budget
         on conflict (month) do update set spent = this_month.spent + excluded.spent,
             refused = case when $3 = 'touch' then null else this_month.refused end
           where (select budget is null or $2::numeric is not null and this_month.spent + excluded.spent <= budget from setting)
         returning month)
       insert into model_call (purpose, about, lead_id, prompt, model, outcome, cost)
       select $3, $4, $5, $6, $7, 'open', $2 from month returning id`,
      [share, mostCost, question.purpose, occasion?.about ?? null, occasion?.leadId ?? null, question.prompt, model],
    );
    return booked?.id ?? null;
  }

  /** The budget has no room for a touch that may cost so much; as much as all of it when nobody knows. */
  async refuseTouch(mostCost: number | null): Promise<void> {
    await rows(
      this.dataSource.manager,
      `insert into model_month (month, spent, refused)
       select ${THIS_MONTH}, 0, coalesce($1::numeric, monthly_budget) from writer_setting
       on conflict (month) do update set refused = excluded.refused`,
      [mostCost],
    );
  }

  /** What was set aside becomes what it cost, in the month it was asked in. */
  async settle(id: string, { outcome, usage, ms }: CallOutcome, cost: number | null): Promise<void> {
    await rows(
      this.dataSource.manager,
      `with before as (select id, cost, asked_at from model_call where id = $1 and outcome = 'open' for update),
       settled as (
         update model_call set outcome = $2, input_tokens = $3, cached_tokens = $4, output_tokens = $5, estimated = $6,
           cost = $7, ms = $8
         from before where model_call.id = before.id returning model_call.id)
       update model_month set spent = greatest(0, spent - coalesce(before.cost, 0) + coalesce($7::numeric, 0))
       from before, settled where month = date_trunc('month', before.asked_at at time zone 'UTC')::date`,
      [
        id,
        outcome,
        usage?.input ?? null,
        usage?.cachedInput ?? null,
        usage?.output ?? null,
        usage?.estimated ?? false,
        cost,
        ms,
      ],
    );
  }

  /** The message that the calls about it led to. */
  async attach(tx: Tx, about: string, messageId: string): Promise<void> {
    await rows(tx, `update model_call set message_id = $2 where about = $1 and message_id is null`, [about, messageId]);
  }

  async pause(model: string, reason: string, seconds: number): Promise<void> {
    await rows(
      this.dataSource.manager,
      `insert into model_pause as before (model, until, reason) values ($1, now() + $3 * interval '1 second', $2)
       on conflict (model) do update set reason = case when before.until < excluded.until then excluded.reason else before.reason end,
         until = greatest(before.until, excluded.until)`,
      [model, reason, seconds],
    );
  }

  /** Which of these nobody may ask now, why, and for how long. */
  async paused(models: string[]): Promise<{ model: string; reason: string; seconds: number }[]> {
    return rows(
      this.dataSource.manager,
      `select model, reason, ceil(extract(epoch from until - now()))::int as seconds from model_pause
       where model = any($1) and until > now()`,
      [models],
    );
  }

  /** Answers are about people: those of a lead that is erased go, and so do those nobody can use any more. What was paid stays. */
  async forgetLead(tx: Tx, leadId: string): Promise<void> {
    await rows(tx, `delete from kept_answer where lead_id = $1`, [leadId]);
  }
}
