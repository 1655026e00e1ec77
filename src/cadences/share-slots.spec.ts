import fc from 'fast-check';
import { LANES, type Lane } from './cadence.rules.js';
import { LANE_SHARES, reservedOf, shareSlots, shareWithin } from './share-slots.js';

type Waiting = Record<Lane, number>;
const ROUND = 20;

const lanes = (answer: number, fresh: number, first: number, follow_up: number): Waiting => ({
  answer,
  fresh,
  first,
  follow_up,
});
const crowd = lanes(1e6, 1e6, 1e6, 1e6);
const sum = (counts: Waiting) => LANES.reduce((total, lane) => total + counts[lane], 0);

const waiting = fc.record({
  answer: fc.nat({ max: 60 }),
  fresh: fc.nat({ max: 60 }),
  first: fc.nat({ max: 60 }),
  follow_up: fc.nat({ max: 60 }),
});
const free = fc.nat({ max: 150 });
const turn = fc.nat({ max: 10_000 });

describe('sharing out free slots', () => {
  it('gives 40, 30, 15 and 15 % when all lanes have more than enough', () => {
    expect(shareSlots(100, crowd)).toEqual(lanes(40, 30, 15, 15));
    expect(shareSlots(100, crowd, 7)).toEqual(lanes(40, 30, 15, 15));
  });

  it('gives everybody a slot when there are four, and the first lane the one there is', () => {
    expect(shareSlots(4, crowd)).toEqual(lanes(1, 1, 1, 1));
    expect(shareSlots(1, crowd)).toEqual(lanes(1, 0, 0, 0));
  });

  it('lets what one lane does not use flow down the order', () => {
    expect(shareSlots(100, lanes(0, 0, 500, 500))).toEqual(lanes(0, 0, 85, 15));
    expect(shareSlots(100, lanes(500, 0, 0, 500))).toEqual(lanes(85, 0, 0, 15));
    expect(shareSlots(100, lanes(0, 0, 0, 500))).toEqual(lanes(0, 0, 0, 100));
    expect(shareSlots(10, lanes(1, 1, 1, 1))).toEqual(lanes(1, 1, 1, 1));
  });

  it('gives nothing when nothing is free, or less than nothing', () => {
    expect(shareSlots(0, crowd, 13)).toEqual(lanes(0, 0, 0, 0));
    expect(shareSlots(-3, crowd, 13)).toEqual(lanes(0, 0, 0, 0));
  });

  it('uses every slot somebody waits for, and no lane gets more than waits in it', () => {
    fc.assert(
      fc.property(free, waiting, turn, (free, waiting, turn) => {
        const shared = shareSlots(free, waiting, turn);
        expect(sum(shared)).toBe(Math.min(free, sum(waiting)));
        for (const lane of LANES) {
          expect(shared[lane]).toBeGreaterThanOrEqual(0);
          expect(shared[lane]).toBeLessThanOrEqual(waiting[lane]);
        }
      }),
    );
  });

  it('gives every lane that waits its share of each full round', () => {
    fc.assert(
      fc.property(free, waiting, turn, (free, waiting, turn) => {
        const shared = shareSlots(free, waiting, turn);
        for (const lane of LANES) {
          const share = Math.floor(free / ROUND) * LANE_SHARES[lane];
          expect(shared[lane]).toBeGreaterThanOrEqual(Math.min(share, waiting[lane]));
        }
      }),
    );
  });

  it('gives no lane above its share while one before it still waits', () => {
    fc.assert(
      fc.property(free, waiting, turn, (free, waiting, turn) => {
        const shared = shareSlots(free, waiting, turn);
        const own = shareSlots(free, crowd, turn);
        LANES.forEach((lane, i) => {
          if (shared[lane] <= own[lane]) return;
          for (const before of LANES.slice(0, i)) expect(shared[before]).toBe(waiting[before]);
        });
      }),
    );
  });

  it('shares alike whether slots come one by one or together', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), turn, (pieces, turn) => {
        const total = lanes(0, 0, 0, 0);
        let given = 0;
        for (const piece of pieces) {
          const shared = shareSlots(piece, crowd, turn + given);
          given += piece;
          for (const lane of LANES) total[lane] += shared[lane];
        }
        expect(total).toEqual(shareSlots(given, crowd, turn));
      }),
    );
  });

  it('lets no lane wait longer than eight single slots', () => {
    const turns = Array.from({ length: 3 * ROUND }, (_, turn) => shareSlots(1, crowd, turn));
    for (const lane of LANES) {
      const served = turns.flatMap((shared, turn) => (shared[lane] > 0 ? [turn] : []));
      const gaps = served.slice(1).map((turn, i) => turn - served[i]!);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(8);
    }
  });
});

describe('what is kept for fresh leads and answers', () => {
  it('is a tenth of the cap, and nothing of a small one', () => {
    expect([9, 10, 50, 2_000].map(reservedOf)).toEqual([0, 1, 5, 200]);
  });

  it('is not given to lists, however many wait', () => {
    expect(shareWithin(20, 15, lanes(0, 0, 1_000, 1_000))).toMatchObject({ answer: 0, fresh: 0 });
    const { first, follow_up } = shareWithin(20, 15, lanes(0, 0, 1_000, 1_000));
    expect(first + follow_up).toBe(15);
    expect(shareWithin(5, 0, lanes(0, 3, 1_000, 0))).toEqual(lanes(0, 3, 0, 0));
  });

  it('changes nothing as long as it is not touched', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(40), (fresh, first, followUp, free) => {
        const waiting = lanes(0, fresh, first, followUp);
        expect(shareWithin(free, free, waiting)).toEqual(shareSlots(free, waiting));
      }),
    );
  });
});
