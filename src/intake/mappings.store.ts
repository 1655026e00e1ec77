import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { fold } from './fold.js';

export type Mapping = Record<string, string>;

/** What people said about columns, by the headers of the file, whatever their order: a list that comes every month is explained once. */
@Injectable()
export class MappingsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Empty when nobody has said anything of such a file. */
  async remembered(headers: readonly string[]): Promise<Mapping> {
    const found = await row<{ mapping: Mapping }>(
      this.dataSource.manager,
      `select mapping from import_mapping where header_set = $1`,
      [headerSet(headers)],
    );
    return found?.mapping ?? {};
  }

  async remember(tx: Tx, headers: readonly string[], mapping: Mapping, by: string, now: Date): Promise<void> {
    await rows(
      tx,
      `insert into import_mapping (header_set, mapping, said_by, said_at) values ($1, $2, $3, $4)
       on conflict (header_set) do update set mapping = excluded.mapping, said_by = excluded.said_by, said_at = excluded.said_at`,
      [headerSet(headers), JSON.stringify(mapping), by, now],
    );
  }
}

const headerSet = (headers: readonly string[]): string =>
  hash('sha256', JSON.stringify(headers.map(fold).sort()), 'hex').slice(0, 32);
