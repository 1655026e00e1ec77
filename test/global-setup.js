/** One embedded Postgres for the whole run, unless TEST_DATABASE_URL names a server; each spec makes its own databases on it. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import('../dist/src/database/embedded-postgres.js');
  const { mkdirSync } = await import('node:fs');
  const parent = join(import.meta.dirname, '..', '.data');
  mkdirSync(parent, { recursive: true });
  const dataDir = mkdtempSync(join(parent, 'test-'));
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.everyleadTestServer = { server, dataDir };
}
