import fc from 'fast-check';
import { fuse } from './fusion.rules.js';

describe('fusing rankings', () => {
  it.each<[string, string[][], string[]]>([
    ['one list is itself', [['a', 'b', 'c']], ['a', 'b', 'c']],
    ['nothing is nothing', [[], []], []],
    [
      'what both have comes first',
      [
        ['a', 'b'],
        ['c', 'b'],
      ],
      ['b', 'a', 'c'],
    ],
    ['the earlier list wins among equals', [['a'], ['b']], ['a', 'b']],
    ['the first of one list is better than the second of the other', [['a', 'b'], ['c']], ['a', 'c', 'b']],
    // 1/62 + 1/63 is more than 1/61 + 1/65.
    [
      'two good places beat a best and a worse',
      [
        ['x', 'a', 'm', 'n', 'y'],
        ['b', 'm2', 'a', 'n2', 'x'],
      ],
      ['a', 'x'],
    ],
    ['an id twice in a list counts once', [['a', 'a', 'b'], ['b']], ['b', 'a']],
  ])('%s', (_, rankings, best) => {
    expect(fuse(rankings, best.length || 1)).toEqual(best);
  });

  const ranking = fc.uniqueArray(fc.constantFrom(...'abcdefgh'.split('')));

  it('gives each id once, none that no list has, and no more than asked for', () => {
    fc.assert(
      fc.property(fc.array(ranking, { maxLength: 3 }), fc.nat({ max: 10 }), (rankings, limit) => {
        const all = new Set(rankings.flat());
        const fused = fuse(rankings, limit);
        expect(fused).toHaveLength(Math.min(limit, all.size));
        expect(new Set(fused).size).toBe(fused.length);
        expect(fused.every((id) => all.has(id))).toBe(true);
      }),
    );
  });

  it('never puts an id behind one that stands lower in every list', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...'abcdef'], { minLength: 6 }), ranking, (one, other) => {
        const lists = [one, other];
        const fused = fuse(lists, 20);
        const place = (list: string[], id: string) => (list.includes(id) ? list.indexOf(id) : Infinity);
        for (const a of one)
          for (const b of one)
            if (a !== b && lists.every((list) => place(list, a) <= place(list, b)))
              expect(fused.indexOf(a)).toBeLessThan(fused.indexOf(b));
      }),
    );
  });
});
