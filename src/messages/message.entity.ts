import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Meaning } from '../writer/writer.js';

/** `person`: written by one of our people. `check`: asks whether a rep was in touch. `reply`: from the lead. */
export type MessageKind = 'touch' | 'answer' | 'nudge' | 'person' | 'check' | 'reply';

/**
 * - `needs_review`: waits for a person. `queued`: may leave when the door lets it. `sending`: claimed, perhaps on the wire.
 * - `sent`: the server took it. `failed`: refused for good. `cancelled`: will never leave.
 * - `unknown`: it may have been delivered; a person decides, it is never sent again by itself.
 */
export type OutStatus = 'needs_review' | 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled';

/** `received`: saved, not read. `classified`: understood, with a decision. `settled`: the decision has had its effect. */
export const IN_STATUSES = ['received', 'classified', 'settled'] as const;
export type InStatus = (typeof IN_STATUSES)[number];
export type MessageStatus = OutStatus | InStatus;

/**
 * What a reply makes us do. `ask_person`: it stays open until somebody decides.
 * `snooze` carries the instant the cadence goes on at.
 */
export const REPLY_ACTS = ['answer', 'hand_off', 'stop', 'suppress', 'snooze', 'resume', 'ask_person'] as const;
export type ReplyAct = (typeof REPLY_ACTS)[number];

export interface Decision {
  act: ReplyAct;
  reason: string;
  /** ISO 8601. */
  until: string | null;
  /** What the agent was allowed by itself, and why so much: the cell of the matrix. */
  autonomy?: { confidence: string; value: string; act: string; minutes: number | null };
}

/** A cell of the autonomy matrix, and what the agent was allowed there at that time. */
export interface AgentCell {
  class: string;
  confidence: string;
  value: string;
  act: string;
  minutes: number | null;
}

/** A statement of an answer, and the words of the passage that carry it, as they stood when it was written. */
export interface Evidence {
  text: string;
  passageId: string;
  title: string;
  quote: string;
}

/** Flag of a mail of ours that a person has read before it left. */
export const APPROVED = 'approved';
/** It left, and came back: nobody has read it. */
export const UNDELIVERED = 'undelivered';
/** A person has changed it: what it says is theirs, not the passages'. */
export const EDITED = 'edited';

/** One mail, out or in. A touch belongs to an enrollment's step, an answer to the reply it answers. */
@Entity('message')
export class Message {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('bigint', { nullable: true })
  leadId: string | null;

  @Column('text')
  direction: 'out' | 'in';

  @Column('text')
  kind: MessageKind;

  @Column('text')
  status: MessageStatus;

  @Column('bigint', { nullable: true })
  enrollmentId: string | null;

  @Column('bigint', { nullable: true })
  stepId: string | null;

  @Column('bigint', { nullable: true })
  answersId: string | null;

  @Column('bigint', { nullable: true })
  mailboxId: string | null;

  /** Without angle brackets. */
  @Column('text', { nullable: true })
  messageId: string | null;

  @Column('text', { nullable: true })
  inReplyTo: string | null;

  @Column('jsonb')
  references: string[];

  @Column('text', { nullable: true })
  fromAddress: string | null;

  @Column('text', { nullable: true })
  toAddress: string | null;

  @Column('text')
  subject: string;

  /** Plain text; for a reply, the words of the lead alone. */
  @Column('text')
  body: string;

  @Column('text', { nullable: true })
  language: string | null;

  /** `offline/1`, `openai/…`, `user:7`. */
  @Column('text', { nullable: true })
  writtenBy: string | null;

  /** In whose name it goes; null: the mailbox's. */
  @Column('text', { nullable: true })
  fromName: string | null;

  /** A supervisor's instruction it was written by. */
  @Column('text', { nullable: true })
  whisper: string | null;

  /** The user who is to decide about it; null: whoever comes first. */
  @Column('bigint', { nullable: true })
  assignedTo: string | null;

  /** What the review rules said against the draft. */
  @Column('jsonb')
  findings: { rule: string; detail: string }[];

  /** Of an answer: what carries each of its statements. */
  @Column('jsonb', { nullable: true })
  evidence: Evidence[] | null;

  @Column('timestamptz', { nullable: true })
  reviewBy: Date | null;

  /** The MIME bytes; every try sends these. */
  @Column('bytea', { nullable: true })
  rendered: Buffer | null;

  @Column('timestamptz', { nullable: true })
  notBefore: Date | null;

  @Column('text', { nullable: true })
  holdReason: string | null;

  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;

  /** Database's real clock. */
  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  /** Grows with each lease: a stale worker finds another number. */
  @Column('int')
  fence: number;

  @Column('int')
  attempts: number;

  @Column('timestamptz', { nullable: true })
  wireStartedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  @Column('text', { nullable: true })
  wireResponse: string | null;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;

  @Column('bytea', { nullable: true })
  raw: Buffer | null;

  /** Of the bytes received: the same mail twice is one reply. */
  @Column('text', { nullable: true })
  digest: string | null;

  @Column('timestamptz', { nullable: true })
  receivedAt: Date | null;

  /** How the thread was found: message_id, reply_tag, address. */
  @Column('text', { nullable: true })
  matchedBy: string | null;

  @Column('jsonb')
  flags: string[];

  @Column('jsonb', { nullable: true })
  meaning: Meaning | null;

  @Column('jsonb', { nullable: true })
  decision: Decision | null;

  /** Where the agent's own reading fell, for good: a person's correction changes `decision`, not this. */
  @Column('jsonb', { nullable: true })
  agentCell: AgentCell | null;

  @Column('text', { nullable: true })
  classifiedBy: string | null;

  /** When a person must have seen a reply that is not settled. */
  @Column('timestamptz', { nullable: true })
  actBy: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
