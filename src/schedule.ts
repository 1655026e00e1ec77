import { Injectable, Logger } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { ScanDue } from './cadences/scan-due.js';
import { Clock } from './clock/clock.js';
import { Config } from './config.js';
import { RemindHandoffs } from './handoffs/remind-handoffs.js';
import { RemindImports } from './intake/remind-imports.js';
import { Scan } from './jobs/scan.js';
import { RemindPassages } from './knowledge/remind-passages.js';
import { AuditLedger } from './ledger/audit-ledger.js';
import { RemindNotices } from './notices/remind-notices.js';
import { RemindMessages } from './outreach/remind-messages.js';
import { RemindReplies } from './replies/remind-replies.js';
import { WatchMailboxes } from './replies/watch-mailboxes.js';

/** The ledger is compared once in so many scans. */
const AUDIT_EVERY = 5;

/** Who waits at a mailbox says so anew this often. */
const WATCH_SECONDS = 20;

/** One pass over all rows: finds those that want something and reminds the queue. None waits for another, and one that fails does not keep the others. */
@Injectable()
export class Reminders {
  constructor(
    private readonly replies: RemindReplies,
    private readonly messages: RemindMessages,
    private readonly handoffs: RemindHandoffs,
    private readonly scanDue: ScanDue,
    private readonly notices: RemindNotices,
    private readonly imports: RemindImports,
    private readonly passages: RemindPassages,
  ) {}

  async run(now: Date): Promise<void> {
    const passes = await Promise.allSettled([
      this.replies.run(now),
      this.messages.run(now),
      this.handoffs.run(now),
      this.scanDue.run(now),
      this.notices.run(now),
      this.imports.run(),
      this.passages.run(now),
    ]);
    const failed = passes.find((pass) => pass.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

/** Everything that runs by the clock; none of it does the work. */
@Injectable()
export class Schedule extends Scan {
  private readonly log = new Logger(Schedule.name);

  constructor(
    private readonly clock: Clock,
    private readonly reminders: Reminders,
    private readonly ledger: AuditLedger,
  ) {
    super();
  }

  async run(): Promise<void> {
    await this.reminders.run(await this.clock.now());
  }

  async audit(): Promise<void> {
    await this.ledger.run(await this.clock.now());
  }

  /** Goes on until the process stops. A pass that fails is logged; the next one finds the same rows. */
  start(registry: SchedulerRegistry, { scanSeconds }: Config, mailboxes: WatchMailboxes): void {
    registry.addInterval(
      'scan',
      this.every(scanSeconds, () => this.run()),
    );
    registry.addInterval(
      'audit',
      this.every(scanSeconds * AUDIT_EVERY, () => this.audit()),
    );
    registry.addInterval(
      'watch',
      this.every(WATCH_SECONDS, () => mailboxes.run()),
    );
  }

  /** Never twice at once: a slow pass makes the next one late, not double. */
  private every(seconds: number, pass: () => Promise<void>): NodeJS.Timeout {
    let running = false;
    return setInterval(() => {
      if (running) return;
      running = true;
      pass()
        .catch((error: unknown) => this.log.error({ event: 'scheduled pass failed', error: String(error) }))
        .finally(() => (running = false));
    }, seconds * 1000);
  }
}
