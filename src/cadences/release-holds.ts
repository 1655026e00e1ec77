import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LeadsStore } from '../leads/leads.store.js';
import { type OfLead, OutboxStore } from '../messages/outbox.store.js';
import { EnrollmentsStore } from './enrollments.store.js';
import { ReleaseHeld } from './release-held.js';

/** What leads and messages wait for until a mailbox was read. */
export const UNREAD_HOLDS = ['mailbox_unread', 'mailbox_not_read_yet'];

/** What leads and messages wait for that a mailbox or the switch can give. */
const HOLDS = [
  ...['no_mailbox', 'capacity', 'gap', 'mailbox_paused', 'mailbox_hours', 'server_asked_to_wait', ...UNREAD_HOLDS],
  ...['no_public_url', 'no_mail_server', 'no_way_to_read_replies', 'stopped_all'],
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

  async run(now: Date, reasons = HOLDS): Promise<void> {
    await this.releaseHeld.run(reasons, now);
    for (const message of await this.outbox.held(reasons)) await this.release(message, reasons, now);
  }

  private async release({ id, leadId }: OfLead, reasons: string[], now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, leadId);
      await this.outbox.releaseHold(tx, id, reasons);
      await this.enrollments.restoreStandings(tx, [leadId], now);
    });
  }
}
