import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, By, type Caller } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import { type ParkedMail, ParkedMailStore } from '../messages/parked-mail.store.js';
import { type MailboxInput, mailboxSchema } from './mailbox-input.js';
import { type MailboxView, MailboxViews } from './mailbox-view.js';
import { SaveMailbox } from './save-mailbox.js';
import { type MailboxTest, TestMailbox } from './test-mailbox.js';

const MOST_PARKED = 200;

@ApiTags('Mailboxes')
@Controller('api/mailboxes')
export class MailboxesController {
  constructor(
    private readonly mailboxes: MailboxesStore,
    private readonly views: MailboxViews,
    private readonly saveMailbox: SaveMailbox,
    private readonly testMailbox: TestMailbox,
    private readonly parkedMail: ParkedMailStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read')
  async list(): Promise<{ items: MailboxView[]; nextCursor: null }> {
    return { items: await this.views.of(await this.mailboxes.all(), await this.clock.now()), nextCursor: null };
  }

  @Post()
  @Access('admin')
  create(@Body({ schema: mailboxSchema }) input: MailboxInput, @By() by: Caller): Promise<MailboxView> {
    return this.save(null, input, by);
  }

  @Get(':id')
  @Access('read')
  async one(@Param('id') id: string): Promise<MailboxView> {
    return this.view(await this.find(id));
  }

  /** Connections that are left out stay as they are, and so do secrets. */
  @Put(':id')
  @Access('admin')
  async replace(
    @Param('id') id: string,
    @Body({ schema: mailboxSchema }) input: MailboxInput,
    @By() by: Caller,
  ): Promise<MailboxView> {
    return this.save(await this.find(id), input, by);
  }

  /** Signs in to both servers now and looks up SPF, DKIM and DMARC. */
  @Post(':id/test')
  @HttpCode(200)
  @Access('admin')
  async test(@Param('id') id: string): Promise<MailboxTest> {
    return this.testMailbox.run(await this.find(id));
  }

  /** Mails of it that were not read to their end, the newest first. */
  @Get(':id/parked')
  @Access('read')
  async parked(@Param('id') id: string): Promise<{ items: ParkedMail[] }> {
    const mailbox = await this.find(id);
    return { items: await this.parkedMail.of(mailbox.id, MOST_PARKED) };
  }

  private async find(id: string): Promise<Mailbox> {
    const known = /^\d{1,18}$/.test(id) ? await this.mailboxes.find(id) : null;
    if (!known) throw new NotFoundException(`There is no mailbox ${id}`);
    return known;
  }

  private async save(known: Mailbox | null, input: MailboxInput, by: Caller): Promise<MailboxView> {
    return this.view(await this.find(await this.saveMailbox.run(known, input, by.actor, await this.clock.now())));
  }

  private async view(mailbox: Mailbox): Promise<MailboxView> {
    const [view] = await this.views.of([mailbox], await this.clock.now());
    if (!view) throw new NotFoundException(`There is no mailbox ${mailbox.id}`);
    return view;
  }
}
