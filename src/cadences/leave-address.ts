import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { otherAddresses } from '../leads/second-address.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { EnrollmentsStore } from './enrollments.store.js';

/**
 * An address refuses our mail for good. That is a fact about the address, not about the person: a lead who came with another one
 * goes on there; one who did not is stopped, and is called where there is a phone. Always under the lead's lock.
 */
@Injectable()
export class LeaveAddress {
  constructor(
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly activity: ActivityStore,
  ) {}

  /** Whether the lead goes on at another address. `source`: the message that says so. */
  async run(tx: Tx, lead: Lead, address: string, source: string, now: Date): Promise<boolean> {
    await this.suppressions.add(tx, now, { kind: 'address', value: address, reason: 'bounced', source });
    const other = lead.email === address ? await this.freeAddress(tx, lead) : null;
    if (other === null) {
      await this.enrollments.change(tx, lead.id, { status: 'stopped', reason: 'bounced' }, now);
      return false;
    }
    await this.messages.markUndelivered(tx, lead.id, address);
    await this.leads.moveTo(tx, lead.id, other, now);
    await this.enrollments.change(tx, lead.id, { status: 'active', reason: 'reply_settled' }, now);
    const about = { about: 'lead', aboutId: lead.id, leadId: lead.id };
    await this.activity.record(tx, {
      at: now,
      actor: 'agent',
      act: 'lead.address_changed',
      ...about,
      reason: 'bounced',
    });
    return true;
  }

  /** One that is nobody else's and not closed. */
  private async freeAddress(tx: Tx, lead: Lead): Promise<string | null> {
    for (const address of otherAddresses(lead)) {
      const isClosed = (await this.suppressions.reasonFor(address, tx)) !== null;
      if (!isClosed && (await this.leads.byAddress(address, tx)) === null) return address;
    }
    return null;
  }
}
