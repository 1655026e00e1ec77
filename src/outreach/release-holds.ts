import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { ReleaseHeld } from '../cadences/release-held.js';
import { LeadsStore } from '../leads/leads.store.js';
import { type OfLead, OutboxStore } from '../messages/outbox.store.js';

/** What leads and messages wait for that a mailbox or the switch can give. */
const HOLDS = [
  ...['no_mailbox', 'capacity', 'gap', 'mailbox_paused', 'mailbox_hours', 'mailbox_unread', 'server_asked_to_wait'],
  ...['no_public_url', 'no_mail_server', 'no_way_to_read_replies', 'mailbox_not_read_yet', 'stopped_all'],
];

/** A mailbox or the switch has changed: what waited for it is looked at again at once. */
@Injectable()
export class ReleaseHolds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly releaseHeld: ReleaseHeld,
    private readonly outbox: OutboxStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
  ) {}

  async run(now: Date): Promise<void> {
    await this.releaseHeld.run(HOLDS, now);
    for (const message of await this.outbox.held(HOLDS)) await this.release(message, now);
  }

  private async release({ id, leadId }: OfLead, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, leadId);
      await this.outbox.releaseHold(tx, id, HOLDS);
      await this.enrollments.restoreStanding(tx, leadId, now);
    });
  }
}
