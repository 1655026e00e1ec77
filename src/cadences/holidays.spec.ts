import { isPublicHoliday, publicHolidays } from './holidays.js';

describe('public holidays', () => {
  it.each([
    ['DE', '2026-10-03', 'German Unity Day'],
    ['DE', '2026-12-25', 'Christmas'],
    ['US', '2026-11-26', 'Thanksgiving'],
    ['US', '2026-07-03', 'Independence Day, observed on the Friday'],
    ['FR', '2026-07-14', 'Bastille Day'],
    ['FR', '2026-05-14', 'Ascension, 39 days after Easter'],
    ['JP', '2026-05-06', 'the day that replaces Constitution Day, a Sunday'],
    ['JP', '2026-09-22', 'the day between two holidays'],
    ['BR', '2026-09-07', 'Independence Day'],
  ])('%s has %s off: %s', (country, day) => {
    expect(isPublicHoliday(country, day)).toBe(true);
  });

  it.each([
    ['DE', '2026-12-24', 'shops are open'],
    ['DE', '2026-08-15', 'only Bavaria and Saarland'],
    ['US', '2026-12-26', 'not in the USA'],
    ['JP', '2026-12-25', 'not in Japan'],
  ])('%s works on %s: %s', (country, day) => {
    expect(isPublicHoliday(country, day)).toBe(false);
  });

  it('counts every day of a holiday of several days, and none more', () => {
    const off = (country: string, month: string) =>
      [...publicHolidays(country, 2026)].filter((day) => day.startsWith(month)).sort();
    expect(off('SA', '2026-05')).toEqual(['2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29']);
    expect(off('TR', '2026-03')).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
  });

  it('names the civil date where a day begins at sunset', () => {
    expect(isPublicHoliday('IL', '2026-09-21')).toBe(true); // Yom Kippur, from the evening of the 20th
    expect(isPublicHoliday('IL', '2026-09-20')).toBe(false);
  });

  it('carries a holiday that began in December over to January', () => {
    expect(isPublicHoliday('SZ', '2027-01-02')).toBe(true);
  });

  it('reads a country in either case, and finds no holidays in one that does not exist', () => {
    expect(isPublicHoliday('de', '2026-12-25')).toBe(true);
    expect(publicHolidays('ZZ', 2026).size).toBe(0);
  });

  it('computes a year once', () => {
    expect(publicHolidays('FR', 2031)).toBe(publicHolidays('fr', 2031));
  });
});
