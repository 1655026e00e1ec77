import { difference, wilson } from './interval.rules.js';

const round = (value: number): number => Number(value.toFixed(4));

describe('the interval of a proportion', () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (reached, of, from, until) => {
    const interval = wilson({ reached, of });
    expect([round(interval.from), round(interval.until)]).toEqual([from, until]);
  });
});

describe('the interval of a difference', () => {
  // Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%d of %d against %d of %d', (a, m, b, n, from, until) => {
    const found = difference({ reached: a, of: m }, { reached: b, of: n })!;
    expect(found.difference).toBeCloseTo(a / m - b / n, 12);
    expect([round(found.from), round(found.until)]).toEqual([from, until]);
  });

  it('is the same seen from the other side', () => {
    const there = difference({ reached: 12, of: 90 }, { reached: 3, of: 40 })!;
    const back = difference({ reached: 3, of: 40 }, { reached: 12, of: 90 })!;
    expect(back.from).toBeCloseTo(-there.until, 12);
    expect(back.until).toBeCloseTo(-there.from, 12);
  });

  it('is none where nobody is', () => {
    expect(difference({ reached: 0, of: 0 }, { reached: 1, of: 2 })).toBeNull();
    expect(difference({ reached: 1, of: 2 }, { reached: 0, of: 0 })).toBeNull();
  });
});
