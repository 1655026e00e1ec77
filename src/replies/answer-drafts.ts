import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { type Tx } from '../database/sql.js';
import { type Asked, QuestionsStore } from '../knowledge/questions.store.js';
import { LeadsStore } from '../leads/leads.store.js';
import { InboxStore } from '../messages/inbox.store.js';
import type { Evidence, Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Draft } from '../writer/writer.js';
import type { AnswerCase } from './answer-brief.js';
import { isKnowledgeGap, NOT_IN_KNOWLEDGE } from '../messages/knowledge-gap.js';
import { Decisions } from './decisions.js';

/** An answer waits this long for a person before the person is reminded: somebody asked us something. */
const REVIEW_HOURS = 4;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Why an answer that may leave has not: somebody could still take it back. */
export const UNDO_WINDOW = 'undo_window';

export interface ReviewedAnswer {
  draft: Draft;
  findings: Message['findings'];
  evidence: Evidence[];
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
    private readonly questions: QuestionsStore,
    private readonly activity: ActivityStore,
  ) {}

  /**
   * Puts the answer before a person, or into the queue where an admin allowed it: gives its id when it may leave at once. Nothing
   * is kept when the lead wrote again, a person decided anew or whispered, or a rep took the lead while the writer wrote: the next scan finds
   * what is left to do.
   */
  async save(found: AnswerCase, reviewed: ReviewedAnswer, now: Date): Promise<string | null> {
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.isCurrent(tx, found))) return null;
      const { lead, asked } = found;
      for (const { id } of asked) {
        await this.messages.change(tx, id, ['classified'], { status: 'settled', settledAt: now });
      }
      const standing = standingOf(found, reviewed, now);
      const message = await this.messages.insertOnce(tx, { ...answerRow(found, reviewed, now), ...standing });
      const waits = { status: 'paused', reason: 'answering', pauseOwner: 'agent' } as const;
      await this.enrollments.change(tx, lead.id, waits, now);
      await this.enrollments.restoreStandings(tx, [lead.id], now);
      if (!message) return null;
      const about = { about: 'message', aboutId: message.id, leadId: lead.id };
      const detail = { replies: asked.map(({ id }) => id), writer: reviewed.writtenBy };
      const act = standing.status === 'queued' ? 'answer.queued' : 'answer.held_for_review';
      await this.activity.record(tx, { at: now, actor: 'agent', act, ...about, detail });
      return standing.status === 'queued' && !standing.notBefore ? message.id : null;
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
      if (isKnowledgeGap(reason)) await this.questions.note(tx, askedIn(found, reason, missing), now);
      return true;
    });
  }

  /** Under the lead's lock from here on. */
  private async isCurrent(tx: Tx, { reply, lead, asked }: AnswerCase, mayBeWithRep = false): Promise<boolean> {
    const now = await this.leads.lock(tx, lead.id);
    if (!now || (now.ledgerState === 'with_rep' && !mayBeWithRep) || now.whisper !== lead.whisper) return false;
    const open = await this.inbox.openOf(lead.id, tx);
    const isStill = ({ id, decision }: (typeof open)[number]): boolean =>
      decision?.act === 'answer' && asked.some((one) => one.id === id);
    return open.every(isStill) && open.some(({ id }) => id === reply.id);
  }
}

/** Of a claim without evidence nobody asked: what was asked is the question it was to answer. */
function askedIn({ reply, lead, brief }: AnswerCase, reason: string, missing: string[]): Asked {
  const texts = reason === NOT_IN_KNOWLEDGE && missing.length > 0 ? missing : (brief?.questions ?? []);
  return { leadId: lead.id, messageId: reply.id, language: brief?.language ?? lead.language, texts };
}

/** What the rules object to, or a person whispered, is never sent without a person, whatever the agent may do by itself. */
function standingOf(
  { freedom, lead }: AnswerCase,
  { findings }: ReviewedAnswer,
  now: Date,
): Pick<Message, 'status' | 'reviewBy' | 'notBefore' | 'holdReason'> {
  const mayLeave =
    findings.length === 0 && lead.whisper === null && (freedom.act === 'send' || freedom.act === 'send_after');
  if (!mayLeave) {
    const reviewBy = new Date(now.getTime() + REVIEW_HOURS * HOUR);
    return { status: 'needs_review', reviewBy, notBefore: null, holdReason: null };
  }
  const notBefore = freedom.minutes === null ? null : new Date(now.getTime() + freedom.minutes * MINUTE);
  return { status: 'queued', reviewBy: null, notBefore, holdReason: notBefore && UNDO_WINDOW };
}

function answerRow(
  { reply: { id, leadId, enrollmentId, mailboxId }, lead }: AnswerCase,
  { draft, findings, evidence, writtenBy }: ReviewedAnswer,
  now: Date,
): Partial<Message> {
  return {
    leadId,
    direction: 'out',
    kind: 'answer',
    enrollmentId,
    answersId: id,
    mailboxId,
    subject: draft.subject,
    body: draft.body,
    language: draft.language,
    writtenBy,
    whisper: lead.whisper,
    findings,
    evidence,
    references: [],
    flags: [],
    createdAt: now,
  };
}
