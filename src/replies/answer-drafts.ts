import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { LeadsStore } from '../leads/leads.store.js';
import { InboxStore } from '../messages/inbox.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Draft } from '../writer/writer.js';
import type { AnswerCase } from './answer-brief.js';
import { Decisions } from './decisions.js';

/** An answer waits this long for a person before the person is reminded: somebody asked us something. */
const REVIEW_HOURS = 4;
const HOUR = 3_600_000;

export interface ReviewedAnswer {
  draft: Draft;
  findings: Message['findings'];
  writtenBy: string;
}

/** Keeps answers, each under the lead's lock and with the replies it settles. */
@Injectable()
export class AnswerDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly inbox: InboxStore,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly decisions: Decisions,
    private readonly activity: ActivityStore,
  ) {}

  /**
   * Puts the answer before a person: a question is answered by the agent alone only where an admin allowed it. Nothing is kept when
   * the lead wrote again, a person decided anew or a rep took the lead while the writer wrote: the next scan finds what is left to do.
   */
  async save(found: AnswerCase, reviewed: ReviewedAnswer, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      if (!(await this.isCurrent(tx, found))) return;
      const { reply, lead, asked } = found;
      for (const { id } of asked) {
        await this.messages.change(tx, id, ['classified'], { status: 'settled', settledAt: now });
      }
      const message = await this.messages.insertOnce(tx, answerRow(reply, reviewed, now));
      const waits = { status: 'paused', reason: 'answering', pauseOwner: 'agent' } as const;
      await this.enrollments.change(tx, lead.id, waits, now);
      await this.enrollments.restoreStanding(tx, lead.id, now);
      if (!message) return;
      const about = { about: 'message', aboutId: message.id, leadId: lead.id };
      const detail = { replies: asked.map(({ id }) => id), writer: reviewed.writtenBy };
      await this.activity.record(tx, { at: now, actor: 'agent', act: 'answer.held_for_review', ...about, detail });
    });
  }

  /** The agent cannot answer: the decision becomes a hand-off. False when the replies no longer wait for an answer. */
  async passOn(found: AnswerCase, reason: string, missing: string[], now: Date): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.isCurrent(tx, found, reason === 'with_rep'))) return false;
      const { leadId } = found.reply;
      const open = (await this.inbox.openOf(leadId, tx)).map(({ id }) => id);
      for (const reply of found.asked.filter(({ id }) => open.includes(id))) {
        await this.decisions.passOn(tx, { ...reply, leadId }, reason, now, missing);
      }
      return true;
    });
  }

  /** Under the lead's lock from here on. */
  private async isCurrent(tx: Tx, { reply, lead, asked }: AnswerCase, mayBeWithRep = false): Promise<boolean> {
    const now = await this.leads.lock(tx, lead.id);
    if (!now || (now.ledgerState === 'with_rep' && !mayBeWithRep)) return false;
    const open = await this.inbox.openOf(lead.id, tx);
    const isStill = ({ id, decision }: (typeof open)[number]): boolean =>
      decision?.act === 'answer' && asked.some((one) => one.id === id);
    return open.every(isStill) && open.some(({ id }) => id === reply.id);
  }
}

function answerRow(
  { id, leadId, enrollmentId, mailboxId }: AnswerCase['reply'],
  { draft, findings, writtenBy }: ReviewedAnswer,
  now: Date,
): Partial<Message> {
  return {
    leadId,
    direction: 'out',
    kind: 'answer',
    status: 'needs_review',
    enrollmentId,
    answersId: id,
    mailboxId,
    subject: draft.subject,
    body: draft.body,
    language: draft.language,
    writtenBy,
    findings,
    reviewBy: new Date(now.getTime() + REVIEW_HOURS * HOUR),
    references: [],
    flags: [],
    createdAt: now,
  };
}
