import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const INTAKES = ['api', 'webhook', 'form', 'import'] as const;
export type Intake = (typeof INTAKES)[number];

/**
 * Where a lead stands. Written in the same transaction as what causes it.
 * - `waiting_first_touch`: in a cadence, nothing sent yet. `in_cadence`: between touches.
 * - `needs_review`: a draft waits for a person. `answering`: a reply is being read or answered.
 * - `snoozed`: paused until a date or by a named person. `with_rep`: a hand-off is open.
 * - `finished`: every step was sent, no reply. `closed`: it ended, the reason says how. `excluded`: not to be mailed, the reason says why.
 */
export const LEDGER_STATES = [
  'waiting_first_touch',
  'in_cadence',
  'needs_review',
  'answering',
  'snoozed',
  'with_rep',
  'finished',
  'closed',
  'excluded',
] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** The states in which nothing more is owed to the lead; every other one has a next action and its time. */
export const LEDGER_ENDS: readonly LedgerState[] = ['finished', 'closed', 'excluded'];

/** A person somebody sent us to follow up on. `identity` is what makes two rows the same lead (see intake). */
@Entity('lead')
export class Lead {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id: string;

  @Column('text')
  identity: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  emailDomain: string | null;

  /** `disposable`: of a service for throw-away addresses. `role`: a desk such as info@, not a person. */
  @Column('text', { nullable: true })
  addressMark: 'disposable' | 'role' | null;

  @Column('text', { nullable: true })
  firstName: string | null;

  @Column('text', { nullable: true })
  lastName: string | null;

  @Column('text', { nullable: true })
  company: string | null;

  @Column('text', { nullable: true })
  title: string | null;

  /** E.164 where the number could be read, else as it was given. */
  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  industry: string | null;

  @Column('text', { nullable: true })
  website: string | null;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { nullable: true })
  state: string | null;

  /** ISO 3166-1 alpha-2. */
  @Column('text', { nullable: true })
  country: string | null;

  /** ISO 639-1. */
  @Column('text')
  language: string;

  /** IANA name. */
  @Column('text')
  timeZone: string;

  /** How the zone was chosen: given, state, country, phone, default. */
  @Column('text')
  timeZoneSource: string;

  @Column('text', { nullable: true })
  ownerEmail: string | null;

  @Column('text', { nullable: true })
  source: string | null;

  @Column('text')
  intake: Intake;

  @Column('bigint', { nullable: true })
  importId: string | null;

  @Column('text')
  lawfulBasis: string;

  @Column('timestamptz', { nullable: true })
  consentAt: Date | null;

  @Column('jsonb')
  externalIds: Record<string, string>;

  @Column('jsonb')
  custom: Record<string, string>;

  /** A supervisor's instruction for the next mail of the agent; gone when one that was written by it has left. */
  @Column('text', { nullable: true })
  whisper: string | null;

  @Column('text')
  ledgerState: LedgerState;

  @Column('text')
  ledgerReason: string;

  @Column('timestamptz', { nullable: true })
  nextActionAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}
