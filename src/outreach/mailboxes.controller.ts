import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IANAZone } from 'luxon';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Access, By, type Caller } from '../access/access.js';
import { BadFields } from '../access/problem-details.js';
import { ActivityStore } from '../activity/activity.store.js';
import { Clock } from '../clock/clock.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { OutboxStore } from '../messages/outbox.store.js';
import { ReleaseHolds } from './release-holds.js';

/** RFC 5321 §4.5.3.1.1 allows 64 before the @; the tag of a Reply-To takes up to 31 of them. */
const LOCAL_PART = 33;

const mailboxSchema = z.strictObject({
  address: z
    .email('must be an address such as anna@company.com')
    .transform((address) => address.toLowerCase())
    .refine((address) => address.lastIndexOf('@') <= LOCAL_PART, {
      message: `must have at most ${LOCAL_PART} characters before the @: replies come back to it with a tag`,
    }),
  fromName: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^\P{Cc}*$/u, 'must be one line'),
  signature: z.string().max(2_000).nullable().default(null),
  dailyCap: z.int().min(0).max(100_000).default(50),
  gapSeconds: z.int().min(0).max(3_600).default(0),
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be an IANA time zone such as Europe/Berlin')
    .default('UTC'),
  status: z.enum(['active', 'paused']).default('active'),
});
type MailboxInput = z.infer<typeof mailboxSchema>;

@ApiTags('Mailboxes')
@Controller('api')
export class MailboxesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailboxes: MailboxesStore,
    private readonly outbox: OutboxStore,
    private readonly releaseHolds: ReleaseHolds,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  @Get('mailboxes')
  @Access('read')
  async list(): Promise<{ items: Mailbox[]; nextCursor: null }> {
    return { items: await this.mailboxes.all(), nextCursor: null };
  }

  @Post('mailboxes')
  @Access('admin')
  create(@Body({ schema: mailboxSchema }) input: MailboxInput, @By() by: Caller): Promise<Mailbox> {
    return this.save({ ...input, pauseReason: pauseReasonOf(input, null), wire: 'capture' }, by);
  }

  @Put('mailboxes/:id')
  @Access('admin')
  async replace(
    @Param('id') id: string,
    @Body({ schema: mailboxSchema }) input: MailboxInput,
    @By() by: Caller,
  ): Promise<Mailbox> {
    const { pauseReason } = await this.find(id);
    return this.save({ id, ...input, pauseReason: pauseReasonOf(input, pauseReason) }, by);
  }

  /** Halts every send at once, and says what was on its way to the wire already and cannot be called back. */
  @Post('stop-all')
  @HttpCode(200)
  @Access('admin')
  async stopAll(@By() by: Caller): Promise<{ stopped: true; onTheWire: number }> {
    const at = await this.clock.now();
    await this.switch({ at, by: by.actor }, by);
    return { stopped: true, onTheWire: await this.outbox.countOnWire() };
  }

  @Post('start-all')
  @HttpCode(200)
  @Access('admin')
  async startAll(@By() by: Caller): Promise<{ stopped: false }> {
    await this.switch(null, by);
    await this.releaseHolds.run(await this.clock.now());
    return { stopped: false };
  }

  private async find(id: string): Promise<Mailbox> {
    const known = /^\d{1,18}$/.test(id) ? await this.mailboxes.find(id) : null;
    if (!known) throw new NotFoundException(`There is no mailbox ${id}`);
    return known;
  }

  private async save(input: Partial<Mailbox>, by: Caller): Promise<Mailbox> {
    if (await this.isTaken(input)) {
      throw new BadFields([{ field: 'address', message: 'another mailbox has this address' }], 409);
    }
    const now = await this.clock.now();
    const id = await this.dataSource.transaction(async (tx) => {
      const saved = await this.mailboxes.save(tx, input.id ? input : { ...input, createdAt: now });
      const act = { act: 'mailbox.saved', about: 'mailbox', aboutId: saved.id };
      await this.activity.record(tx, { at: now, actor: by.actor, ...act });
      return saved.id;
    });
    await this.releaseHolds.run(now);
    return this.find(id);
  }

  private async switch(stopped: { at: Date; by: string } | null, by: Caller): Promise<void> {
    const at = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      await this.mailboxes.switchSending(tx, stopped);
      const act = stopped ? 'sending.stopped' : 'sending.started';
      await this.activity.record(tx, { at, actor: by.actor, act, about: 'sending', aboutId: '1' });
    });
  }

  private async isTaken({ id, address }: Partial<Mailbox>): Promise<boolean> {
    return (await this.mailboxes.all()).some((other) => other.address === address && other.id !== id);
  }
}

const pauseReasonOf = ({ status }: MailboxInput, known: string | null): string | null =>
  status === 'active' ? null : (known ?? 'by_hand');
