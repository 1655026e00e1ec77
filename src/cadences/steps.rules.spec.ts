import fc from 'fast-check';
import { differ, placesOfRetired, stepAfter, stepInstead } from './steps.rules.js';

describe('the step after', () => {
  const steps = [
    { id: '30', edition: 1, position: 3, retiredAt: null },
    { id: '10', edition: 1, position: 1, retiredAt: null },
    { id: '25', edition: 1, position: 2, retiredAt: new Date('2026-01-01T00:00:00Z') },
    { id: '70', edition: 1, position: 4, retiredAt: null },
  ];

  it('follows the positions, from the first to none', () => {
    expect(stepAfter(steps, null)?.id).toBe('10');
    expect(stepAfter(steps, '30')?.id).toBe('70');
    expect(stepAfter(steps, '70')).toBeNull();
    expect(stepAfter([], null)).toBeNull();
  });

  it('passes over a retired step, and goes on behind one that was the last sent', () => {
    expect(stepAfter(steps, '10')?.id).toBe('30');
    expect(stepAfter(steps, '25')?.id).toBe('30');
  });

  it('does not start over when the last step is missing', () => {
    expect(() => stepAfter(steps, '99')).toThrow(/step 99 is not in the list/);
  });

  it('walks through every step that is not retired once, in order', () => {
    const anySteps = fc.uniqueArray(
      fc.record({ id: fc.string(), position: fc.nat(), retiredAt: fc.constantFrom(null, new Date(0)) }),
      { selector: ({ position }) => position, comparator: 'SameValue', maxLength: 12 },
    );
    fc.assert(
      fc.property(anySteps, (found) => {
        const list = found.map((step, i) => ({ ...step, edition: 1, id: `${i}` }));
        const walked: number[] = [];
        for (let step = stepAfter(list, null); step; step = stepAfter(list, step.id)) walked.push(step.position);
        const expected = list.filter(({ retiredAt }) => !retiredAt).map(({ position }) => position);
        expect(walked).toEqual(expected.sort((a, b) => a - b));
      }),
    );
  });
});

describe('the editions of a cadence', () => {
  const gone = new Date('2026-01-01T00:00:00Z');
  const step = (id: string, edition: number, position: number, retiredAt: Date | null = null) => ({
    id,
    edition,
    position,
    retiredAt,
  });
  const older = [step('a1', 1, 1), step('a2', 1, 2), step('a3', 1, 3)];
  const newest = [step('b1', 2, 1), step('b2', 2, 2)];
  const ended = older.map((one) => ({ ...one, retiredAt: gone }));

  it('leave whoever began with the older one in it, to its end, and begin new leads with the newest', () => {
    const both = [...newest, ...older];
    expect(stepAfter(both, null)?.id).toBe('b1');
    expect(stepAfter(both, 'a1')?.id).toBe('a2');
    expect(stepAfter(both, 'a2')?.id).toBe('a3');
    expect(stepAfter(both, 'a3')).toBeNull();
    expect(stepAfter(both, 'b2')).toBeNull();
  });

  it('let a lead go on at its place in the newest when its own has ended', () => {
    const both = [...ended, ...newest];
    expect(stepAfter(both, 'a1')?.id).toBe('b2');
    expect(stepAfter(both, 'a2')).toBeNull();
    expect(ended.map((waitsFor) => stepInstead(both, waitsFor)?.id)).toEqual(['b1', 'b2', undefined]);
  });

  it('end only as a whole: where one step was taken away, the next of the same comes instead', () => {
    const edited = step('a2', 1, 1, gone);
    expect(stepInstead([older[0]!, edited, older[2]!, ...newest], edited)?.id).toBe('a3');
  });
});

describe('an edit of steps', () => {
  const steps = [
    { id: '1', waitDays: 0, purpose: 'opening' as const, instruction: null },
    { id: '2', waitDays: 3, purpose: 'close' as const, instruction: 'Be brief' },
  ];

  it('changes nothing when it says the same', () => {
    expect(differ(steps, structuredClone(steps))).toBe(false);
  });

  it.each([
    ['one fewer', steps.slice(1)],
    ['one more', [...steps, { waitDays: 1, purpose: 'close' as const, instruction: null }]],
    ['another order', steps.toReversed()],
    ['another wait', [steps[0]!, { ...steps[1]!, waitDays: 4 }]],
    ['another purpose', [{ ...steps[0]!, purpose: 'question' as const }, steps[1]!]],
    ['another instruction', [steps[0]!, { ...steps[1]!, instruction: null }]],
  ])('is one with %s', (_, after) => {
    expect(differ(steps, after)).toBe(true);
  });
});

describe('the places of steps that an edit leaves out', () => {
  const gone = new Date('2026-01-01');
  const step = (id: string, position: number, retiredAt: Date | null = null) => ({
    id,
    edition: 1,
    position,
    retiredAt,
  });
  const before = [step('a', 1), step('b', 2), step('c', 3), step('d', 4)];
  const keep = (...ids: (string | undefined)[]) => ids.map((id) => ({ id }));

  it.each([
    [['a', 'c', 'd'], [{ id: 'b', position: 1 }]],
    [['b', 'c', 'd'], [{ id: 'a', position: 0 }]],
    [
      ['a', 'd'],
      [
        { id: 'b', position: 1 },
        { id: 'c', position: 1 },
      ],
    ],
    [['d', 'a', 'c'], [{ id: 'b', position: 2 }]],
    [['a', undefined, 'c', 'd'], [{ id: 'b', position: 1 }]],
    [['a', 'b', 'c', 'd'], []],
  ])('keeping %j', (kept, places) => {
    expect(placesOfRetired(before, keep(...kept))).toEqual(places);
  });

  it('move along with what they came after when that is left out later', () => {
    const edited = [step('a', 1), step('b', 2), step('c', 2, gone), step('d', 3)];
    expect(placesOfRetired(edited, keep('a', 'd'))).toEqual([
      { id: 'b', position: 1 },
      { id: 'c', position: 1 },
    ]);
  });

  it('let whoever stopped behind any step go on with the first kept one that came after it', () => {
    const all = before.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.subarray(all, { minLength: 1 }),
        fc.subarray(all),
        fc.constantFrom(...all),
        (first, kept, last) => {
          const edit = (steps: typeof before, ids: string[]) => {
            const places = new Map(placesOfRetired(steps, keep(...ids)).map(({ id, position }) => [id, position]));
            return steps.map(({ id, retiredAt }) => {
              const place = ids.indexOf(id);
              return place === -1 ? step(id, places.get(id)!, retiredAt ?? gone) : step(id, place + 1);
            });
          };
          const second = kept.filter((id) => first.includes(id));
          const steps = edit(edit(before, first), second);
          const expected = second.find((id) => id > last) ?? null;
          expect(stepAfter(steps, last)?.id ?? null).toBe(expected);
        },
      ),
    );
  });
});
