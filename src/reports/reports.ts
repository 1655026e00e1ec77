import type { StepPurpose } from '../writer/writer.js';

/** Leads that came in the period, and how far each has got since. A lead counts in every stage it reached. */
export interface Funnel {
  leads: number;
  /** Of `leads`: never to be mailed (again); the coverage says why. */
  excluded: number;
  /** Of `excluded`: kept from its cadence by lot, to tell what the cadence is worth. */
  heldOut: number;
  /** A mail to it left. */
  touched: number;
  /** A person wrote back: bounces and out-of-office notes do not count. */
  replied: number;
  /** Handed off because of what it wrote. */
  warm: number;
  accepted: number;
  won: number;
  /** Handed to a rep as a call, because no mail reaches it. Not part of `warm`. */
  calls: number;
  callsAccepted: number;
  callsWon: number;
}

/** Conversations that began in the period: a lead wrote back, or a rep accepted it. The last four add up to `conversations`. */
export interface Share {
  conversations: number;
  /** Only the agent wrote. */
  agentAlone: number;
  /** Of `agentAlone`: a person approved, changed or sorted something in it. */
  agentAloneSteered: number;
  /** The agent wrote, and a person wrote or accepted the hand-off. */
  agentThenPerson: number;
  /** No mail of the agent left. */
  personAlone: number;
  nobodyYet: number;
}

export type Who = 'agent' | 'people';

/** The same formula for the agent and for people. What still waits is not in the median: a small median with many waiting is no speed. */
export interface Pace {
  done: number;
  waiting: number;
  /** Null when nothing is done. */
  medianSeconds: number | null;
  /** Nine of ten took no longer. */
  p90Seconds: number | null;
}

export interface Speed {
  firstTouch: Record<Who, Pace>;
  replySettled: Record<Who, Pace>;
  offerAccepted: Pace & { declined: number; expired: number };
  /** From the acceptance of a hand-off to the rep's first sign of being in touch with the lead. */
  firstAction: Pace;
}

/** Replies of one class that came in one day, week or month. */
export interface RepliesThen {
  /** Its first day, such as 2026-03-02; weeks begin on Monday. */
  from: string;
  /** Null: not read yet. */
  class: string | null;
  replies: number;
}

export interface Replies {
  by: 'day' | 'week' | 'month';
  items: RepliesThen[];
}

/** A step that mails were written for, or will be. */
export interface ReportStep {
  id: string;
  cadenceId: string;
  edition: number;
  position: number;
  purpose: StepPurpose;
  /** New leads get it; what is false belongs to an older edition, or was removed. */
  isCurrent: boolean;
  removedAt: Date | null;
}
