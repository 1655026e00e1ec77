import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { migrations } from '../migrations/index.js';
import { SCOPES } from './access/api-key.entity.js';
import { ApiKeysStore } from './access/api-keys.store.js';
import { ownEnvironment, readConfig } from './config.js';
import { DataDirInUse } from './database/instance-lock.js';
import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open-database.js';

const USAGE = `npm run api-key -- --name NAME [--scopes ${SCOPES.join(',')}]`;

const wish = z.object({
  name: z.string('which program will use the key?').trim().min(1).max(120),
  scopes: z
    .string()
    .transform((text) => text.split(',').map((scope) => scope.trim()))
    .pipe(z.array(z.enum(SCOPES, `one or more of ${SCOPES.join(', ')}, with commas`)).min(1)),
});

try {
  process.stdout.write(`${await makeKey(readWish())}\n`);
} catch (error) {
  process.stderr.write(`${complaintOf(error)}\n`);
  process.exitCode = 1;
}

function readWish(): z.infer<typeof wish> {
  const { values } = parseArgs({ options: { name: { type: 'string' }, scopes: { type: 'string', default: 'read' } } });
  const read = wish.safeParse(values);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`);
  throw new Error(`${[...new Set(problems)].join('\n')}\n${USAGE}`);
}

async function makeKey({ name, scopes }: z.infer<typeof wish>): Promise<string> {
  const database = await openDatabase(readConfig(ownEnvironment()));
  try {
    await migrate(database.url, migrations);
    const dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    try {
      return await new ApiKeysStore(dataSource).create(name, scopes);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.stop();
  }
}

function complaintOf(error: unknown): string {
  if (error instanceof DataDirInUse) {
    return (
      `Everylead is running on ${error.dataDir}, and its own database serves one process only. ` +
      'Stop it and run this again, or start it with ADMIN_API_KEY set to a key of your choice.'
    );
  }
  return error instanceof Error ? error.message || String(error) : String(error);
}
