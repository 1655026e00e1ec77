import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type Tx } from '../database/sql.js';
import { Offer } from './offer.entity.js';

type OfferStatus = Offer['status'];

@Injectable()
export class OffersStore {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Offer | null> {
    return tx.findOneBy(Offer, { id });
  }

  /** All offers of these hand-offs. */
  async ofHandoffs(handoffIds: string[]): Promise<Offer[]> {
    return this.dataSource.manager.findBy(Offer, { handoffId: In(handoffIds) });
  }

  /** All offers of a hand-off, the newest first. */
  async allOf(handoffId: string, tx: Tx = this.dataSource.manager): Promise<Offer[]> {
    return tx.find(Offer, { where: { handoffId }, order: { id: 'DESC' } });
  }

  async insert(tx: Tx, offer: Partial<Offer>): Promise<Offer> {
    return tx.save(Offer, tx.create(Offer, { ...offer, status: 'open' }));
  }

  /** Decides an offer. Throws when it stands at none of `from`: whoever decides holds the lead's lock and has looked. */
  async decide(
    tx: Tx,
    id: string,
    from: OfferStatus[],
    to: Pick<Offer, 'status' | 'decidedAt'> & Partial<Pick<Offer, 'reason'>>,
  ): Promise<void> {
    const result = await tx.update(Offer, { id, status: In(from) }, to);
    if (result.affected !== 1) throw new Error(`offer ${id} stands at none of: ${from.join(', ')}`);
  }

  /** Ends the open offer of a hand-off, if there is one: nobody can accept it any more. */
  async withdraw(tx: Tx, handoffId: string, reason: string, now: Date): Promise<Offer | null> {
    const open = await tx.findOneBy(Offer, { handoffId, status: 'open' });
    if (open) await this.decide(tx, open.id, ['open'], { status: 'expired', reason, decidedAt: now });
    return open;
  }
}
