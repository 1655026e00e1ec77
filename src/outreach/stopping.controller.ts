import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Access, By, type Caller } from '../access/access.js';
import { ActivityStore } from '../activity/activity.store.js';
import { ReleaseHolds } from '../cadences/release-holds.js';
import { Clock } from '../clock/clock.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { type OnWire, OutboxStore } from '../messages/outbox.store.js';

@ApiTags('Mailboxes')
@Controller('api')
export class StoppingController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailboxes: MailboxesStore,
    private readonly outbox: OutboxStore,
    private readonly releaseHolds: ReleaseHolds,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  /** Halts every send at once, and lists what was on its way to the wire already and cannot be called back. */
  @Post('stop-all')
  @HttpCode(200)
  @Access('admin')
  async stopAll(@By() by: Caller): Promise<{ stopped: true; onTheWire: number; messages: OnWire[] }> {
    const at = await this.clock.now();
    await this.switch({ at, by: by.actor }, by);
    const messages = await this.outbox.onWire();
    return { stopped: true, onTheWire: messages.length, messages };
  }

  @Post('start-all')
  @HttpCode(200)
  @Access('admin')
  async startAll(@By() by: Caller): Promise<{ stopped: false }> {
    await this.switch(null, by);
    await this.releaseHolds.run(await this.clock.now());
    return { stopped: false };
  }

  private async switch(stopped: { at: Date; by: string } | null, by: Caller): Promise<void> {
    const at = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      await this.mailboxes.switchSending(tx, stopped);
      const act = stopped ? 'sending.stopped' : 'sending.started';
      await this.activity.record(tx, { at, actor: by.actor, act, about: 'sending', aboutId: '1' });
    });
  }
}
