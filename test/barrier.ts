import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/**
 * Runs things on connections of their own that all want one row: it is locked until each of them waits for it, and then
 * they go on at the same instant.
 */
export async function atBarrier<T>(
  database: DataSource,
  row: { table: string; id: string },
  runs: (() => Promise<T>)[],
): Promise<T[]> {
  const gate = database.createQueryRunner();
  try {
    await gate.startTransaction();
    await gate.query(`select id from ${row.table} where id = $1 for update`, [row.id]);
    const running = runs.map((run) => run());
    await waitingFor(database, runs.length);
    await gate.commitTransaction();
    return await Promise.all(running);
  } finally {
    await gate.release();
  }
}

async function waitingFor(database: DataSource, connections: number): Promise<void> {
  for (let waits = 0; waits < 500; waits++) {
    const [found] = await database.query<{ count: number }[]>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((found?.count ?? 0) >= connections) return;
    await sleep(10);
  }
  throw new Error(`Not all ${connections} came to the barrier`);
}
