import { isSignedBy } from './signing.rules.js';

describe('words that are signed already', () => {
  it.each([
    'Thursday at ten works.\n\nMia',
    'Thursday at ten works.\n\nBest,\nMia Berg',
    'Thursday at ten works.\n\n– mia.',
    'Thursday at ten works.\n\nMia Berg\nAccount Executive\n\nMy calendar: https://cal.acme.example/mia',
  ])('are %j', (words) => expect(isSignedBy(words, 'Mia Berg')).toBe(true));

  it.each([
    '',
    'Thursday at ten works.',
    'Ask for Mia when you call.',
    'Mia\nis my name.\n\nThursday works,\nor Friday,\nor Monday.\nSay which.',
    'Best,\nMiami',
  ])('are not %j', (words) => expect(isSignedBy(words, 'Mia Berg')).toBe(false));

  it('are signed by nobody without a name', () => expect(isSignedBy('Thursday works.\n\n--', '')).toBe(false));
});
