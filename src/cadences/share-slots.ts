import { LANES, type Lane } from './cadence.rules.js';

/** Guaranteed slots of each lane in every 20: 40, 30, 15 and 15 %. */
export const LANE_SHARES: Readonly<Record<Lane, number>> = { answer: 8, fresh: 6, first: 3, follow_up: 3 };

/**
 * How many of the free slots each lane gets. Every slot is some lane's own, in turn, so that a lane that waits gets its
 * share; a slot whose lane has nobody waiting goes to the first lane in order that has.
 *
 * @param free whole slots; below 0, when a cap was lowered under what is used up, counts as none
 * @param turn how many slots were shared out before, of the same mailbox. With it single slots rotate too: handed out one
 * by one or all at once, 20 slots are shared alike. Without it one free slot is always the first lane's.
 * @returns counts that sum up to `free` or to all who wait, whichever is less
 */
export function shareSlots(free: number, waiting: Readonly<Record<Lane, number>>, turn = 0): Record<Lane, number> {
  const slots = Math.max(0, free);
  const own = ownSlots(slots, turn);
  const shared = perLane((lane) => Math.min(own[lane], waiting[lane]));
  let left = slots - sum(shared);
  for (const lane of LANES) {
    const more = Math.min(left, waiting[lane] - shared[lane]);
    shared[lane] += more;
    left -= more;
  }
  return shared;
}

/** Of each day's cap so much is kept for answers and fresh leads: a list of thousands would have used up the day before noon. */
const RESERVED_PART = 0.1;

/** Slots of a day that lists and follow-ups leave free. A cap below ten has none. */
export const reservedOf = (dailyCap: number): number => Math.floor(dailyCap * RESERVED_PART);

/**
 * The same, where the lanes of lists (first touches of imported leads, follow-ups) get no more than `lists` of the free slots.
 */
export function shareWithin(
  free: number,
  lists: number,
  waiting: Readonly<Record<Lane, number>>,
  turn = 0,
): Record<Lane, number> {
  const all = shareSlots(free, waiting, turn);
  if (all.first + all.follow_up <= lists) return all;
  const { answer, fresh, first, follow_up } = waiting;
  const ofLists = shareSlots(lists, { answer: 0, fresh: 0, first, follow_up }, turn);
  const rest = shareSlots(free - lists, { answer, fresh, first: 0, follow_up: 0 }, turn);
  return { ...rest, first: ofLists.first, follow_up: ofLists.follow_up };
}

/** How many of the slots number `turn` to `turn + free - 1` are whose. */
function ownSlots(free: number, turn: number): Record<Lane, number> {
  const before = turn % ROUND.length;
  const upTo = before + free;
  const rounds = Math.floor(upTo / ROUND.length);
  const started = ROUND.slice(0, upTo % ROUND.length);
  const passed = ROUND.slice(0, before);
  return perLane((lane) => rounds * LANE_SHARES[lane] + count(started, lane) - count(passed, lane));
}

/** Whose slot is which. Each goes to the lane with the largest share per slot it has: every lane has one of the first four. */
const ROUND = round();

function round(): readonly Lane[] {
  const order: Lane[] = [];
  const claim = (lane: Lane) => LANE_SHARES[lane] / count(order, lane);
  while (order.length < sum(LANE_SHARES)) {
    order.push(LANES.reduce((best, lane) => (claim(lane) > claim(best) ? lane : best)));
  }
  return order;
}

function perLane(value: (lane: Lane) => number): Record<Lane, number> {
  return { answer: value('answer'), fresh: value('fresh'), first: value('first'), follow_up: value('follow_up') };
}

function count(slots: readonly Lane[], lane: Lane): number {
  return slots.filter((slot) => slot === lane).length;
}

function sum(counts: Readonly<Record<Lane, number>>): number {
  return LANES.reduce((total, lane) => total + counts[lane], 0);
}
