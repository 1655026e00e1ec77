import type { AutonomyAct, Freedom } from '../replies/autonomy.rules.js';
import { type CellRecord, proposalFor } from './proposal.rules.js';

const freedom = (act: AutonomyAct): Freedom => ({ act, minutes: act === 'send_after' ? 10 : null });
const record = (over: Partial<CellRecord>): CellRecord => ({
  replies: over.replies ?? 0,
  reclassified: 0,
  approved: 0,
  edited: 0,
  rejected: 0,
  alone: 0,
  waiting: 0,
  ...over,
});

describe('from drafts to mails that leave by themselves', () => {
  it('goes up one step when nearly every draft left as it was', () => {
    expect(proposalFor(freedom('draft'), record({ replies: 42, approved: 38, edited: 1, rejected: 1 }))).toEqual({
      direction: 'promote',
      to: { act: 'send_after', minutes: 10 },
      because: 'approved_as_is',
      of: 38,
      cases: 40,
    });
  });

  it.each([
    ['too few were looked at', { replies: 29, approved: 29 }],
    ['too many were changed', { replies: 40, approved: 37, edited: 3 }],
    ['too many were thrown away', { replies: 40, approved: 37, rejected: 3 }],
    ['too many replies meant something else', { replies: 50, approved: 40, reclassified: 3 }],
    ['what waits for a person says nothing yet', { replies: 60, approved: 20, waiting: 40 }],
  ])('stays where it is: %s', (_, given) => {
    expect(proposalFor(freedom('draft'), record(given))).toBeNull();
  });

  it('goes up from exactly enough', () => {
    expect(proposalFor(freedom('draft'), record({ replies: 30, approved: 30 }))?.direction).toBe('promote');
    const narrow = record({ replies: 100, approved: 95, edited: 5, reclassified: 5 });
    expect(proposalFor(freedom('draft'), narrow)?.direction).toBe('promote');
  });
});

describe('from drafts to a rep', () => {
  it('goes down when every second draft is thrown away, or a third of the replies was misread', () => {
    expect(proposalFor(freedom('draft'), record({ replies: 10, approved: 3, edited: 2, rejected: 5 }))).toEqual({
      direction: 'demote',
      to: { act: 'hand_off', minutes: null },
      because: 'thrown_away',
      of: 5,
      cases: 10,
    });
    expect(proposalFor(freedom('draft'), record({ replies: 10, reclassified: 3 }))).toMatchObject({
      because: 'misread',
      of: 3,
      cases: 10,
    });
  });

  it('not because of a handful', () => {
    expect(proposalFor(freedom('draft'), record({ replies: 9, rejected: 9 }))).toBeNull();
  });
});

describe('mails that leave by themselves', () => {
  it.each(['send', 'send_after'] as const)('%s goes down when people often step in', (act) => {
    expect(proposalFor(freedom(act), record({ replies: 20, alone: 17, edited: 2, rejected: 1 }))).toEqual({
      direction: 'demote',
      to: { act: 'draft', minutes: null },
      because: 'corrected',
      of: 3,
      cases: 20,
    });
    expect(proposalFor(freedom(act), record({ replies: 20, alone: 20, reclassified: 2 }))?.because).toBe('misread');
  });

  it('goes up when nobody takes anything back', () => {
    expect(proposalFor(freedom('send_after'), record({ replies: 50, alone: 49, edited: 1 }))).toEqual({
      direction: 'promote',
      to: { act: 'send', minutes: null },
      because: 'left_alone',
      of: 49,
      cases: 50,
    });
    expect(proposalFor(freedom('send_after'), record({ replies: 49, alone: 49 }))).toBeNull();
    expect(proposalFor(freedom('send_after'), record({ replies: 50, alone: 48, edited: 2 }))).toBeNull();
    expect(proposalFor(freedom('send'), record({ replies: 500, alone: 500 }))).toBeNull();
  });
});

it.each(['hand_off', 'never'] as const)('%s stays: nothing was written that could tell', (act) => {
  expect(proposalFor(freedom(act), record({ replies: 500, reclassified: 500 }))).toBeNull();
});
