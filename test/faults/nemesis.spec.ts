import { untilHit } from './nemesis.js';

describe('a blow that can miss', () => {
  it.each([
    ['hits at once', [true], 1, 0],
    ['tells nothing of what it hits, and is believed', [undefined], 1, 0],
    ['is struck again, with something to hit, until it hits', [false, false, true], 3, 2],
    ['is told when it never does', Array<boolean>(20).fill(false), null, 5],
  ])('%s', async (_, hits, at, provoked) => {
    const left = [...hits];
    let times = 0;
    expect(
      await untilHit(
        async () => left.shift(),
        async () => void times++,
      ),
    ).toBe(at);
    expect(times).toBe(provoked);
  });
});
