import type { Language } from '../writer.js';
import { detectLanguage } from './language.js';

describe('the language of a reply', () => {
  it.each<[Language, string]>([
    ['en', 'not interested, thanks'],
    ['en', 'How much is it?'],
    ['en', 'we are all set for now'],
    ['de', 'kein Bedarf'],
    ['de', 'Rufen Sie mich bitte morgen an'],
    ['de', 'was kostet das'],
    ['fr', 'pas intéressé'],
    ['fr', 'C’est trop cher pour nous'],
    ['fr', 'rappelez-moi demain'],
    ['es', 'no nos interesa'],
    ['es', '¿Cuánto cuesta?'],
    ['es', 'llámame el lunes'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  it('is the guess when the text does not tell, and not when it does', () => {
    expect(detectLanguage('OK', 'fr').language).toBe('fr');
    expect(detectLanguage('STOP', 'de').language).toBe('de');
    expect(detectLanguage('Wir haben leider kein Interesse', 'en').language).toBe('de');
  });

  it('is English when nobody knows', () => {
    expect(detectLanguage('').language).toBe('en');
    expect(detectLanguage('👍').language).toBe('en');
  });
});
