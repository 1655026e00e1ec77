import { languageOf, readLanguage } from './language.js';

describe('readLanguage', () => {
  it.each([
    ['de', 'de'],
    ['DE', 'de'],
    ['de-AT', 'de'],
    ['pt_BR', 'pt'],
    ['German', 'de'],
    ['Deutsch', 'de'],
    ['allemand', 'de'],
    ['Español', 'es'],
    ['polski', 'pl'],
  ])('%s is %s', (text, code) => {
    expect(readLanguage(text)).toBe(code);
  });

  it.each(['', 'xx', 'Klingon', 'Deutschland'])('%j is none', (text) => {
    expect(readLanguage(text)).toBeNull();
  });
});

describe('languageOf', () => {
  it.each([
    ['fr', 'DE', 'fr'],
    [null, 'DE', 'de'],
    ['gibberish', 'AT', 'de'],
    [null, 'MX', 'es'],
    [null, 'BR', 'pt'],
    [null, 'NO', 'nb'],
    [null, 'BE', 'en'],
    [null, 'IN', 'en'],
    [null, 'US', 'en'],
    [null, null, 'en'],
  ])('given %s in %s: %s', (given, country, language) => {
    expect(languageOf(given, country)).toBe(language);
  });

  it('falls back to what it is told', () => {
    expect(languageOf(null, 'IN', 'de')).toBe('de');
    expect(languageOf(null, 'US', 'de')).toBe('en');
  });
});
