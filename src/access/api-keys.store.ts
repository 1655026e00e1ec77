import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { ApiKey, type Scope } from './api-key.entity.js';
import { hashOfSecret } from './secrets.js';

/** A key as a list shows it. */
export type ShownKey = Omit<ApiKey, 'hash' | 'revokedAt'>;

const newKey = (): string => `el_${randomBytes(24).toString('base64url')}`;

@Injectable()
export class ApiKeysStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Asked for every request that a program sends. */
  async find(key: string): Promise<Pick<ApiKey, 'id' | 'name' | 'scopes'> | null> {
    const found = `select id, name, scopes from api_key where hash = $1 and revoked_at is null`;
    return row(this.dataSource.manager, found, [hashOfSecret(key)]);
  }

  /** Makes a key and gives it back: the only time it can be read. */
  async create(name: string, scopes: Scope[], key = newKey()): Promise<string> {
    return (await this.add(this.dataSource.manager, name, scopes, key)).key;
  }

  async add(tx: Tx, name: string, scopes: Scope[], key = newKey()): Promise<{ id: string; key: string }> {
    const added = await row<{ id: string }>(
      tx,
      `insert into api_key (name, hash, scopes, created_at) values ($1, $2, $3, now())
       on conflict (hash) do update set revoked_at = null, scopes = excluded.scopes returning id`,
      [name, hashOfSecret(key), JSON.stringify(scopes)],
    );
    return { id: added!.id, key };
  }

  /** Those that are in use, the newest first. */
  async list(): Promise<ShownKey[]> {
    return rows<ShownKey>(
      this.dataSource.manager,
      `select id, name, scopes, created_at from api_key where revoked_at is null order by id desc limit 500`,
    );
  }

  async revoke(tx: Tx, id: string): Promise<boolean> {
    const revoked = await rows(
      tx,
      `update api_key set revoked_at = now() where id = $1 and revoked_at is null returning id`,
      [id],
    );
    return revoked.length === 1;
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.dataSource.manager.existsBy(ApiKey, { revokedAt: IsNull() }));
  }
}
