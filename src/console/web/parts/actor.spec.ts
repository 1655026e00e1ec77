import { actorOf } from './actor';

it.each([
  ['rules/1:opt_out', 'a rule (opt out)'],
  ['offline/1', 'the offline writer'],
  ['openai/gpt-5', 'openai/gpt-5'],
  ['user:7', 'a person'],
  ['person:sandbox', 'a simulated person'],
  ['agent', 'the agent'],
])('%s is %s', (code, words) => {
  expect(actorOf(code)).toBe(words);
});
