import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows } from '../database/sql.js';
import { hashOfSecret } from './secrets.js';

/** How many may fail before each further one has to wait twice as long, and how long at most. */
interface Patience {
  free: number;
  longestSeconds: number;
}

/** A minute at most, or strangers could lock somebody out. */
const ACCOUNT: Patience = { free: 5, longestSeconds: 60 };
/** An office shares an address. */
const ADDRESS: Patience = { free: 20, longestSeconds: 900 };
/** After so long without a failure all is forgotten. */
const FORGOTTEN_HOURS = 24;

/** Slows down guessing, for all processes together. An attempt counts before it is checked, so that parallel ones gain nothing. */
@Injectable()
export class SignInAttemptsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Seconds to wait; 0: this attempt may be made. */
  async begin(email: string, address: string): Promise<number> {
    const waits = [await this.count(accountOf(email), ACCOUNT), await this.count(addressOf(address), ADDRESS)];
    return Math.max(...waits);
  }

  /** It was them: the account's failures are forgotten; the address keeps those of other accounts. */
  async succeeded(email: string, address: string): Promise<void> {
    await rows(this.dataSource.manager, `delete from sign_in_attempt where subject = $1`, [accountOf(email)]);
    await rows(
      this.dataSource.manager,
      `update sign_in_attempt set failures = greatest(0, failures - 1), free_at = now() where subject = $1`,
      [addressOf(address)],
    );
  }

  private async count(subject: string, { free, longestSeconds }: Patience): Promise<number> {
    const counted = await row(
      this.dataSource.manager,
      `insert into sign_in_attempt as attempt (subject, failures, last_at, free_at) values ($1, 1, now(), now())
       on conflict (subject) do update set last_at = now(),
         failures = case when attempt.last_at < now() - interval '${FORGOTTEN_HOURS} hours' then 1 else attempt.failures + 1 end,
         free_at = now() + case when attempt.last_at < now() - interval '${FORGOTTEN_HOURS} hours' or attempt.failures + 1 < $2
           then interval '0' else least($3, power(2, least(20, attempt.failures + 1 - $2))) * interval '1 second' end
       where attempt.free_at <= now() returning subject`,
      [subject, free, longestSeconds],
    );
    if (counted) return 0;
    const blocked = await row<{ seconds: number }>(
      this.dataSource.manager,
      `select ceil(extract(epoch from free_at - now()))::int as seconds from sign_in_attempt where subject = $1`,
      [subject],
    );
    return Math.max(1, blocked?.seconds ?? 1);
  }
}

// What somebody typed may be a password in the wrong field: it is not kept as it is.
const accountOf = (email: string): string => `account:${hashOfSecret(email)}`;
const addressOf = (address: string): string => `address:${address}`;
