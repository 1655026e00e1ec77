import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Fit } from '../writer/qualification.js';
import type { HandoffBrief, ReplyClass } from '../writer/writer.js';

/**
 * - `unassigned`: no rep could take it yet; looked at again at `actAt`, and shown. `offered`: one rep has it before them until `actAt`.
 * - `accepted`: one rep owns it; the agent is silent. `returned`: back with the agent. `closed`: done, with an outcome.
 */
export const HANDOFF_STATUSES = ['unassigned', 'offered', 'accepted', 'returned', 'closed'] as const;
export type HandoffStatus = (typeof HANDOFF_STATUSES)[number];

/** The states in which somebody owes the lead something; `actAt` is then set. */
export const OPEN_STATUSES: HandoffStatus[] = ['unassigned', 'offered', 'accepted'];

export const OUTCOMES = [
  'won',
  'meeting_booked',
  'in_conversation',
  'no_interest',
  'unreachable',
  'not_a_fit',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a rep passes an offer on. */
export const DECLINE_REASONS = ['too_busy', 'not_my_area', 'not_my_language', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Why a rep gives a lead back to the agent. */
export const RETURN_REASONS = ['not_ready', 'asked_for_later', 'unreachable', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** A warm lead on its way to a rep. At most one is open per lead. */
@Entity('handoff')
export class Handoff {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('bigint')
  leadId: string;

  @Column('bigint', { nullable: true })
  replyId: string | null;

  @Column('text', { nullable: true })
  replyClass: ReplyClass | null;

  @Column('text')
  status: HandoffStatus;

  @Column('text', { nullable: true })
  outcome: Outcome | null;

  /** The rep who holds the open offer, or accepted. */
  @Column('bigint', { nullable: true })
  repId: string | null;

  @Column('text')
  reason: string;

  @Column('jsonb')
  brief: HandoffBrief;

  @Column('text')
  language: string;

  /** The clock that runs: offer expires, first action due, gone stale, or the next look for a rep. */
  @Column('timestamptz', { nullable: true })
  actAt: Date | null;

  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;

  /** What the lead's colleagues have in common with it, so that they go to the same rep. */
  @Column('text', { nullable: true })
  companyKey: string | null;

  /** Reps who declined it, or let their time run out. */
  @Column('int', { default: 0 })
  refusals: number;

  /** How often its rep was reminded since the offer was accepted. */
  @Column('int', { default: 0 })
  reminders: number;

  /** When the rep said that they are in touch with the lead. */
  @Column('timestamptz', { nullable: true })
  firstActionAt: Date | null;

  /** By what an admin wants to know of a lead; null: opened before there was such a thing. */
  @Column('text', { nullable: true })
  fit: Fit | null;

  /** A lead that does not fit is not offered before: until then a person may close it. */
  @Column('timestamptz', { nullable: true })
  askUntil: Date | null;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
