import { Kept } from './kept.js';

const NOW = new Date('2026-03-02T09:00:00Z');

/** A figure that takes so long, on a clock that only it moves. */
function figure(took: number) {
  const state = { clock: 0, counts: 0, fails: false };
  const kept = new Kept(
    async () => {
      state.clock += took;
      if (state.fails) throw new Error('no database');
      return ++state.counts;
    },
    () => state.clock,
  );
  return { state, get: async () => (await kept.get(NOW)).value };
}

describe('a figure that many ask for', () => {
  it('is counted each time while that is cheap', async () => {
    const { get } = figure(20);
    expect([await get(), await get(), await get()]).toEqual([1, 2, 3]);
  });

  it('is counted once for all who ask at the same time', async () => {
    const { get } = figure(20);
    expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
  });

  it('is kept when it takes long, and counted anew behind the answer', async () => {
    const { state, get } = figure(2_000);
    expect(await get()).toBe(1);
    state.clock += 30_000;
    expect([await get(), state.counts]).toEqual([1, 1]);
    state.clock += 15_000;
    expect(await get()).toBe(1);
    expect(state.counts).toBe(2);
    expect(await get()).toBe(2);
  });

  it('is waited for when the last one is old', async () => {
    const { state, get } = figure(2_000);
    await get();
    state.clock += 11 * 60_000;
    expect(await get()).toBe(2);
  });

  it('stays when counting fails behind the answer, and is tried again', async () => {
    const { state, get } = figure(2_000);
    await get();
    state.clock += 60_000;
    state.fails = true;
    expect(await get()).toBe(1);
    state.fails = false;
    await get();
    expect(await get()).toBe(2);
  });
});
