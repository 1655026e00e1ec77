import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { HandoffsStore } from '../handoffs/handoffs.store.js';
import { LeadsStore } from '../leads/leads.store.js';
import { LedgerStore, type Unaccounted } from './ledger.store.js';
import { RecoverEnrollment } from './recover-enrollment.js';

/** Leads one scan looks at. */
const SLICE = 5_000;

const HOUR = 3_600_000;

/** Compares where leads are said to stand with where they must stand, and mends what differs, so that no lead stays forgotten. */
@Injectable()
export class AuditLedger {
  private readonly log = new Logger(AuditLedger.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly recover: RecoverEnrollment,
    private readonly handoffs: HandoffsStore,
    private readonly activity: ActivityStore,
  ) {}

  async run(now: Date): Promise<void> {
    for (const { leadId } of await this.ledger.sweep(now, SLICE)) {
      await this.dataSource.transaction(async (tx) => {
        await this.leads.lock(tx, leadId);
        // What was seen without the lock may have been a step half way.
        const found = await this.ledger.faultOf(tx, leadId, now);
        if (found) await this.mend(tx, found, now);
      });
    }
  }

  private async mend(tx: Tx, found: Unaccounted, now: Date): Promise<void> {
    const { leadId, fault } = found;
    this.log.warn({ event: 'lead not accounted for', leadId, fault, stored: found.stored, derived: found.state });
    await this.mendRows(tx, found, now);
    const after = await this.ledger.faultOf(tx, leadId, now);
    if (after?.state) {
      const nextActionAt = whenNext(after, now);
      await this.leads.stand(tx, now, { leadId, state: after.state, reason: after.reason, nextActionAt });
    }
    const act = { act: 'ledger.mended', about: 'lead', aboutId: leadId, leadId, reason: fault };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act, detail: { stored: found.stored } });
  }

  /** Looked at by the next scan, which finds the rep that it lacks. */
  private async restartHandoff(tx: Tx, leadId: string, now: Date): Promise<void> {
    const open = await this.handoffs.openOf(leadId, tx);
    if (open) await this.handoffs.move(tx, open.id, [open.status], { actAt: now });
  }

  private async mendRows(tx: Tx, { leadId, fault }: Unaccounted, now: Date): Promise<void> {
    switch (fault) {
      case 'no_state':
        return this.recover.run(tx, leadId, now);
      case 'due_time_missing':
        return this.enrollments.mendDue(tx, leadId, now);
      case 'pause_without_reply':
        await this.enrollments.change(tx, leadId, { status: 'active', reason: 'reply_settled' }, now);
        return;
      case 'handoff_without_clock':
      case 'offer_missing':
        return this.restartHandoff(tx, leadId, now);
      default:
        return;
    }
  }
}

/** An end needs nothing; what is overdue or has no time is done at once, and must be done within the hour. */
function whenNext({ state, nextActionAt }: Unaccounted, now: Date): Date | null {
  if (state === 'finished' || state === 'closed' || state === 'excluded') return null;
  return nextActionAt && nextActionAt > now ? nextActionAt : new Date(now.getTime() + HOUR);
}
