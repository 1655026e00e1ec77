import { headerAt } from './header-row.js';

describe('headerAt', () => {
  it.each([
    [
      'the first row',
      [
        ['Name', 'Email'],
        ['Ana', 'a@x.de'],
      ],
      0,
    ],
    ['below a note', [['Notes:'], ['Some addresses, you may notice, are missing'], ['First Name', 'Email']], 2],
    [
      'below a title and a note with commas',
      [
        ['Lead report', '2026'],
        ['Notes: some addresses', ' you may notice', ' are missing'],
        ['First Name', 'Email'],
      ],
      2,
    ],
    ['a single column', [['Email'], ['a@x.de'], ['b@x.de']], 0],
    ['a single column with a stray comma', [['Email'], ['a@x.de'], ['b@x.de', 'c@x.de']], 0],
    ['an empty file', [], -1],
  ])('is %s', (_name, records, at) => {
    expect(headerAt(records)).toBe(at);
  });

  it('misses when the first row is a lead', () => {
    expect(() =>
      headerAt([
        ['Ana', 'a@x.de'],
        ['Bo', 'b@x.de'],
      ]),
    ).toThrow('"a@x.de" is not the name of a column');
    expect(() => headerAt([['a@x.de'], ['b@x.de']])).toThrow('no header row');
  });
});
