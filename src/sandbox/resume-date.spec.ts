import { resumeDay } from './resume-date.js';

const wednesday = new Date('2026-11-25T10:00:00Z');

describe('the day a reply names', () => {
  it.each([
    ['in two weeks', { resumeInDays: 14 }, '2026-12-09'],
    ['in ten days, a Saturday', { resumeInDays: 10 }, '2026-12-07'],
    ['on Monday', { resumeOn: 'weekday:1' }, '2026-11-30'],
    ['on Wednesday, said on a Wednesday', { resumeOn: 'weekday:3' }, '2026-12-02'],
    ['next month', { resumeOn: 'start_of:month' }, '2026-12-01'],
    ['next quarter', { resumeOn: 'start_of:quarter' }, '2027-01-01'],
    ['next year', { resumeOn: 'start_of:year' }, '2027-01-01'],
    ['in December', { resumeOn: 'month:12' }, '2026-12-01'],
    ['in March', { resumeOn: 'month:3' }, '2027-03-01'],
    ['in November, said in November', { resumeOn: 'month:11' }, '2027-11-01'],
    ['on 1 September', { resumeOn: 'day:09-01' }, '2027-09-01'],
    ['on 1 March of a leap year', { resumeOn: 'day:03-01' }, '2028-03-01'],
  ])('%s', (says, rule, day) => {
    const written = says.includes('leap') ? new Date('2027-11-25T10:00:00Z') : wednesday;
    expect(resumeDay(rule, written, 'Europe/Berlin')?.toISODate()).toBe(day);
  });

  it('is none when the reply names none', () => {
    expect(resumeDay({}, wednesday, 'Europe/Berlin')).toBeNull();
  });

  it('counts from the day it is where the lead is', () => {
    const lateOnMonday = new Date('2026-11-23T22:00:00Z');
    expect(resumeDay({ resumeInDays: 1 }, lateOnMonday, 'America/New_York')?.toISODate()).toBe('2026-11-24');
    expect(resumeDay({ resumeInDays: 1 }, lateOnMonday, 'Asia/Tokyo')?.toISODate()).toBe('2026-11-25');
  });

  it('reads the clock in UTC when the zone is unknown', () => {
    expect(resumeDay({ resumeInDays: 1 }, wednesday, 'Mars/Olympus')?.toISODate()).toBe('2026-11-26');
  });
});
