import { migrations } from '../migrations/index.js';
import { ownEnvironment, readConfig } from './config.js';
import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open-database.js';

try {
  const database = await openDatabase(readConfig(ownEnvironment()));
  try {
    await migrate(database.url, migrations);
  } finally {
    await database.stop();
  }
  process.stdout.write('The database is up to date.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message || String(error) : String(error)}\n`);
  process.exitCode = 1;
}
