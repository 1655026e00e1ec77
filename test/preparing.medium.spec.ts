import type { DataSource } from 'typeorm';
import { LeadsModule } from '../src/leads/leads.module.js';
import { startTestApp, type TestApp } from './support.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp([LeadsModule]);
});
afterAll(() => test.stop());

/** How often the connection of `run` has executed each statement that it keeps, by text. */
const kept = async (tx: Pick<DataSource, 'query'>): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await tx.query<{ statement: string; times: number }[]>(
        `select statement, (generic_plans + custom_plans)::int as times from pg_prepared_statements`,
      )
    ).map(({ statement, times }) => [statement, times]),
  );

const inOneConnection = (run: (tx: Pick<DataSource, 'query'>) => Promise<void>): Promise<void> => {
  const runner = test.database.createQueryRunner();
  return run(runner).finally(() => runner.release());
};

it('a statement with parameters is parsed once for a connection, whatever it asks for', () =>
  inOneConnection(async (tx) => {
    const text = 'select $1::int + 1 as sum';
    for (const n of [1, 2, 3]) expect(await tx.query(text, [n])).toEqual([{ sum: n + 1 }]);
    expect(await kept(tx)).toMatchObject({ [text]: 3 });
  }));

it('a long list and a page are planned for what they hold, and nothing is kept of what has no parameters', () =>
  inOneConnection(async (tx) => {
    const long = 'select count(*)::int from unnest($1::int[]) as one';
    expect(await tx.query(long, [Array.from({ length: 501 }, (_, n) => n)])).toEqual([{ count: 501 }]);
    const page = 'select id from lead where id > $1 order by id limit $2';
    await tx.query(page, [0, 20]);
    await tx.query('select 1 as alone');
    const texts = Object.keys(await kept(tx));
    for (const text of [long, page, 'select 1 as alone']) expect(texts).not.toContain(text);
  }));

describe('a table that a migration changes under a running service', () => {
  const text = 'select * from changing where id = $1';
  beforeEach(() => test.database.query(`create table changing (id int); insert into changing values (7)`));
  afterEach(() => test.database.query(`drop table changing`));

  it('is read as it is now', () =>
    inOneConnection(async (tx) => {
      expect(await tx.query(text, [7])).toEqual([{ id: 7 }]);
      await test.database.query(`alter table changing add column name text default 'new'`);
      expect(await tx.query(text, [7])).toEqual([{ id: 7, name: 'new' }]);
      await test.database.query(`alter table changing add column age int`);
      expect(await tx.query(text, [7])).toEqual([{ id: 7, name: 'new', age: null }]);
    }));

  it('fails the transaction that meets it first, and none that is begun after', () =>
    inOneConnection(async (tx) => {
      await tx.query(text, [7]);
      await test.database.query(`alter table changing add column name text`);
      await tx.query('begin');
      await expect(tx.query(text, [7])).rejects.toThrow('cached plan must not change result type');
      await tx.query('rollback');
      await tx.query('begin');
      expect(await tx.query(text, [7])).toEqual([{ id: 7, name: null }]);
      await tx.query('commit');
    }));
});
