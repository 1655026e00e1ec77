import type { EntityManager } from 'typeorm';

/** The manager a store works with: the data source's own, or that of the transaction it is called in. */
export type Tx = EntityManager;

/** Runs one statement and gives its rows with camelCase keys, whatever the kind of statement. */
export async function rows<Row extends object>(tx: Tx, statement: string, params: unknown[] = []): Promise<Row[]> {
  const result: unknown = await tx.query(statement, params);
  return resultRows(result).map((row) => camelCased<Row>(row));
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

function camelCased<Row>(row: Record<string, unknown>): Row {
  const cased: Record<string, unknown> = {};
  for (const column in row) cased[camelCase(column)] = row[column];
  return cased as Row;
}

/** The names of our columns, each worked out once: an import asks for a million rows. */
const CASED = new Map<string, string>();

function camelCase(column: string): string {
  const known = CASED.get(column);
  if (known !== undefined) return known;
  const cased = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  CASED.set(column, cased);
  return cased;
}
