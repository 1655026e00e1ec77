import type { EntityManager } from 'typeorm';

/** The manager a store works with: the data source's own, or that of the transaction it is called in. */
export type Tx = EntityManager;

/** Runs one statement and gives its rows with camelCase keys, whatever the kind of statement. */
export async function rows<Row extends object>(tx: Tx, statement: string, params: unknown[] = []): Promise<Row[]> {
  const found = resultRows(await tx.query(statement, params));
  const names = Object.keys(found[0] ?? {}).map((column) => [column, camelCase(column)] as const);
  // Those whose names are right already are not copied: an import asks for a million rows.
  if (names.every(([column, name]) => column === name)) return found as Row[];
  return found.map((row) => {
    const cased: Record<string, unknown> = {};
    for (const [column, name] of names) cased[name] = row[column];
    return cased as Row;
  });
}

/** The first row, or null when there is none. */
export async function row<Row extends object>(tx: Tx, statement: string, params: unknown[] = []): Promise<Row | null> {
  return (await rows<Row>(tx, statement, params))[0] ?? null;
}

// TypeORM answers an UPDATE or DELETE with [rows, count] and everything else with the rows.
function resultRows(result: unknown): Record<string, unknown>[] {
  if (!Array.isArray(result)) return [];
  const [first, second] = result as [unknown, unknown];
  const isPair = result.length === 2 && Array.isArray(first) && typeof second === 'number';
  return (isPair ? first : result) as Record<string, unknown>[];
}

const camelCase = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
