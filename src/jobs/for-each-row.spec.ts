import { setTimeout as sleep } from 'node:timers/promises';
import { forEachRow, RowsFailed } from './for-each-row.js';

const ids = ['1', '2', '3', '4', '5'];

describe('a step for each row of a reminder', () => {
  it('takes every row once, so many at a time', async () => {
    const done: string[] = [];
    let [running, most] = [0, 0];
    await forEachRow(ids, 2, async (id) => {
      most = Math.max(most, ++running);
      await sleep(2);
      running--;
      done.push(id);
    });
    expect(done.sort()).toEqual(ids);
    expect(most).toBe(2);
  });

  it('goes on behind a row that fails, and names it with its cause at the end', async () => {
    const done: string[] = [];
    const run = forEachRow(ids, 1, async (id) => {
      if (id === '2') throw new Error('disk full');
      done.push(id);
    });
    const failed = await run.catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RowsFailed);
    expect(failed).toMatchObject({ message: '1 rows failed: 2 (Error: disk full)', errors: [new Error('disk full')] });
    expect(done).toEqual(['1', '3', '4', '5']);
  });

  it('does not start one after the other when one is slow', async () => {
    const done: string[] = [];
    await forEachRow(ids, 2, async (id) => {
      if (id === '1') await sleep(30);
      done.push(id);
    });
    expect(done).toEqual(['2', '3', '4', '5', '1']);
  });

  it('has nothing to do for no rows', async () => {
    await expect(forEachRow([], 4, () => Promise.reject(new Error('called')))).resolves.toBeUndefined();
  });
});
