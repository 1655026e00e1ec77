import type { DataSource } from 'typeorm';

export interface SentStatement {
  query: string;
  params: unknown[];
}

/** The statements that `run` sends to the database. */
export async function sentStatements(database: DataSource, run: () => Promise<unknown>): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  const { logger } = database;
  database.logger = {
    ...logger,
    logQuery: (query: string, params: unknown[] = []) => void sent.push({ query, params }),
    logQueryError: () => undefined,
    logQuerySlow: () => undefined,
    log: () => undefined,
    logMigration: () => undefined,
    logSchemaBuild: () => undefined,
  };
  try {
    await run();
  } finally {
    database.logger = logger;
  }
  return sent;
}
