import { Injectable } from '@nestjs/common';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { MessagesStore } from '../messages/messages.store.js';

/** While a reply waits, nothing of the agent leaves: what is unsent is taken back, and the cadence stands still. Under the lead's lock. */
@Injectable()
export class Standstill {
  constructor(
    private readonly messages: MessagesStore,
    private readonly enrollments: EnrollmentsStore,
  ) {}

  /** A pause that is there already keeps its date: no mail of a robot shall shorten what a person asked for. */
  async begin(tx: Tx, leadId: string, now: Date): Promise<void> {
    await this.messages.cancelUnsent(tx, [leadId], 'replied');
    const open = await this.enrollments.openOf(leadId, tx);
    if (open?.status === 'active') await this.pause(tx, leadId, now);
    await this.enrollments.restoreStandings(tx, [leadId], now);
  }

  /** What was decided before no longer holds, its date neither. */
  async beginAnew(tx: Tx, leadId: string, now: Date): Promise<void> {
    await this.messages.cancelUnsent(tx, [leadId], 'replied');
    // Refused when nothing is open, or when a person's own pause holds: nothing is sent either way.
    await this.pause(tx, leadId, now);
    await this.enrollments.restoreStandings(tx, [leadId], now);
  }

  private async pause(tx: Tx, leadId: string, now: Date): Promise<void> {
    await this.enrollments.change(tx, leadId, { status: 'paused', reason: 'replied', pauseOwner: 'agent' }, now);
  }
}
