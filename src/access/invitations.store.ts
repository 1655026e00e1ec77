import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { hashOfSecret, newSecret } from './secrets.js';
import type { Role } from './user.entity.js';

const OPEN_DAYS = 7;

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
}

const columns = 'id, email, role, invited_by, created_at, expires_at';
const OPEN = 'accepted_at is null and expires_at > now()';

@Injectable()
export class InvitationsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Invites, and gives the secret of the link: only its hash is kept. An older invitation of the address ends. */
  async add(
    tx: Tx,
    given: { email: string; role: Role; invitedBy: string },
  ): Promise<{ invitation: Invitation; secret: string }> {
    const secret = newSecret();
    await rows(tx, `delete from invitation where email = $1 and accepted_at is null`, [given.email]);
    const invitation = await row<Invitation>(
      tx,
      `insert into invitation (email, role, invited_by, hash, expires_at)
       values ($1, $2, $3, $4, now() + interval '${OPEN_DAYS} days') returning ${columns}`,
      [given.email, given.role, given.invitedBy, hashOfSecret(secret)],
    );
    return { invitation: invitation!, secret };
  }

  async listOpen(): Promise<Invitation[]> {
    return rows<Invitation>(
      this.dataSource.manager,
      `select ${columns} from invitation where ${OPEN} order by id desc limit 200`,
    );
  }

  async find(secret: string): Promise<Invitation | null> {
    return row<Invitation>(this.dataSource.manager, `select ${columns} from invitation where hash = $1 and ${OPEN}`, [
      hashOfSecret(secret),
    ]);
  }

  /** Takes an invitation up; null when it was taken up, withdrawn or has run out. */
  async accept(tx: Tx, secret: string): Promise<Invitation | null> {
    return row<Invitation>(
      tx,
      `update invitation set accepted_at = now() where hash = $1 and ${OPEN} returning ${columns}`,
      [hashOfSecret(secret)],
    );
  }

  async withdraw(tx: Tx, id: string): Promise<boolean> {
    const gone = await rows(tx, `delete from invitation where id = $1 and accepted_at is null returning id`, [id]);
    return gone.length === 1;
  }
}
