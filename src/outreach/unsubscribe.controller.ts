import { Controller, Get, Header, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Access } from '../access/access.js';
import { readToken } from '../access/signed-token.js';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { askPage, donePage } from './unsubscribe.page.js';

export const UNSUBSCRIBE = 'unsubscribe';

/**
 * The way out. A GET only asks, because mail scanners follow links; a POST acts, from the page or by one click in the
 * mail program (RFC 8058 §3.2: no cookie, no sign-in, no redirect). The token names the lead and never expires.
 */
@ApiExcludeController()
@Access('public')
@Controller('u')
export class UnsubscribeController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly messages: MessagesStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get(':token')
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Param('token') token: string): string {
    this.leadOf(token);
    return askPage();
  }

  /** The same token twice is one unsubscribe; a lead erased meanwhile is answered like any other. */
  @Post(':token')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  async act(@Param('token') token: string): Promise<string> {
    const leadId = this.leadOf(token);
    const now = await this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, leadId);
      if (!lead?.email) return;
      const asked = { kind: 'address' as const, value: lead.email, reason: 'unsubscribed', source: `lead:${leadId}` };
      const isNew = (await this.suppressions.add(tx, now, asked)) > 0;
      // Even if the address was suppressed before: whatever is still under way ends here.
      await this.messages.cancelUnsent(tx, [leadId], 'unsubscribed');
      await this.enrollments.change(tx, leadId, { status: 'stopped', reason: 'unsubscribed' }, now);
      // A rep who talks with the lead goes on: what ends is mail from the agent.
      await this.enrollments.restoreStandings(tx, [leadId], now);
      if (!isNew) return;
      await this.activity.record(tx, {
        at: now,
        actor: 'lead',
        act: 'lead.unsubscribed',
        about: 'lead',
        aboutId: leadId,
        leadId,
      });
    });
    return donePage();
  }

  private leadOf(token: string): string {
    const leadId = readToken(this.config.secret, UNSUBSCRIBE, token);
    if (!leadId) throw new NotFoundException('This unsubscribe link is not complete: copy all of it from the mail');
    return leadId;
  }
}
