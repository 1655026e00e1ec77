import type { EvalResult, ReadReplyResult } from './eval-result.js';
import { belowFloors, floorsIn } from './eval-shares.js';

const reply = (truth: ReadReplyResult['truth'], read: ReadReplyResult['read']): ReadReplyResult => ({
  id: `${truth}.${read}`,
  truth,
  read,
  by: 'offline/1',
  dateTruth: null,
  dateRead: null,
  text: '',
});

const RUN: EvalResult = {
  label: 'small',
  writer: 'offline/1',
  prompts: [],
  at: '2026-03-10T09:00:00.000Z',
  replies: [
    reply('interested', 'interested'),
    reply('complaint', 'unsubscribe'),
    reply('unsubscribe', null),
    reply('later', 'later'),
  ],
  corrections: [],
  answers: [],
  touches: [{ id: 'brief.1', words: 60, findings: [], text: 'Hi Ana' }],
  failures: {},
  calls: { count: 0, input: 0, cachedInput: 0, output: 0, estimated: false, seconds: 0, cost: null },
};

it.each([
  [{ replies: 50, touches: 100 }, []],
  [{ replies: 51 }, ['small: replies must reach 51 %: 50.0 % (2/4)']],
  // Either way nothing more is sent; one that nobody read is not heard.
  [{ 'opt-outs': 50 }, []],
  [{ 'opt-outs': 100 }, ['small: opt-outs must reach 100 %: 50.0 % (1/2)']],
  [{ days: 0 }, ['small: days must reach 0 %: nothing was measured']],
])('holds a run to %j', (floors, told) => {
  expect(belowFloors(RUN, floors)).toEqual(told);
});

it('reads floors, and names one that it cannot read', () => {
  expect(floorsIn(['replies=80', 'opt-outs=99.5'])).toEqual({ replies: 80, 'opt-outs': 99.5 });
  for (const wrong of ['replies', 'replies=', 'replies=101', 'reply=80', 'replies=1=2', 'toString=3']) {
    expect(() => floorsIn([wrong])).toThrow(
      `--floor ${wrong}: must be one of replies, corrections, opt-outs, days, answers, touches`,
    );
  }
});
