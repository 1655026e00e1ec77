import { DataSource, type DataSourceOptions } from 'typeorm';

type Migrations = NonNullable<DataSourceOptions['migrations']>;

/** Any constant number: all processes that migrate this database must use the same. */
const MIGRATION_LOCK = 7_133_701;

/** Brings the schema up to date. Safe to run from several processes at once: one works, the others wait and find nothing to do. */
export async function migrate(url: string, migrations: Migrations): Promise<void> {
  const dataSource = await new DataSource({ type: 'postgres', url, migrations, extra: { max: 2 } }).initialize();
  try {
    const lock = dataSource.createQueryRunner();
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await dataSource.runMigrations({ transaction: 'all' });
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
