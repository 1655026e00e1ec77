import { earlierRun, type EvalResult } from './eval-result.js';

const RUN: EvalResult = {
  label: 'offline',
  writer: 'offline/1',
  prompts: [],
  at: '2026-03-10T09:00:00.000Z',
  replies: [],
  corrections: [],
  answers: [],
  touches: [{ id: 'brief.1', words: 60, findings: [], text: 'Hi Ana' }],
  failures: {},
  calls: { count: 0, input: 0, cachedInput: 0, output: 0, estimated: false, seconds: 0, cost: null },
};

it('is read back as it was kept', () => {
  expect(earlierRun(JSON.stringify(RUN))).toEqual(RUN);
});

it.each([
  ['label: offline', 'it is not JSON'],
  ['[]', 'expected object'],
  [JSON.stringify({ ...RUN, replies: undefined }), 'replies'],
  [JSON.stringify({ ...RUN, touches: [{ words: 60 }] }), 'touches[0].id'],
])('refuses %s and says why', (text, why) => {
  expect(() => earlierRun(text)).toThrow(why);
});
