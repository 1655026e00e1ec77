import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { isAccountedOnWire } from '../cadences/standing.rules.js';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import { SendFailed, type SendReceipt } from '../mail/mail-transport.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { type Lease, OutboxStore, type Rendering } from '../messages/outbox.store.js';
import { TEXT_REFUSED } from '../messages/refused-texts.store.js';
import { MailboxHealth } from './mailbox-health.js';
import { SendEffects } from './send-effects.js';
import { MAX_ATTEMPTS, retryAt, type SendingRefusal } from './sending.rules.js';

/** A person is asked again about what waits for one after this long. */
export const ASK_AGAIN_MS = 24 * 3_600_000;

/** Dead claims one scan releases. */
const MOST_STALE = 1_000;

const RELEASED_AT_ONCE = 4;

interface Leaving {
  message: Message;
  lead: Lead;
}

/** A message that was on the wire. */
interface Try {
  lease: Lease;
  /** Null: erased meanwhile. */
  lead: Lead | null;
  message: Message;
}

/** Writes what became of a message at the door and on the wire, each in one transaction with what follows from it. */
@Injectable()
export class SendOutcomes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxStore,
    private readonly messages: MessagesStore,
    private readonly health: MailboxHealth,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly effects: SendEffects,
    private readonly activity: ActivityStore,
  ) {}

  /** On its way; false when the lease was lost meanwhile. */
  async claimed(tx: Tx, lease: Lease, { message, lead }: Leaving, rendering: Rendering, now: Date): Promise<boolean> {
    if (!(await this.outbox.claim(tx, lease, rendering))) return false;
    // Of most the outcome is written within the second.
    if (!isAccountedOnWire(lead, now)) await this.restoreStanding(tx, message, now);
    return true;
  }

  /** The door said no: held up until later, or never. */
  async refuse(tx: Tx, lease: Lease, message: Message, refusal: SendingRefusal, now: Date): Promise<void> {
    const { reason } = refusal;
    const cancels = refusal.may === 'cancel';
    const to = cancels
      ? { status: 'cancelled' as const, until: null, reason }
      : { status: 'queued' as const, until: refusal.until, reason };
    if (!(await this.outbox.giveBack(tx, lease, to))) return;
    if (cancels) await this.effects.cancelled(tx, message, reason, now);
    await this.restoreStanding(tx, message, now);
    // Held up again for the same reason is no news.
    if (!cancels && message.holdReason === reason) return;
    await this.note(tx, message, cancels ? 'message.cancelled' : 'message.held', reason, now);
  }

  /** No mail can be made of it: a person mends the text, or decides what comes instead. */
  async unfit(tx: Tx, lease: Lease, message: Message, detail: string, now: Date): Promise<void> {
    const to = { status: 'needs_review' as const, until: null, reason: 'unfit' };
    if (!(await this.outbox.giveBack(tx, lease, to))) return;
    const asks = { findings: [{ rule: 'unfit', detail }], reviewBy: new Date(now.getTime() + ASK_AGAIN_MS) };
    await this.messages.change(tx, message.id, ['needs_review'], asks);
    await this.restoreStanding(tx, message, now);
    await this.note(tx, message, 'message.unfit', null, now);
  }

  /** The wire answered about `message`, which nothing but this answer or the end of the lease changes meanwhile. */
  async record(lease: Lease, message: Message, answer: SendReceipt | SendFailed, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lead = lease.leadId ? await this.leads.lock(tx, lease.leadId) : null;
      await this.settle(tx, { lease, lead, message }, answer, now);
      await this.restoreStanding(tx, message, now);
    });
  }

  /** Leases that ran out, found by the scan: nobody is working on these any more. */
  async releaseStale(now: Date): Promise<void> {
    const stale = await this.outbox.stale(MOST_STALE);
    await forEachRow(
      stale.map(({ id }) => id),
      RELEASED_AT_ONCE,
      (id) => this.dataSource.transaction((tx) => this.release(tx, id, now)),
    );
  }

  private async release(tx: Tx, id: string, now: Date): Promise<void> {
    const message = await this.messages.find(id, tx);
    if (message?.leadId) await this.leads.lock(tx, message.leadId);
    const status = message && (await this.outbox.releaseStale(tx, id));
    if (!message || !status) return;
    if (status === 'unknown') await this.effects.unknown(tx, message, now);
    await this.restoreStanding(tx, message, now);
    await this.note(tx, message, `message.${status}`, 'lease_ran_out', now);
  }

  private async settle(tx: Tx, tried: Try, said: SendReceipt | SendFailed, now: Date): Promise<void> {
    const { message } = tried;
    if (!(said instanceof SendFailed)) return this.sent(tx, tried, said, now);
    const answer = await this.health.weigh(tx, message, said);
    if (answer.outcome === 'unknown') return this.unknown(tx, tried, answer.message, now);
    if (answer.permanent && answer.scope === 'message') return this.failed(tx, tried, answer.message, now);
    if (answer.permanent && answer.scope === 'text') {
      return this.undeliverable(tx, tried, answer.message, TEXT_REFUSED, now);
    }
    // Trouble with our own account is nothing to give a message up for.
    const isOurs = answer.scope === 'mailbox' || answer.scope === 'server';
    const isLast = !isOurs && message.attempts >= MAX_ATTEMPTS;
    if (!isLast) return this.again(tx, tried, answer, now);
    return this.undeliverable(tx, tried, answer.message, 'given_up', now);
  }

  private async sent(tx: Tx, { lease, lead, message }: Try, { response }: SendReceipt, now: Date): Promise<void> {
    const end = { status: 'sent' as const, wireResponse: response, sentAt: now };
    if (!(await this.outbox.finish(tx, lease, end))) return;
    await this.health.worked(tx, message);
    if (lead) await this.effects.sent(tx, lead, message, now);
    await this.note(tx, message, 'message.sent', null, now);
  }

  private async unknown(tx: Tx, { lease, message }: Try, evidence: string, now: Date): Promise<void> {
    if (!(await this.outbox.finish(tx, lease, { status: 'unknown', wireResponse: evidence }))) return;
    await this.effects.unknown(tx, message, now);
    await this.note(tx, message, 'message.unknown', 'no_answer_after_end', now);
  }

  private async failed(tx: Tx, { lease, lead, message }: Try, evidence: string, now: Date): Promise<void> {
    if (!(await this.outbox.finish(tx, lease, { status: 'failed', wireResponse: evidence }))) return;
    if (lead) await this.effects.bounced(tx, lead, message, now);
    await this.note(tx, message, 'message.failed', 'refused_for_good', now);
  }

  private async undeliverable(
    tx: Tx,
    { lease, message }: Try,
    evidence: string,
    reason: typeof TEXT_REFUSED | 'given_up',
    now: Date,
  ): Promise<void> {
    const holdReason = reason === TEXT_REFUSED ? reason : null;
    if (!(await this.outbox.finish(tx, lease, { status: 'failed', wireResponse: evidence, holdReason }))) return;
    await this.effects.undeliverable(tx, message, now);
    await this.note(tx, message, 'message.failed', reason, now);
  }

  /** Not delivered for sure: the same bytes go again later. Trouble with our own account pauses the mailbox and blames no lead. */
  private async again(tx: Tx, { lease, message }: Try, answer: SendFailed, now: Date): Promise<void> {
    const reason = answer.scope === 'mailbox' ? 'mailbox_paused' : 'server_asked_to_wait';
    const notBefore = retryAt(now, message.attempts);
    const end = { status: 'queued' as const, wireResponse: answer.message, notBefore, holdReason: reason };
    const needsNewBytes = answer.trouble === 'texts_refused';
    if (!(await this.outbox.finish(tx, lease, { ...end, needsNewBytes }))) return;
    await this.health.failed(tx, message, answer, now);
    await this.note(tx, message, 'message.deferred', reason, now);
  }

  private async restoreStanding(tx: Tx, { leadId }: Message, now: Date): Promise<void> {
    if (leadId) await this.enrollments.restoreStandings(tx, [leadId], now);
  }

  private async note(tx: Tx, message: Message, act: string, reason: string | null, now: Date): Promise<void> {
    const { id: aboutId, leadId } = message;
    await this.activity.record(tx, { at: now, actor: 'agent', act, about: 'message', aboutId, leadId, reason });
  }
}
