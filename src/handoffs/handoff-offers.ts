import { Injectable, Logger } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { acceptBy } from './clocks.rules.js';
import { type Handoff, OPEN_STATUSES } from './handoff.entity.js';
import { HandoffAlarms } from './handoff-alarms.js';
import { HandoffNotices } from './handoff-notices.js';
import { HandoffSettingsStore } from './handoff-settings.store.js';
import { HandoffsStore } from './handoffs.store.js';
import { OffersStore } from './offers.store.js';
import { productsOf } from './product.rules.js';
import type { Rep } from './rep.entity.js';
import { RepsStore } from './reps.store.js';
import { chooseRep, triedReps } from './routing.rules.js';
import { standingWithRep } from './standing.rules.js';

/** Without a rep a hand-off is looked at again this often. */
export const LOOK_AGAIN_MS = 3_600_000;

/** Reps who did not take a lead, between one alarm and the next. */
const ALARM_EVERY = 2;

/** Why a rep is looked for: `looked_again` is the hourly look for one that has none. */
export type Occasion = 'opened' | 'declined' | 'expired' | 'rep_left' | 'looked_again';

/** Puts hand-offs before reps, one rep at a time. Always under the lead's lock, then that of the reps. */
@Injectable()
export class HandoffOffers {
  private readonly log = new Logger(HandoffOffers.name);

  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
    private readonly settings: HandoffSettingsStore,
    private readonly notices: HandoffNotices,
    private readonly alarms: HandoffAlarms,
    private readonly activity: ActivityStore,
  ) {}

  /** To the next rep who can take it, or, when there is none now, to nobody (false): it stays visible and is looked at again. */
  async next(tx: Tx, handoff: Handoff, lead: Lead, why: Occasion, now: Date): Promise<boolean> {
    const reps = await this.reps.lockLoads(tx);
    const tried = triedReps(await this.offers.allOf(handoff.id, tx), now);
    const former = (await this.handoffs.allOf(lead.id, tx)).find(
      ({ id, acceptedAt }) => id !== handoff.id && acceptedAt,
    );
    const route = {
      ownerEmail: lead.ownerEmail,
      formerRepId: former?.repId ?? null,
      companyRepId: await this.handoffs.repOfCompany(handoff, tx),
      country: lead.country,
      language: handoff.language,
      products: productsOf(lead.custom),
      fits: handoff.fit === 'fits',
      isCall: handoff.replyClass === null,
    };
    const choice = chooseRep(reps, route, tried, now);
    if (choice) await this.offer(tx, handoff, lead, choice.rep, choice.startsAt, now);
    else await this.leaveUnassigned(tx, handoff, lead, why, now);
    return choice !== null;
  }

  /** To this rep, whose clock starts at `startsAt`. */
  async offer(tx: Tx, handoff: Handoff, lead: Lead, rep: Rep, startsAt: Date, now: Date): Promise<void> {
    const { acceptHours } = await this.settings.find(tx);
    const expiresAt = acceptBy(rep, startsAt, acceptHours);
    const offer = await this.offers.insert(tx, { handoffId: handoff.id, repId: rep.id, offeredAt: now, expiresAt });
    const offered: Partial<Handoff> = {
      status: 'offered',
      repId: rep.id,
      actAt: expiresAt,
      acceptedAt: null,
      firstActionAt: null,
      reminders: 0,
    };
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, offered);
    await this.reps.stampOffered(tx, rep.id, now);
    await this.leads.stand(tx, now, standingWithRep(handoff, expiresAt));
    await this.notices.offered(tx, handoff, lead, { rep, offer }, now);
    await this.note(tx, handoff, 'handoff.offered', { rep: rep.id, offer: offer.id }, now);
  }

  /** Whoever had it does not: what is still open of their offer ends, and the next rep is asked. */
  async passOn(tx: Tx, handoff: Handoff, lead: Lead, why: Occasion, now: Date): Promise<void> {
    const ended = await this.offers.withdraw(tx, handoff.id, why === 'rep_left' ? why : 'no_answer', now);
    if (ended) await this.note(tx, handoff, 'handoff.offer_expired', { rep: ended.repId, offer: ended.id }, now);
    const refusals = handoff.refusals + (why === 'rep_left' ? 0 : 1);
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, { refusals });
    const isAsked = await this.next(tx, handoff, lead, why, now);
    // Each rep who does not take it costs hours: a supervisor hears of the second one. That nobody is left is an alarm of its own.
    const isAlarm = isAsked && refusals > handoff.refusals && refusals % ALARM_EVERY === 0;
    if (isAlarm) await this.alarms.raise(tx, 'nobody_accepts', { handoff, lead }, refusals, now);
  }

  private async leaveUnassigned(tx: Tx, handoff: Handoff, lead: Lead, why: Occasion, now: Date): Promise<void> {
    const actAt = new Date(now.getTime() + LOOK_AGAIN_MS);
    await this.handoffs.move(tx, handoff.id, OPEN_STATUSES, { status: 'unassigned', repId: null, actAt });
    await this.leads.stand(tx, now, standingWithRep(handoff, actAt));
    if (why === 'looked_again') return;
    this.log.warn({ event: 'no rep for a hand-off', handoff: handoff.id, why });
    await this.note(tx, handoff, 'handoff.unassigned', { why }, now);
    const asked = await this.offers.allOf(handoff.id, tx);
    await this.alarms.raise(tx, 'unassigned', { handoff: { ...handoff, repId: null }, lead }, asked.length + 1, now);
  }

  private async note(tx: Tx, handoff: Handoff, act: string, detail: Record<string, unknown>, now: Date): Promise<void> {
    const about = { about: 'handoff', aboutId: handoff.id, leadId: handoff.leadId };
    await this.activity.record(tx, { at: now, actor: 'agent', act, ...about, detail });
  }
}
