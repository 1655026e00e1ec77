import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, register, Registry } from 'prom-client';
import { Clock } from '../clock/clock.js';
import { JobQueue } from '../jobs/job-queue.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { MetricsStore } from './metrics.store.js';

interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** What a monitor reads: states, counts and ids, nothing that names a person. Values are read when they are asked for. */
@Injectable()
export class Metrics {
  constructor(
    private readonly registry: Registry,
    private readonly store: MetricsStore,
    private readonly mailboxes: MailboxesStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {
    collectDefaultMetrics({ register: registry });
    this.describeWork();
    this.describeMail();
  }

  /** Prometheus text format 0.0.4: the application's gauges, and what this process counted itself. */
  async text(): Promise<string> {
    return Registry.merge([register, this.registry]).metrics();
  }

  private describeWork(): void {
    this.gauge('everylead_leads', 'Leads by ledger state.', ['state'], async () =>
      (await this.store.leads()).map(({ state, count }) => ({ labels: { state }, value: count })),
    );
    this.gauge(
      'everylead_next_action_overdue_seconds',
      'How long the most overdue next action is overdue.',
      [],
      async () => [{ labels: {}, value: await this.store.overdueSeconds(await this.clock.now()) }],
    );
    this.gauge('everylead_queue_jobs', 'Jobs in the queues, over all processes.', ['queue', 'state'], async () =>
      Object.entries(await this.queue.counts()).flatMap(([queue, counts]) =>
        Object.entries(counts).map(([state, value]) => ({ labels: { queue, state }, value: Number(value) })),
      ),
    );
    this.gauge('everylead_handoffs', 'Open hand-offs.', ['status'], async () =>
      (await this.store.openHandoffs()).map(({ status, count }) => ({ labels: { status }, value: count })),
    );
  }

  private describeMail(): void {
    this.gauge('everylead_messages', 'Messages not done with, in and out.', ['direction', 'status'], async () =>
      (await this.store.openMessages()).map(({ count, ...labels }) => ({ labels, value: count })),
    );
    this.gauge('everylead_mailbox_used', 'Mails of today: gone, or waiting to go.', ['mailbox'], async () =>
      (await this.capacities()).map(({ id, used }) => ({ labels: { mailbox: id }, value: used })),
    );
    this.gauge('everylead_mailbox_free', 'Mails a mailbox may still take on today.', ['mailbox'], async () =>
      (await this.capacities()).map(({ id, free }) => ({ labels: { mailbox: id }, value: free })),
    );
    this.gauge('everylead_sending_stopped', '1 while every send is halted by a person.', [], async () => [
      { labels: {}, value: (await this.mailboxes.stoppedBy()) === null ? 0 : 1 },
    ]);
  }

  private async capacities() {
    return this.mailboxes.capacities(await this.clock.now());
  }

  private gauge(name: string, help: string, labelNames: string[], read: () => Promise<Sample[]>): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        const samples = await read();
        // A label that is gone must not keep its last value.
        this.reset();
        for (const { labels, value } of samples) this.set(labels, value);
      },
    });
  }
}
