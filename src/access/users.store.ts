import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { type Role, User } from './user.entity.js';

export interface NewUser {
  name: string;
  email: string;
  role: Role;
  passwordHash: string;
}

/** The first admins of two browsers are made one after the other: the second finds somebody there. */
const FIRST_USER_LOCK = 7_401_001;

@Injectable()
export class UsersStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<User | null> {
    return tx.findOneBy(User, { id });
  }

  async byEmail(email: string, tx: Tx = this.dataSource.manager): Promise<User | null> {
    return tx.findOneBy(User, { email });
  }

  async list(limit: number, cursor?: string): Promise<User[]> {
    const select = this.dataSource.manager.createQueryBuilder(User, 'u').orderBy('u.id', 'DESC').limit(limit);
    if (cursor) select.where('u.id < :cursor', { cursor });
    return select.getMany();
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.dataSource.manager.exists(User));
  }

  /** Null: the address has a user already. */
  async add(tx: Tx, { name, email, role, passwordHash }: NewUser): Promise<User | null> {
    const added = await row<{ id: string }>(
      tx,
      `insert into app_user (name, email, role, password_hash) values ($1, $2, $3, $4)
       on conflict (email) do nothing returning id`,
      [name, email, role, passwordHash],
    );
    return added && this.find(added.id, tx);
  }

  /** The admin of the first visit; null when somebody was there before. */
  async addFirst(tx: Tx, user: Omit<NewUser, 'role'>): Promise<User | null> {
    await rows(tx, `select pg_advisory_xact_lock($1)`, [FIRST_USER_LOCK]);
    return (await tx.exists(User)) ? null : this.add(tx, { ...user, role: 'admin' });
  }

  async passwordHash(id: string): Promise<string | null> {
    const found = await row<{ passwordHash: string }>(
      this.dataSource.manager,
      `select password_hash from app_user where id = $1`,
      [id],
    );
    return found?.passwordHash ?? null;
  }

  async setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
    await tx.update(User, { id }, { passwordHash });
  }

  /**
   * False when nobody would be left who may administer. The admins' rows are locked, so that two who retire each other
   * do so one after the other.
   */
  async change(
    tx: Tx,
    id: string,
    to: { name: string; role: Role; repId: string | null; disabled: boolean },
  ): Promise<boolean> {
    const admins = await rows<{ id: string }>(
      tx,
      `select id from app_user where role = 'admin' and disabled_at is null order by id for update`,
    );
    const staysAdmin = to.role === 'admin' && !to.disabled;
    if (!staysAdmin && admins.every((admin) => admin.id === id) && admins.length > 0) return false;
    await rows(
      tx,
      `update app_user set name = $2, role = $3, rep_id = $4,
         disabled_at = case when $5 then coalesce(disabled_at, now()) end
       where id = $1`,
      [id, to.name, to.role, to.repId, to.disabled],
    );
    return true;
  }
}
