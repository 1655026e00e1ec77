import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import type { Rates } from './costs.rules.js';

/** One row, made with its table. */
@Injectable()
export class CostSettingsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(tx: Tx = this.dataSource.manager): Promise<Rates> {
    const found = await row<Rates>(
      tx,
      `select currency, per_mail::float8 as per_mail, hourly_rate::float8 as hourly_rate,
         minutes_per_review::float8 as minutes_per_review from cost_setting`,
    );
    return found!;
  }

  async save(tx: Tx, { currency, perMail, hourlyRate, minutesPerReview }: Rates): Promise<void> {
    await rows(tx, `update cost_setting set per_mail = $1, hourly_rate = $2, minutes_per_review = $3, currency = $4`, [
      perMail,
      hourlyRate,
      minutesPerReview,
      currency,
    ]);
  }
}
