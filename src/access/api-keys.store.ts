import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { rows } from '../database/sql.js';
import { ApiKey, type Scope } from './api-key.entity.js';

// The keys carry 192 random bits, so a plain hash is enough: there is nothing to guess.
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

@Injectable()
export class ApiKeysStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(key: string): Promise<ApiKey | null> {
    return this.dataSource.manager.findOneBy(ApiKey, { hash: hashOf(key), revokedAt: IsNull() });
  }

  /** Makes a key and gives it back: the only time it can be read. */
  async create(name: string, scopes: Scope[], key = `el_${randomBytes(24).toString('base64url')}`): Promise<string> {
    await rows(
      this.dataSource.manager,
      `insert into api_key (name, hash, scopes, created_at) values ($1, $2, $3, now())
       on conflict (hash) do update set revoked_at = null, scopes = excluded.scopes`,
      [name, hashOf(key), JSON.stringify(scopes)],
    );
    return key;
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.dataSource.manager.existsBy(ApiKey, { revokedAt: IsNull() }));
  }
}
