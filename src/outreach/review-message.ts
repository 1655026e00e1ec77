import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { APPROVED, EDITED, type Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { wasSaid } from '../messages/thread-lines.js';
import { SendEffects } from './send-effects.js';

/**
 * What a person decides about a draft or an `unknown` send.
 * - `approve`, `edit`: it may leave, as it is or with this text. `reject` asks what comes instead: `skip` this step,
 *   `redraft` it, by an instruction if one is given, or `stop` the cadence.
 * - `undo`: what has not left yet waits for a person again.
 * - `settle`: an `unknown` send counts as `sent` or as `not_sent`. `resend`: the one way to send it a second time.
 */
export type Review =
  | { act: 'approve' }
  | { act: 'edit'; subject: string; body: string }
  | { act: 'reject'; then: 'skip' | 'redraft' | 'stop'; instruction?: string }
  | { act: 'undo' }
  | { act: 'settle'; as: 'sent' | 'not_sent' }
  | { act: 'resend' };

/** Null: done. Otherwise why not, in words for the person. */
export type ReviewRefusal = 'gone' | 'not_waiting' | 'not_queued' | 'not_unknown' | 'empty' | 'no_subject';

type OfLead = Message & { leadId: string };

/** Who takes a mail back is asked what comes instead after this long. */
const UNDONE_HOURS = 4;
const HOUR = 3_600_000;

@Injectable()
export class ReviewMessage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly effects: SendEffects,
    private readonly activity: ActivityStore,
  ) {}

  async run(id: string, review: Review, by: string, now: Date): Promise<ReviewRefusal | null> {
    return this.dataSource.transaction(async (tx) => {
      const leadId = (await this.messages.find(id, tx))?.leadId;
      const lead = leadId ? await this.leads.lock(tx, leadId) : null;
      const message = await this.messages.find(id, tx);
      if (!leadId || !lead || message?.direction !== 'out') return 'gone';
      const refusal = await this.decide(tx, lead, { ...message, leadId }, review, now);
      if (refusal) return refusal;
      await this.enrollments.restoreStandings(tx, [leadId], now);
      const about = { about: 'message', aboutId: id, leadId };
      await this.activity.record(tx, { at: now, actor: by, ...actOf(review), ...about });
      return null;
    });
  }

  private decide(tx: Tx, lead: Lead, message: OfLead, review: Review, now: Date): Promise<ReviewRefusal | null> {
    switch (review.act) {
      case 'approve':
        return this.release(tx, message, {});
      case 'edit':
        return this.release(tx, message, { subject: review.subject, body: review.body, findings: [] });
      case 'reject':
        return this.reject(tx, lead, message, review, now);
      case 'undo':
        return this.undo(tx, message, now);
      case 'settle':
        return this.settle(tx, lead, message, review.as, now);
      case 'resend':
        return this.resend(tx, message);
    }
  }

  private async release(
    tx: Tx,
    message: OfLead,
    edited: Partial<Pick<Message, 'subject' | 'body' | 'findings'>>,
  ): Promise<ReviewRefusal | null> {
    const { subject, body } = { ...message, ...edited };
    if (body.trim() === '') return 'empty';
    if (subject.trim() === '' && !(await this.hasThread(tx, message))) return 'no_subject';
    const flags = [...new Set([...message.flags, APPROVED, ...('body' in edited ? [EDITED] : [])])];
    const queued = { ...edited, flags, status: 'queued' as const, reviewBy: null, holdReason: null };
    return (await this.messages.change(tx, message.id, ['needs_review'], queued)) ? null : 'not_waiting';
  }

  private async hasThread(tx: Tx, { leadId }: OfLead): Promise<boolean> {
    return (await this.messages.thread(leadId, tx)).some(wasSaid);
  }

  private async reject(
    tx: Tx,
    lead: Lead,
    message: OfLead,
    { then, instruction }: Extract<Review, { act: 'reject' }>,
    now: Date,
  ): Promise<ReviewRefusal | null> {
    const cancelled = { status: 'cancelled' as const, holdReason: `rejected_${then}` };
    if (!(await this.messages.change(tx, message.id, ['needs_review'], cancelled))) return 'not_waiting';
    if (then === 'redraft') await this.reopen(tx, message);
    if (then === 'redraft' && instruction) await this.whisper(tx, message.leadId, instruction);
    if (then === 'skip') await this.effects.goOn(tx, lead, message, { mailed: false }, now);
    if (then === 'stop') {
      await this.enrollments.change(tx, message.leadId, { status: 'stopped', reason: 'by_hand' }, now);
    }
    return null;
  }

  /** What else was written for the lead without it is written again too. */
  private async whisper(tx: Tx, leadId: string, text: string): Promise<void> {
    await this.leads.whisper(tx, leadId, text);
    await this.messages.cancelDeaf(tx, leadId, text);
  }

  /** Its bytes, if it was rendered for a try that failed, are dropped: the person may change the text. */
  private async undo(tx: Tx, message: OfLead, now: Date): Promise<ReviewRefusal | null> {
    const held = {
      status: 'needs_review' as const,
      flags: message.flags.filter((flag) => flag !== APPROVED),
      reviewBy: new Date(now.getTime() + UNDONE_HOURS * HOUR),
      notBefore: null,
      holdReason: null,
      rendered: null,
    };
    return (await this.messages.change(tx, message.id, ['queued'], held)) ? null : 'not_queued';
  }

  private async settle(
    tx: Tx,
    lead: Lead,
    message: OfLead,
    as: 'sent' | 'not_sent',
    now: Date,
  ): Promise<ReviewRefusal | null> {
    const end =
      as === 'sent'
        ? { status: 'sent' as const, sentAt: message.wireStartedAt ?? now }
        : { status: 'cancelled' as const, holdReason: 'settled_as_not_sent' };
    if (!(await this.messages.change(tx, message.id, ['unknown'], { ...end, reviewBy: null }))) return 'not_unknown';
    if (as === 'sent') await this.effects.sent(tx, lead, message, now);
    else await this.reopen(tx, message);
    return null;
  }

  /** The same bytes once more, because a person said so. */
  private async resend(tx: Tx, message: OfLead): Promise<ReviewRefusal | null> {
    const again = {
      status: 'queued' as const,
      wireStartedAt: null,
      leasedUntil: null,
      notBefore: null,
      reviewBy: null,
    };
    return (await this.messages.change(tx, message.id, ['unknown'], again)) ? null : 'not_unknown';
  }

  /** What the message was to do still wants doing: a touch is written again by its cadence, an answer by its reply. */
  private async reopen(tx: Tx, { kind, answersId }: OfLead): Promise<void> {
    if (kind === 'answer' && answersId) await this.messages.reopen(tx, [answersId]);
  }
}

const ACTS: Record<Review['act'], string> = {
  approve: 'message.approved',
  edit: 'message.edited',
  reject: 'message.rejected',
  undo: 'message.taken_back',
  settle: 'message.settled',
  resend: 'message.resent',
};

/** Who settles a send as sent is the one who knows that it was. */
function actOf(review: Review): { act: string; reason: string | null } {
  if (review.act === 'settle' && review.as === 'sent') return { act: 'message.sent', reason: 'settled_by_hand' };
  const reason = 'then' in review ? review.then : 'as' in review ? review.as : null;
  return { act: ACTS[review.act], reason };
}
