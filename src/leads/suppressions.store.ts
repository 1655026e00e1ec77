import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { Suppression } from './suppression.entity.js';

export interface NewSuppression {
  kind: 'address' | 'domain';
  value: string;
  reason: string;
  /** Who asked: `lead`, `user:7`, `import:3`. */
  source: string;
}

/**
 * SQL for why nothing may be sent to a lead, or null: its address, its domain, or the hash an erased lead left.
 * The alias must be a row with `email` and `email_domain`.
 */
export const suppressionReasonSql = (alias: string): string => `(
  select suppression.reason from suppression
  where (kind = 'address' and value = ${alias}.email)
     or (kind = 'domain' and value = ${alias}.email_domain)
     or (kind = 'hash' and value = encode(sha256(convert_to(${alias}.email, 'UTF8')), 'hex'))
  order by suppression.id limit 1)`;

/** A hash is found by the whole address only: nobody can read it out of the list. */
const CONCERNS = `(s.kind <> 'hash' and s.value ^@ :q or s.kind = 'domain' and s.value = split_part(:q, '@', 2)
  or s.kind = 'hash' and s.value = encode(sha256(convert_to(:q, 'UTF8')), 'hex'))`;

@Injectable()
export class SuppressionsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds what is not there yet, and says how many that were. The same suppression twice is one. */
  async add(tx: Tx, now: Date, ...suppressions: NewSuppression[]): Promise<number> {
    if (suppressions.length === 0) return 0;
    const added = await rows(
      tx,
      `insert into suppression (kind, value, reason, source, created_at)
       select kind, lower(value), reason, source, $2
       from jsonb_to_recordset($1::jsonb) as given (kind text, value text, reason text, source text)
       on conflict (kind, value) do nothing returning id`,
      [JSON.stringify(suppressions), now],
    );
    return added.length;
  }

  /** Takes back what one cause added. */
  async lift(tx: Tx, source: string): Promise<void> {
    await rows(tx, `delete from suppression where source = $1`, [source]);
  }

  /** An erased lead leaves a hash, with the reason its address was closed for, if it was; the address itself goes. */
  async keepHash(tx: Tx, now: Date, hash: string, address: string): Promise<void> {
    await rows(
      tx,
      `with lifted as (delete from suppression where kind = 'address' and value = $3 returning reason)
       insert into suppression (kind, value, reason, source, created_at)
       values ('hash', $1, coalesce((select reason from lifted), 'erased'), 'erased', $2) on conflict (kind, value) do nothing`,
      [hash, now, address],
    );
  }

  /** Null when there is no such suppression. */
  async remove(tx: Tx, id: string): Promise<Suppression | null> {
    return row<Suppression>(tx, `delete from suppression where id = $1 returning *`, [id]);
  }

  /** Why nothing may be sent to this address, or null. */
  async reasonFor(address: string, tx: Tx = this.dataSource.manager): Promise<string | null> {
    return (await this.find(address, tx))?.reason ?? null;
  }

  /** The same, with its time. */
  async find(
    address: string,
    tx: Tx = this.dataSource.manager,
  ): Promise<Pick<Suppression, 'reason' | 'createdAt'> | null> {
    return row<Pick<Suppression, 'reason' | 'createdAt'>>(
      tx,
      `select reason, created_at from suppression
       where (kind = 'address' and value = $1) or (kind = 'domain' and value = split_part($1, '@', 2))
          or (kind = 'hash' and value = encode(sha256(convert_to($1, 'UTF8')), 'hex')) order by id limit 1`,
      [address.toLowerCase()],
    );
  }

  /** Those of the leads that nothing may be sent to. */
  async suppressedOf(leadIds: string[], tx: Tx = this.dataSource.manager): Promise<Set<string>> {
    const found = await rows<{ id: string }>(
      tx,
      `select id from lead where id = any($1::bigint[]) and ${suppressionReasonSql('lead')} is not null`,
      [leadIds],
    );
    return new Set(found.map(({ id }) => id));
  }

  /** The newest first. `q`: what keeps mail from this address, an erased one too; or begins like this. */
  async list(limit: number, { cursor, q }: { cursor?: string; q?: string } = {}): Promise<Suppression[]> {
    const select = this.dataSource.manager.createQueryBuilder(Suppression, 's').orderBy('s.id', 'DESC').limit(limit);
    if (cursor) select.andWhere('s.id < :cursor', { cursor });
    if (q) select.andWhere(CONCERNS, { q: q.toLowerCase() });
    return select.getMany();
  }
}
