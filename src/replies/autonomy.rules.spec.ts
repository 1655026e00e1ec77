import type { Decision } from '../messages/message.entity.js';
import { REPLY_CLASSES } from '../writer/writer.js';
import {
  ALL_CELLS,
  AUTONOMY_ACTS,
  type AutonomyGround,
  type CellRule,
  freedomIn,
  strictest,
  withinAutonomy,
} from './autonomy.rules.js';

const asks: Decision = { act: 'answer', reason: 'question', until: null };
const ground: AutonomyGround = { rules: [], value: 'normal', withRep: false, told: false };
const rule = (over: Partial<CellRule>): CellRule => ({
  class: 'question',
  confidence: null,
  value: null,
  act: 'send',
  minutes: null,
  ...over,
});
const cell = { class: 'question', confidence: 'high', value: 'normal' } as const;

describe('the matrix', () => {
  it('drafts answers to questions and hands everything warm over, until an admin says otherwise', () => {
    const acts = ALL_CELLS.map((one) => [one.class, freedomIn(one, []).act].join(' '));
    expect(new Set(acts)).toEqual(
      new Set(['question draft', 'interested hand_off', 'wants_meeting hand_off', 'objection hand_off']),
    );
  });

  it('takes the last rule that fits the cell', () => {
    const rules = [rule({}), rule({ value: 'high', act: 'hand_off' }), rule({ confidence: 'medium', act: 'draft' })];
    expect(freedomIn(cell, rules).act).toBe('send');
    expect(freedomIn({ ...cell, value: 'high' }, rules).act).toBe('hand_off');
    expect(freedomIn({ ...cell, value: 'high', confidence: 'medium' }, rules).act).toBe('draft');
    expect(freedomIn({ ...cell, class: 'interested' }, rules).act).toBe('hand_off');
  });

  it('lets the stricter of two cells decide', () => {
    const freedoms = AUTONOMY_ACTS.map((act) => ({ act, minutes: act === 'send_after' ? 5 : null }));
    expect(strictest(freedoms).act).toBe('never');
    expect(strictest(freedoms.slice(0, 2))).toEqual({ act: 'send_after', minutes: 5 });
    const slow = { act: 'send_after', minutes: 60 } as const;
    expect(strictest([slow, ...freedoms.slice(0, 2)])).toBe(slow);
  });
});

describe('what the agent does by itself', () => {
  it.each([
    ['send', 'answer'],
    ['send_after', 'answer'],
    ['draft', 'answer'],
    ['hand_off', 'hand_off'],
    ['never', 'ask_person'],
  ] as const)('%s: %s', (act, becomes) => {
    const rules = [rule({ act, minutes: act === 'send_after' ? 10 : null })];
    const decision = withinAutonomy(asks, { class: 'question', confidence: 0.9 }, { ...ground, rules });
    expect(decision.act).toBe(becomes);
    expect(decision.autonomy).toMatchObject({ confidence: 'high', value: 'normal', act });
  });

  it('does not ask again who has just said what the reply means', () => {
    const rules = [rule({ act: 'never' })];
    const told = { ...ground, rules, told: true };
    expect(withinAutonomy(asks, { class: 'question', confidence: 1 }, told).act).toBe('hand_off');
  });

  it('leaves to the rep what is the rep’s', () => {
    const handOff: Decision = { act: 'hand_off', reason: 'interested', until: null };
    const rules = [rule({ class: 'interested', act: 'send' })];
    const withRep = { ...ground, rules, withRep: true };
    expect(withinAutonomy(handOff, { class: 'interested', confidence: 1 }, withRep)).toBe(handOff);
  });

  it.each(REPLY_CLASSES)('never loosens a decision that closes, rests or asks: %s', (kind) => {
    for (const act of ['stop', 'suppress', 'snooze', 'resume', 'ask_person'] as const) {
      const decision: Decision = { act, reason: kind, until: null };
      const rules = [rule({ class: 'question' }), rule({ class: 'interested' })];
      expect(withinAutonomy(decision, { class: kind, confidence: 1 }, { ...ground, rules })).toBe(decision);
    }
  });
});
