import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Clock } from '../clock/clock.js';
import { LedgerStore } from './ledger.store.js';

/** The count looks at every lead, so a monitor that asks every few seconds gets one that is at most this old. */
const KEEP_MS = 60_000;

/** The one number that must be 0. */
@Injectable()
export class LedgerMetrics {
  private counted: { at: number; leads: Promise<number> } | null = null;

  constructor(
    registry: Registry,
    private readonly ledger: LedgerStore,
    private readonly clock: Clock,
  ) {
    const unaccounted = () => this.unaccounted();
    new Gauge({
      name: 'everylead_unaccounted',
      help: 'Leads whose place in the ledger is wrong or forgotten. Anything but 0 is an alarm.',
      registers: [registry],
      async collect() {
        this.set(await unaccounted());
      },
    });
  }

  private unaccounted(): Promise<number> {
    if (!this.counted || performance.now() - this.counted.at > KEEP_MS) {
      const leads = this.clock
        .now()
        .then((now) => this.ledger.countUnaccounted(new Date(now.getTime() - this.clock.jump)));
      const counted = { at: performance.now(), leads };
      this.counted = counted;
      leads.catch(() => void (this.counted = null));
    }
    return this.counted.leads;
  }
}
