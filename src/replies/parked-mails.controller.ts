import { ConflictException, Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Access, By, type Caller } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { type ParkedMail, ParkedMailStore } from '../messages/parked-mail.store.js';
import { ReadParkedMail } from './read-parked-mail.js';
import type { Received } from './received-mail.js';

const MOST = 200;

/** Mails that were not read to their end: a person has them read once more, or lets them go. */
@ApiTags('Mailboxes')
@Controller('api/parked-mails')
export class ParkedMailsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly parkedMail: ParkedMailStore,
    private readonly readParkedMail: ReadParkedMail,
    private readonly clock: Clock,
  ) {}

  /** Of all mailboxes, the newest first. */
  @Get()
  @Access('admin')
  async list(): Promise<{ items: ParkedMail[]; nextCursor: null }> {
    return { items: await this.parkedMail.of(null, MOST), nextCursor: null };
  }

  /** Reads it as if it came in now: whoever wrote it gets their answer. What cannot be read still stays parked, with the reason (409). */
  @Post(':id/read')
  @HttpCode(200)
  @Access('admin')
  async read(@Param('id') id: string, @By() { actor }: Caller): Promise<Received> {
    const result = await this.readParkedMail.run(idOf(id), actor, await this.clock.now());
    if ('outcome' in result) return result;
    if (result.refusal === 'gone') throw new NotFoundException(`There is no parked mail ${id}`);
    if (result.refusal === 'only_beginning') {
      throw new ConflictException(
        'Its beginning was read as a reply when it came, the rest was too large: look at it in the mailbox, then dismiss it',
      );
    }
    throw new ConflictException(`It cannot be read still: ${result.detail}. Look at it in the mailbox, or dismiss it`);
  }

  /** It goes from the list, and so do its bytes; in the mailbox it stays as it is. */
  @Post(':id/dismiss')
  @HttpCode(204)
  @Access('admin')
  async dismiss(@Param('id') id: string, @By() { actor }: Caller): Promise<void> {
    const at = await this.clock.now();
    const gone = await this.dataSource.transaction((tx) =>
      this.parkedMail.settle(tx, idOf(id), { at, actor, act: 'parked_mail.dismissed' }),
    );
    if (!gone) throw new NotFoundException(`There is no parked mail ${id}`);
  }
}

const idOf = (id: string): string => (/^\d{1,18}$/.test(id) ? id : '0');
