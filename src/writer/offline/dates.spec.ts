import fc from 'fast-check';
import { LANGUAGES, type Language } from '../writer.js';
import { resumeDay } from './dates.js';

/** A Tuesday in the week before Lent; Easter is on 5 April. */
const RECEIVED_AT = '2026-02-10T23:30:00-05:00';

describe('the day to come back to', () => {
  it.each<[Language, string, string]>([
    ['en', 'in two weeks', '2026-02-24'],
    ['en', 'in 3-4 months', '2026-05-10'],
    ['en', 'give me a couple of weeks', '2026-02-24'],
    ['en', 'next week', '2026-02-16'],
    ['en', 'the week after next', '2026-02-23'],
    ['en', 'next month', '2026-03-01'],
    ['en', 'next year', '2027-01-01'],
    ['en', 'Q2', '2026-04-01'],
    ['en', 'end of Q2', '2026-06-25'],
    ['en', 'in the second quarter', '2026-04-01'],
    ['en', 'second half of the year', '2026-07-01'],
    ['en', 'anytime after March', '2026-04-01'],
    ['en', 'mid April', '2026-04-15'],
    ['en', 'in January', '2027-01-01'],
    ['en', 'in February', '2026-02-15'],
    ['en', 'after Easter', '2026-04-07'],
    ['en', 'after the summer', '2026-09-01'],
    ['en', 'in the new year', '2027-01-02'],
    ['en', 'next Tuesday', '2026-02-17'],
    ['en', 'tomorrow', '2026-02-11'],
    ['en', 'on 3/15', '2026-03-15'],
    ['en', 'on 15/3', '2026-03-15'],
    ['en', 'on 03/04', '2026-03-04'],
    ['en', 'September 15th', '2026-09-15'],
    ['en', 'on the 23rd', '2026-02-23'],
    ['en', 'week 20', '2026-05-11'],
    ['de', 'im März', '2026-03-01'],
    ['de', 'im Maerz', '2026-03-01'],
    ['de', 'ab 15.3.', '2026-03-15'],
    ['de', 'nach dem 3. April', '2026-04-03'],
    ['de', 'nach den Ferien', '2026-04-07'],
    ['de', 'ab KW 12', '2026-03-16'],
    ['de', 'übernächste Woche', '2026-02-23'],
    ['de', 'im dritten Quartal', '2026-07-01'],
    ['de', 'in einem halben Jahr', '2026-08-10'],
    ['de', 'frühestens 2027', '2027-01-01'],
    ['fr', 'début janvier', '2027-01-01'],
    ['fr', 'à la rentrée', '2026-09-01'],
    ['fr', 'dans deux mois', '2026-04-10'],
    ['fr', 'le 03/04', '2026-04-03'],
    ['fr', 'au deuxième trimestre', '2026-04-01'],
    ['es', 'la semana que viene', '2026-02-16'],
    ['es', 'en un par de meses', '2026-04-10'],
    ['es', 'el 3 de marzo', '2026-03-03'],
    ['es', 'a mediados de enero', '2027-01-15'],
    ['es', 'después de Semana Santa', '2026-04-07'],
  ])('%s: "%s" is %s', (language, text, day) => {
    expect(resumeDay(text, language, RECEIVED_AT, 'later')).toBe(day);
  });

  it.each<[Language, string, string]>([
    ['en', 'out from Feb 9 to Feb 16', '2026-02-16'],
    ['en', 'I am away until Monday', '2026-02-16'],
    ['en', 'Closed from 12 February. We are back on 2 March.', '2026-03-02'],
    ['de', 'vom 09.02. bis 20.02. geschlossen', '2026-02-20'],
    ['de', 'bis einschließlich 20.02. nicht im Haus', '2026-02-21'],
    ['fr', 'Absente jusqu’au 18/02 inclus', '2026-02-19'],
    ['es', 'Estoy fuera hasta el 1 de marzo', '2026-03-01'],
  ])('%s: back from "%s" on %s', (language, text, day) => {
    expect(resumeDay(text, language, RECEIVED_AT, 'return')).toBe(day);
  });

  it.each<[Language, string]>([
    ['en', 'we may call'],
    ['en', 'open 24/7'],
    ['en', 'version 3.5'],
    ['en', 'two years ago'],
    ['en', 'since 2019'],
    ['en', 'on 4 March 2024'],
    ['en', 'some other time'],
    ['de', 'das dritte Mal'],
  ])('%s: "%s" names no day ahead', (language, text) => {
    expect(resumeDay(text, language, RECEIVED_AT, 'later')).toBeNull();
  });

  it('counts from the day where the words were written', () => {
    expect(resumeDay('in two days', 'en', '2026-02-11T01:00:00+13:00', 'later')).toBe('2026-02-13');
    expect(resumeDay('in two days', 'en', '2026-02-10T12:00:00Z', 'later')).toBe('2026-02-12');
  });

  it('looks first in the sentence it is pointed to', () => {
    const text = 'Our fair is on 3 March. Please call me in June.';
    expect(resumeDay(text, 'en', RECEIVED_AT, 'later', 'Please call me in June.')).toBe('2026-06-01');
  });

  it('is never past, and never throws', () => {
    const words = fc.constantFrom(
      'in',
      'on',
      'after',
      'until',
      'end of',
      '31',
      '30.2.',
      '2/30',
      'February',
      'Q4',
      'KW 53',
      'next',
      'weeks',
      '99',
      '2026',
      'ostern',
      'été',
      'Monday',
      '\n',
      '.',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 10 }),
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom('later' as const, 'return' as const),
        (parts, language, purpose) => {
          const day = resumeDay(parts.join(' '), language, RECEIVED_AT, purpose);
          return day === null || (day >= '2026-02-10' && /^\d{4}-\d\d-\d\d$/.test(day));
        },
      ),
      { numRuns: 400 },
    );
    expect(resumeDay('in March', 'en', 'not a date', 'later')).toBeNull();
  });
});
