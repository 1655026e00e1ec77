import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { MailboxesStore } from '../messages/mailboxes.store.js';
import type { Draft } from '../writer/writer.js';
import type { AnswerCase } from './answer-brief.js';

/** An answer waits this long for a person before the person is reminded: somebody asked us something. */
const REVIEW_HOURS = 4;
const HOUR = 3_600_000;

export interface ReviewedAnswer {
  draft: Draft;
  findings: Message['findings'];
  writtenBy: string;
}

/** Keeps answers, each under the lead's lock and with the reply it settles. */
@Injectable()
export class AnswerDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly mailboxes: MailboxesStore,
    private readonly leads: LeadsStore,
    private readonly activity: ActivityStore,
  ) {}

  /** Puts the answer before a person: a question is answered by the agent alone only where an admin allowed it. */
  async save({ reply, lead }: AnswerCase, reviewed: ReviewedAnswer, now: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.leads.lock(tx, lead.id);
      const settled = { status: 'settled' as const, settledAt: now };
      if (!(await this.messages.change(tx, reply.id, ['classified'], settled))) return;
      const mailboxId = reply.mailboxId ?? (await this.mailboxes.firstActive(tx));
      const message = await this.messages.insertOnce(tx, answerRow(reply, reviewed, mailboxId, now));
      if (!message) return;
      const standing = { state: 'needs_review' as const, reason: 'answer_drafted', nextActionAt: message.reviewBy };
      await this.leads.stand(tx, now, { leadId: lead.id, ...standing });
      const act = { act: 'answer.held_for_review', about: 'message', aboutId: message.id, leadId: lead.id };
      await this.activity.record(tx, {
        at: now,
        actor: 'agent',
        ...act,
        detail: { reply: reply.id, writer: reviewed.writtenBy },
      });
    });
  }

  /** The agent cannot answer it: the decision becomes a hand-off. False when the reply no longer waits. */
  async passOn(replyId: string, reason: string, now: Date): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const found = await this.messages.find(replyId, tx);
      if (!found?.leadId) return false;
      await this.leads.lock(tx, found.leadId);
      const decision = { act: 'hand_off' as const, reason, until: null };
      if (!(await this.messages.change(tx, replyId, ['classified'], { decision }))) return false;
      const act = { act: 'reply.passed_on', about: 'message', aboutId: replyId, leadId: found.leadId, reason };
      await this.activity.record(tx, { at: now, actor: 'agent', ...act });
      return true;
    });
  }
}

function answerRow(
  reply: Message,
  { draft, findings, writtenBy }: ReviewedAnswer,
  mailboxId: string | null,
  now: Date,
): Partial<Message> {
  return {
    leadId: reply.leadId,
    direction: 'out',
    kind: 'answer',
    status: 'needs_review',
    enrollmentId: reply.enrollmentId,
    answersId: reply.id,
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
