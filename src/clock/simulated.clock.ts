import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';

/** A clock that stands still until it is told to move. Its value is a database row, so that every reader sees the same time. */
@Injectable()
export class SimulatedClock extends Clock {
  /** Instants closer together than this are taken as one: three weeks then pass in a minute. */
  override readonly jump = 120 * 60_000;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async now(): Promise<Date> {
    const [kept] = await this.dataSource.query<{ now: Date }[]>(`select now from simulated_clock`);
    return kept?.now ?? this.start();
  }

  /** Moves the clock forward; it never goes back, because what happened has happened. */
  async moveTo(instant: Date): Promise<void> {
    await this.now();
    await this.dataSource.query(`update simulated_clock set now = greatest(now, $1)`, [instant]);
  }

  private async start(): Promise<Date> {
    await this.dataSource.query(
      `insert into simulated_clock (now) values (date_trunc('minute', now())) on conflict do nothing`,
    );
    return this.now();
  }
}
