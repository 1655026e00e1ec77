import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { JobQueue } from '../jobs/job-queue.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Mailbox } from '../messages/mailbox.entity.js';
import { InboxStore } from '../messages/inbox.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { type MailboxCapacity, MailboxesStore } from '../messages/mailboxes.store.js';
import { LANES } from './cadence.rules.js';
import { DueStore, type Held, type Hold, type WindowGroup } from './due.store.js';
import { EnrollmentsStore } from './enrollments.store.js';
import { isOpen, nextOpen } from './send-window.js';
import { reservedOf, shareWithin } from './share-slots.js';
import { type MovedPlace, standingsOfMoved } from './standing.rules.js';

const HOUR = 3_600_000;

/** While nothing can be sent at all, the waiting leads are looked at again this often, all of them together. */
const RECHECK_HOURS = 1;

/** Most drafts one scan asks for, per mailbox. */
const MOST = 500;

const RESUMED_AT_ONCE = 4;

/**
 * What is due and can go soon, reminded in the order that decides when capacity is short. Everything the queue ever held
 * can be found again here, so losing it costs a minute.
 */
@Injectable()
export class ScanDue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly due: DueStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly mailboxes: MailboxesStore,
    private readonly inbox: InboxStore,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly queue: JobQueue,
  ) {}

  async run(now: Date): Promise<void> {
    try {
      await this.resume(now);
    } finally {
      // A lead that cannot be resumed must not hold up the others.
      await this.shareOut(now);
    }
  }

  private async resume(now: Date): Promise<void> {
    await forEachRow(await this.due.toResume(now), RESUMED_AT_ONCE, (leadId) =>
      this.dataSource.transaction(async (tx) => {
        await this.leads.lock(tx, leadId);
        const open = await this.enrollments.openOf(leadId, tx);
        if (open?.status !== 'paused' || !open.resumeAt || open.resumeAt > now) return;
        // Whoever wrote to us is answered first, whatever date was given before.
        if (await this.inbox.hasOtherOpen(tx, leadId, '0')) return;
        const owesNudge = open.reason === 'answering' && (await this.messages.unansweredAnswer(leadId, tx)) !== null;
        await this.enrollments.change(
          tx,
          leadId,
          { status: 'active', reason: owesNudge ? 'silence' : 'pause_over' },
          now,
        );
      }),
    );
  }

  private async shareOut(now: Date): Promise<void> {
    if (!(await this.due.isAnyWaiting(now))) return;
    if (await this.mailboxes.stoppedBy()) return this.hold(recheck('all', 'stopped_all', now), now);
    const all = await this.mailboxes.all();
    const active = all.filter(({ status }) => status === 'active');
    if (active.length > 0) await this.holdClosed(now);
    for (const mailbox of active) await this.remind(mailbox.id, now);
    await this.holdRest(all, await this.mailboxes.capacities(now), now);
  }

  /** One by one, each of the leads of another continent would cost a draft's reading and one of the day's slots. */
  private async holdClosed(now: Date): Promise<void> {
    const closed = closedAt(await this.due.windowsWaiting(now), now);
    if (closed.length > 0) await this.move((tx) => this.due.holdUntilOpen(tx, now, closed), 'window', now);
  }

  private async remind(mailboxId: string, now: Date): Promise<void> {
    const reminded = await this.dataSource.transaction((tx) => this.pick(tx, mailboxId, now));
    for (const ids of reminded) await this.queue.remind('touch.draft', ids);
  }

  /** Whose turn it is in this mailbox, lane by lane. */
  private async pick(tx: Tx, mailboxId: string, now: Date): Promise<string[][]> {
    if (!(await this.due.takeTurn(tx, mailboxId))) return [];
    const mailbox = (await this.mailboxes.capacities(now, tx)).find(({ id }) => id === mailboxId);
    if (!mailbox) return [];
    const reminded = await this.due.reminded(tx, mailboxId);
    const left = mailbox.free - reminded;
    const free = Math.min(left, MOST);
    if (free <= 0) return [];
    const waiting = await this.due.waiting(tx, now, mailboxId, free);
    const [, fresh = 0, first = 0, follow_up = 0] = LANES.map((_, lane) => waiting[lane]);
    const lists = Math.min(free, Math.max(0, left - reservedOf(mailbox.dailyCap)));
    const share = shareWithin(free, lists, { answer: 0, fresh, first, follow_up }, mailbox.used + reminded);
    const picked: string[][] = [];
    for (const [lane, name] of LANES.entries()) {
      picked.push(await this.due.remind(tx, now, mailboxId, lane, share[name]));
    }
    return picked;
  }

  /** What cannot go now says why, and comes up again when its turn is near. */
  private async holdRest(all: Mailbox[], active: MailboxCapacity[], now: Date): Promise<void> {
    for (const { id: mailboxId, status } of all) {
      if (status === 'paused') await this.hold(recheck({ mailboxId }, 'mailbox_paused', now), now);
    }
    const spent = active.filter(({ free, dailyCap }) => free <= reservedOf(dailyCap));
    const full = spent.filter(({ free }) => free === 0);
    for (const mailbox of spent) {
      await this.hold(untilTomorrow({ mailboxId: mailbox.id }, [mailbox], mailbox.free > 0, now), now);
    }
    if (active.length === 0) {
      await this.hold(recheck('any_mailbox', all.length === 0 ? 'no_mailbox' : 'mailbox_paused', now), now);
    } else if (spent.length === active.length) {
      await this.hold(untilTomorrow('any_mailbox', active, full.length < active.length, now), now);
    }
  }

  private async hold(hold: Hold, now: Date): Promise<void> {
    await this.move((tx) => this.due.holdWaiting(tx, now, hold), hold.reason, now);
  }

  private async move(moved: (tx: Tx) => Promise<MovedPlace[]>, reason: string, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.leads.stand(tx, now, ...standingsOfMoved(await moved(tx), reason, now));
    });
  }
}

const closedAt = (groups: WindowGroup[], now: Date): (WindowGroup & { opensAt: Date })[] =>
  groups
    .filter(({ sendWindow, timeZone, country }) => !isOpen(now, sendWindow, timeZone, country))
    .map((group) => ({ ...group, opensAt: nextOpen(now, group.sendWindow, group.timeZone, group.country) }));

function recheck(who: Held, reason: string, now: Date): Hold {
  const from = new Date(now.getTime() + RECHECK_HOURS * HOUR);
  return { who, onlyLists: false, reason, from, perPeriod: Number.MAX_SAFE_INTEGER, periodHours: RECHECK_HOURS };
}

/** No slot is left today, or none for lists: each of the next days takes as many as its mailboxes may send. */
function untilTomorrow(who: Held, mailboxes: MailboxCapacity[], onlyLists: boolean, now: Date): Hold {
  const from = new Date(Math.min(...mailboxes.map(({ timeZone }) => nextDay(now, timeZone).getTime())));
  const perPeriod = mailboxes.reduce((sum, { dailyCap }) => sum + dailyCap - (onlyLists ? reservedOf(dailyCap) : 0), 0);
  return { who, onlyLists, reason: 'capacity', from, perPeriod, periodHours: 24 };
}

const nextDay = (now: Date, zone: string): Date =>
  DateTime.fromJSDate(now, { zone }).plus({ days: 1 }).startOf('day').toJSDate();
