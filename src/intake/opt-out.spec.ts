import { isNonMarketing, readOptOut } from './opt-out.js';

describe('readOptOut', () => {
  it.each([
    'true',
    'TRUE',
    'yes',
    '1',
    'x',
    'ja',
    'oui',
    'Sí',
    '2026-01-02',
    '02.01.2026',
    '1/2/26 10:00',
    '1767312000000',
    'Opted out',
  ])('%s is out', (cell) => {
    expect(readOptOut(cell)).toBe('out');
  });

  it.each(['', ' ', 'false', 'No', '0', '-', 'nein', 'Opted in', 'Subscribed', 'N/A'])('%j is not', (cell) => {
    expect(readOptOut(cell)).toBe('not_out');
  });

  it.each(['maybe', 'Consent form', 'January 2026'])('%j is unclear', (cell) => {
    expect(readOptOut(cell)).toBe('unclear');
  });
});

describe('isNonMarketing', () => {
  it.each([
    ['Non-marketing contact', true],
    ['Nicht-Marketingkontakt', true],
    ['Contact non marketing', true],
    ['false', true],
    ['Marketing contact', false],
    ['true', false],
    ['', false],
  ])('%j: %s', (cell, expected) => {
    expect(isNonMarketing(cell)).toBe(expected);
  });
});
