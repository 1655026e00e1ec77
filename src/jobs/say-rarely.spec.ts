import { jest } from '@jest/globals';
import { sayRarely } from './say-rarely.js';

describe('sayRarely', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('passes on the first error at once, then one in 30 seconds', () => {
    const said: string[] = [];
    const complain = sayRarely((error) => said.push(error.message));
    jest.advanceTimersByTime(1);
    for (const text of ['first', 'second', 'third']) complain(new Error(text));
    expect(said).toEqual(['first']);

    jest.advanceTimersByTime(29_999);
    complain(new Error('still quiet'));
    expect(said).toEqual(['first']);

    jest.advanceTimersByTime(1);
    complain(new Error('later'));
    expect(said).toEqual(['first', 'later']);
  });
});
