import { nextVisitAt, readAgainSince, senderIn } from './reading.rules.js';

const NOON = new Date('2026-03-10T12:00:00Z');
const HOUR = 3_600_000;
const before = (hours: number) => new Date(NOON.getTime() - hours * HOUR);

describe('the next visit', () => {
  it.each([
    [30, 0, 30],
    [30, 1, 60],
    [30, 4, 480],
    [30, 5, 900],
    [30, 1_000, 900],
    [600, 0, 600],
    [600, 3, 900],
  ])('every %i s, after %i failures, is in %i s', (every, failures, seconds) => {
    expect(nextVisitAt(NOON, every, failures).getTime() - NOON.getTime()).toBe(seconds * 1_000);
  });
});

describe('a renumbered folder', () => {
  it('is read again from two days before the last visit, and never from before the first', () => {
    expect(readAgainSince(before(500), before(1), NOON)).toEqual(before(49));
    expect(readAgainSince(before(10), before(1), NOON)).toEqual(before(10));
    expect(readAgainSince(null, null, NOON)).toEqual(before(48));
  });
});

describe('the sender of a mail that cannot be parsed', () => {
  it.each([
    ['Subject: x\r\nFrom: Ana <Ana@Firm.example>\r\n\r\n', 'ana@firm.example'],
    ['From: ana@firm.example\n', 'ana@firm.example'],
    ['From: "ana, at work" <ana@firm.example>\r\n', 'ana@firm.example'],
    ['\u0000\u0001 nothing to see', null],
    ['From: @@@@ @ a@ @b', null],
  ])('%j', (raw, sender) => {
    expect(senderIn(Buffer.from(raw))).toBe(sender);
  });
});
