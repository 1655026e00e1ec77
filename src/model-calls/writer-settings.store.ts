import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { type Price, SHARE_OF_TOUCHES } from './cost.rules.js';

export interface WriterSettings {
  /** Null: without limit. */
  monthlyBudget: number | null;
  /** By model. */
  prices: Record<string, Price>;
  offlineTakesOver: boolean;
}

/** How things stand with the models, this month and now. */
export interface ModelStand {
  spentThisMonth: number;
  /** The models nobody asks at present. */
  pauses: { model: string; until: Date; reason: string }[];
}

/** What an admin decided about models. */
@Injectable()
export class WriterSettingsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(tx: Tx = this.dataSource.manager): Promise<WriterSettings> {
    const found = await row<WriterSettings>(
      tx,
      `select monthly_budget::float8 as monthly_budget, prices, offline_takes_over from writer_setting`,
    );
    return found ?? { monthlyBudget: null, prices: {}, offlineTakesOver: false };
  }

  /** Whoever changes the settings wants them tried: pauses end. */
  async save(tx: Tx, { monthlyBudget, prices, offlineTakesOver }: WriterSettings): Promise<void> {
    await rows(
      tx,
      `update writer_setting set monthly_budget = $1, prices = $2, offline_takes_over = $3, updated_at = now()`,
      [monthlyBudget, JSON.stringify(prices), offlineTakesOver],
    );
    await rows(tx, `delete from model_pause`);
  }

  /** What keeps touches from being written, if anything does: `writer_budget`, `writer_misconfigured` or `writer_busy`. */
  async obstacle(models: string[]): Promise<string | null> {
    if (models.length === 0) return null;
    const [isSpent, { pauses }] = await Promise.all([this.isSpent(), this.stand()]);
    if (isSpent) return 'writer_budget';
    const paused = models.map((model) => pauses.find((pause) => pause.model === model));
    if (!paused.every((pause) => pause !== undefined)) return null;
    return paused.every(({ reason }) => reason === 'misconfigured') ? 'writer_misconfigured' : 'writer_busy';
  }

  /** The last touch that was refused would be refused again: what is left may never be nothing. */
  private async isSpent(): Promise<boolean> {
    const found = await row(
      this.dataSource.manager,
      `select month from model_month, writer_setting where month = date_trunc('month', now() at time zone 'UTC')::date
         and (spent >= monthly_budget * $1::numeric or spent + refused > monthly_budget * $1::numeric)`,
      [SHARE_OF_TOUCHES],
    );
    return found !== null;
  }

  async stand(tx: Tx = this.dataSource.manager): Promise<ModelStand> {
    const month = await row<{ spent: number }>(
      tx,
      `select spent::float8 as spent from model_month where month = date_trunc('month', now() at time zone 'UTC')::date`,
    );
    const pauses = await rows<ModelStand['pauses'][number]>(
      tx,
      `select model, until, reason from model_pause where until > now() order by model`,
    );
    return { spentThisMonth: month?.spent ?? 0, pauses };
  }
}
