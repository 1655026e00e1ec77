import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** The database of the settings, or our own one below `dataDir`, which `stop` ends. Throws as {@link startEmbeddedPostgres} does. */
export async function openDatabase(
  { databaseUrl, dataDir, simulated }: { databaseUrl: string | null; dataDir: string; simulated: boolean },
  log: (line: string) => void = () => undefined,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (databaseUrl) return { url: databaseUrl, stop: () => Promise.resolve() };
  return startEmbeddedPostgres({ dataDir: join(resolve(dataDir), 'postgres'), log, durable: !simulated });
}
