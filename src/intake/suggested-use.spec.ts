import { suggestedUse } from './suggested-use.js';

const nothingFed = new Set<string>();

describe('what a column may hold, by its cells', () => {
  it.each([
    ['email', ['ana@acme.com', 'Bo <bo@acme.com>']],
    ['phone', ['+49 30 901820', '0171/1234567', '(030) 123-456']],
    ['website', ['https://acme.com', 'www.acme.de/about']],
    [null, ['4711', '2026-03-04']],
    [null, ['ana@acme.com', 'n/a', 'none']],
    [null, []],
  ])('%s', (use, cells) => expect(suggestedUse(cells, nothingFed)).toBe(use));

  it('is not what another column is already', () => {
    expect(suggestedUse(['ana@acme.com'], new Set(['email']))).toBeNull();
  });
});
