import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { SimulatedClock } from '../clock/simulated.clock.js';
import { Clock } from '../clock/clock.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import { JobRunner } from '../jobs/job-runner.js';
import { Scan } from '../jobs/scan.js';
import { type SandboxEvent, SandboxEventsStore } from './sandbox-events.store.js';
import { SimulateLeads } from './simulate-leads.js';
import { SimulateStaff } from './simulate-staff.js';

/** Scans after which something must be wrong: rows that come up for ever. */
const MOST_SCANS = 200;

/** People who act at the same time. */
const AT_ONCE = 8;

/** How often the queue is asked whether it is empty. */
const POLL_MS = 4;

/** Moves the simulated clock from one due time to the next; at each, everything that is due happens before it moves on. */
@Injectable()
export class AdvanceClock {
  constructor(
    private readonly clock: Clock,
    private readonly scan: Scan,
    private readonly queue: JobQueue,
    private readonly runner: JobRunner,
    private readonly events: SandboxEventsStore,
    private readonly people: SimulateLeads,
    private readonly staff: SimulateStaff,
  ) {}

  /** @param onTick is told the time after each move */
  async run(hours: number, onTick: (now: Date) => void = () => undefined): Promise<Date> {
    if (!(this.clock instanceof SimulatedClock)) throw new Error('Only the simulated clock can be moved');
    const end = new Date((await this.clock.now()).getTime() + hours * 3_600_000);
    let now = await this.clock.now();
    await this.settle(now);
    while (now < end) {
      const next = (await this.events.nextInstant(now)) ?? end;
      await this.clock.moveTo(earlier(later(next, new Date(now.getTime() + this.clock.jump)), end));
      now = await this.clock.now();
      await this.settle(now);
      onTick(now);
    }
    await this.scan.audit();
    return now;
  }

  /** Everything that is due at this instant, until nothing is. */
  private async settle(now: Date): Promise<void> {
    for (let scans = 0; scans < MOST_SCANS; scans++) {
      const happened = await this.happen(now);
      await this.scan.run();
      const claimed = await this.drain();
      await Promise.all([this.people.read(), this.staff.look()]);
      if (!happened && !claimed) return;
    }
    throw new Error(
      `Still busy after ${MOST_SCANS} scans at ${now.toISOString()}: some rows are reminded again and again`,
    );
  }

  private async happen(now: Date): Promise<boolean> {
    const due = await this.events.due(now);
    const byLead = new Map<string, SandboxEvent[]>();
    for (const event of due) {
      const lead = event.leadId ?? `none, ${event.id}`;
      byLead.set(lead, [...(byLead.get(lead) ?? []), event]);
    }
    await forEachRow([...byLead.keys()], AT_ONCE, async (lead) => {
      for (const event of byLead.get(lead) ?? []) await this.act(event, now);
    });
    return due.length > 0;
  }

  private act(event: SandboxEvent, now: Date): Promise<void> {
    return event.kind === 'reply' ? this.people.write(event, now) : this.staff.act(event, now);
  }

  /** Waits until no job waits or runs; false when there was none. The queue is asked only while this process has none in hand. */
  private async drain(): Promise<boolean> {
    let claimed = false;
    while (this.runner.isBusy || (await this.queue.unfinished()) > 0) {
      claimed = true;
      await sleep(POLL_MS);
    }
    return claimed;
  }
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
