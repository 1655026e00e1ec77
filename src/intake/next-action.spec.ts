import { nextActionOf } from './next-action.js';
import type { OpenHandoff } from './open-handoff.store.js';

const at = new Date('2026-03-02T09:00:00Z');
const withRep = { ledgerState: 'with_rep' as const, ledgerReason: 'question', nextActionAt: at };
const handoff: OpenHandoff = { status: 'accepted', repName: 'Mia Larsen', hasBegun: false };

describe('what happens next with a lead', () => {
  it.each([
    [handoff, 'Mia Larsen gets in touch', 'the agent is silent'],
    [{ ...handoff, hasBegun: true }, 'Mia Larsen says how it went', 'the agent is silent'],
    [{ ...handoff, status: 'offered' as const }, 'Mia Larsen says whether they take the lead', 'the next rep is asked'],
    [{ ...handoff, status: 'unassigned' as const, repName: null }, 'A rep is looked for again', 'hand it to one'],
  ])('with a rep: says what the rep owes it, and not why it was handed over (%j)', (open, what, why) => {
    const next = nextActionOf(withRep, { handoff: open });
    expect(next).toMatchObject({ what, at });
    expect(next?.whyNotSooner).toContain(why);
    expect(next?.whyNotSooner).not.toContain('uestion');
  });

  it('names who paused it without an end, and the limit otherwise', () => {
    const snoozed = { ledgerState: 'snoozed' as const, ledgerReason: 'by_hand', nextActionAt: null };
    expect(nextActionOf(snoozed, { pausedBy: 'Vera Blum' })?.whyNotSooner).toContain('Vera Blum paused it');
    expect(nextActionOf({ ...snoozed, nextActionAt: at }, { pausedBy: 'Vera Blum' })?.whyNotSooner).toBe(
      'A person paused it',
    );
    const waits = { ledgerState: 'in_cadence' as const, ledgerReason: 'capacity', nextActionAt: at };
    expect(nextActionOf(waits, {})?.whyNotSooner).toContain('may send in a day');
  });

  it('is nothing when the lead is done', () => {
    expect(nextActionOf({ ledgerState: 'closed', ledgerReason: 'won', nextActionAt: null }, {})).toBeNull();
  });
});
