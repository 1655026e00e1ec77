import type { Decision } from '../messages/message.entity.js';
import { type Decided, standAfter } from './effect.rules.js';

const MARCH = '2026-03-20T07:00:00.000Z';
const [earlier, later] = [new Date('2026-03-12T09:00:00Z'), new Date('2026-06-01T06:00:00Z')];

const decided = (act: Decision['act'], over: Partial<Decided> = {}): Decided => ({
  decision: { act, reason: 'snoozed', until: act === 'snooze' ? MARCH : null },
  class: 'later',
  open: { resumeAt: null },
  othersWait: false,
  ...over,
});

it('sets the cadence going again after the mail of a robot', () => {
  expect(standAfter(decided('resume'))).toEqual({ status: 'active', reason: 'reply_settled' });
});

it('sets nothing going while another reply waits, or before a date that holds', () => {
  expect(standAfter(decided('resume', { othersWait: true }))).toBeNull();
  expect(standAfter(decided('resume', { open: { resumeAt: later } }))).toBeNull();
});

it.each([
  ['later', null, true],
  ['later', earlier, true],
  ['later', later, true],
  ['out_of_office', null, true],
  ['out_of_office', earlier, true],
  ['out_of_office', later, false],
  ['bounce', later, false],
] as const)('a date out of %s instead of %s: %s', (kind, resumeAt, changes) => {
  const stand = { status: 'paused', reason: 'snoozed', resumeAt: new Date(MARCH) };
  expect(standAfter(decided('snooze', { class: kind, open: { resumeAt }, othersWait: true }))).toEqual(
    changes ? stand : null,
  );
});

it.each(['answer', 'hand_off', 'ask_person'] as const)('leaves it to others to %s', (act) => {
  expect(standAfter(decided(act))).toBeNull();
});
