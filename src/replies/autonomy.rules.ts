import type { Decision } from '../messages/message.entity.js';
import type { Meaning, ReplyClass } from '../writer/writer.js';

/** The replies the agent could answer by itself; all others have one right consequence, whoever draws it. */
export const AUTONOMY_CLASSES = ['question', 'interested', 'wants_meeting', 'objection'] as const;
export type AutonomyClass = (typeof AUTONOMY_CLASSES)[number];

/** How sure the reading is. Below `medium` a person reads the reply first, whatever the matrix says. */
export const CONFIDENCE_BANDS = ['medium', 'high'] as const;
export type ConfidenceBand = (typeof CONFIDENCE_BANDS)[number];

export const LEAD_VALUES = ['normal', 'high'] as const;
export type LeadValue = (typeof LEAD_VALUES)[number];

/**
 * - `send`: the answer leaves at once. `send_after`: some minutes later, and until then it can be taken back.
 * - `draft`: a person approves it. `hand_off`: a rep takes over. `never`: a person decides what comes of the reply.
 */
export const AUTONOMY_ACTS = ['send', 'send_after', 'draft', 'hand_off', 'never'] as const;
export type AutonomyAct = (typeof AUTONOMY_ACTS)[number];

export interface Freedom {
  act: AutonomyAct;
  /** `send_after`: how long it can be taken back. */
  minutes: number | null;
}

export interface Cell {
  class: AutonomyClass;
  confidence: ConfidenceBand;
  value: LeadValue;
}

/** What an admin said of a cell, or of every cell that fits what is left out. */
export interface CellRule extends Freedom {
  class: AutonomyClass;
  confidence: ConfidenceBand | null;
  value: LeadValue | null;
}

/** From here on a reading is `high`. */
const HIGH = 0.8;

const DEFAULTS: Record<AutonomyClass, AutonomyAct> = {
  question: 'draft',
  interested: 'hand_off',
  wants_meeting: 'hand_off',
  objection: 'hand_off',
};

/** The freer before the stricter: of two replies answered together the stricter decides. */
const STRICTNESS = AUTONOMY_ACTS;

export const bandOf = (confidence: number): ConfidenceBand => (confidence >= HIGH ? 'high' : 'medium');

export const hasAutonomy = (kind: ReplyClass): kind is AutonomyClass =>
  (AUTONOMY_CLASSES as readonly string[]).includes(kind);

export const ALL_CELLS: readonly Cell[] = AUTONOMY_CLASSES.flatMap((kind) =>
  LEAD_VALUES.flatMap((value) => CONFIDENCE_BANDS.map((confidence) => ({ class: kind, confidence, value }))),
);

/** What the agent may do in a cell: the last rule that fits it, else the default of its class. */
export function freedomIn(cell: Cell, rules: readonly CellRule[]): Freedom {
  const rule = rules.findLast(
    (one) =>
      one.class === cell.class &&
      (one.confidence ?? cell.confidence) === cell.confidence &&
      (one.value ?? cell.value) === cell.value,
  );
  return rule ? { act: rule.act, minutes: rule.minutes } : { act: DEFAULTS[cell.class], minutes: null };
}

export function strictest(freedoms: readonly Freedom[]): Freedom {
  const strict = ({ act, minutes }: Freedom): number => STRICTNESS.indexOf(act) * 1e6 + (minutes ?? 0);
  return freedoms.toSorted((a, b) => strict(b) - strict(a))[0] ?? { act: 'draft', minutes: null };
}

export interface AutonomyGround {
  rules: readonly CellRule[];
  value: LeadValue;
  withRep: boolean;
  /** A person said what the reply means: then there is nobody left to ask. */
  told: boolean;
}

/**
 * What the reply asks for, within what the agent may do by itself. The cell stays with the decision, so that the report can say
 * how the agent did in it.
 */
export function withinAutonomy(
  decision: Decision,
  { class: kind, confidence }: Pick<Meaning, 'class' | 'confidence'>,
  { rules, value, withRep, told }: AutonomyGround,
): Decision {
  const isOpen = decision.act === 'answer' || decision.act === 'hand_off';
  if (withRep || !isOpen || !hasAutonomy(kind)) return decision;
  const cell = { class: kind, confidence: bandOf(confidence), value };
  const { act, minutes } = freedomIn(cell, rules);
  const autonomy = { confidence: cell.confidence, value, act, minutes };
  if (act === 'never' && !told) return { act: 'ask_person', reason: 'never_by_itself', until: null, autonomy };
  const answers = act !== 'hand_off' && act !== 'never';
  return { ...decision, act: answers ? 'answer' : 'hand_off', autonomy };
}
