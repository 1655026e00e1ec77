import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows, type Tx } from '../database/sql.js';
import { Rep } from './rep.entity.js';

/** A rep with the number of hand-offs they have or are offered. */
export type LoadedRep = Rep & { open: number };

@Injectable()
export class RepsStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Rep | null> {
    return tx.findOneBy(Rep, { id });
  }

  async byEmail(email: string, tx: Tx = this.dataSource.manager): Promise<Rep | null> {
    return tx.findOneBy(Rep, { email });
  }

  async list(limit: number, cursor?: string): Promise<Rep[]> {
    const select = this.dataSource.manager.createQueryBuilder(Rep, 'rep').orderBy('rep.id', 'DESC').limit(limit);
    if (cursor) select.where('rep.id < :cursor', { cursor });
    return select.getMany();
  }

  async save(tx: Tx, rep: Partial<Rep>): Promise<Rep> {
    return tx.save(Rep, tx.create(Rep, rep));
  }

  /**
   * The active reps with their loads, for one chooser at a time: whoever comes second waits, and counts what the first
   * one gave away. Two statements, because one that waited for a lock still counts as of before the wait.
   */
  async lockLoads(tx: Tx): Promise<LoadedRep[]> {
    await rows(tx, `select id from rep where status = 'active' order by id for no key update`);
    return this.loads(tx);
  }

  /** The same for who only wants to know. */
  async loads(tx: Tx = this.dataSource.manager): Promise<LoadedRep[]> {
    return rows<LoadedRep>(
      tx,
      `select rep.*, (select count(*)::int from handoff
                      where rep_id = rep.id and status in ('offered', 'accepted')) as open
       from rep where status = 'active' order by id`,
    );
  }

  async stampOffered(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.update(Rep, { id }, { lastOfferedAt: now });
  }
}
