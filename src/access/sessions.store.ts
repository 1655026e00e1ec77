import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { hashOfSecret, newSecret } from './secrets.js';
import type { Role } from './user.entity.js';

/** Whoever steps away for a night signs in again, and everybody does so once a week. */
const IDLE_HOURS = 12;
const LONGEST_DAYS = 7;

/** A session is touched at most this often: reading a page must not become a write per request. */
const SEEN_EVERY_SECONDS = 60;

/** Who a cookie belongs to. */
export interface SignedIn {
  sessionId: string;
  id: string;
  name: string;
  email: string;
  role: Role;
  /** The rep this user is, if any. */
  repId: string | null;
}

const LIVES = `seen_at > now() - interval '${IDLE_HOURS} hours' and session.created_at > now() - interval '${LONGEST_DAYS} days'`;

@Injectable()
export class SessionsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Opens a session and gives its secret: only its hash is kept. */
  async open(userId: string, tx: Tx = this.dataSource.manager): Promise<string> {
    const secret = newSecret();
    await rows(tx, `insert into session (user_id, hash) values ($1, $2)`, [userId, hashOfSecret(secret)]);
    await rows(tx, `delete from session where not (${LIVES})`);
    return secret;
  }

  async find(secret: string): Promise<SignedIn | null> {
    const found = await row<SignedIn & { stale: boolean }>(
      this.dataSource.manager,
      `select session.id as session_id, app_user.id, app_user.name, app_user.email, role,
         coalesce(rep_id, (select id from rep where email = app_user.email)) as rep_id,
         seen_at < now() - interval '${SEEN_EVERY_SECONDS} seconds' as stale
       from session join app_user on app_user.id = user_id
       where hash = $1 and disabled_at is null and ${LIVES}`,
      [hashOfSecret(secret)],
    );
    if (!found) return null;
    const { stale, ...signedIn } = found;
    if (stale)
      await rows(this.dataSource.manager, `update session set seen_at = now() where id = $1`, [found.sessionId]);
    return signedIn;
  }

  /** For a connection that stays open: looking does not count as being there. */
  async lives(sessionId: string): Promise<boolean> {
    const found = await row(
      this.dataSource.manager,
      `select session.id from session join app_user on app_user.id = user_id
       where session.id = $1 and disabled_at is null and ${LIVES}`,
      [sessionId],
    );
    return found !== null;
  }

  async close(sessionId: string): Promise<void> {
    await rows(this.dataSource.manager, `delete from session where id = $1`, [sessionId]);
  }

  async closeAllOf(tx: Tx, userId: string): Promise<void> {
    await rows(tx, `delete from session where user_id = $1`, [userId]);
  }
}
