import { createHash } from 'node:crypto';
import pg from 'pg';

/** Texts that vary with what they ask for stop being remembered here; those of the flow are some hundreds. */
const MOST_STATEMENTS = 1_000;

/** A longer list is planned for what it holds: nobody joins a million rows by a plan made for ten. */
const LONGEST_LIST = 500;

/** A page is planned for what it asks for: how rare that is decides between sorting the few and reading the sorted. */
const PAGE = /\blimit (?!1\b)/i;

/** `cached plan must not change result type`: a migration has changed a table since. */
const FEATURE_NOT_SUPPORTED = '0A000';

/** Statement names by their text; the same in every connection of the process. */
const names = new Map<string, string>();

/**
 * A connection on which each statement with parameters is parsed once and planned as long as plans differ by what is asked
 * (PostgreSQL, "PREPARE", plan_cache_mode auto). Most of a mail's time is otherwise spent in parser and planner.
 * Streams, transactions and statements without parameters pass as they are.
 */
export class PreparingClient extends pg.Client {
  /** Counts what migrations took away; PostgreSQL would go on to refuse the old names. */
  private generation = 0;

  override query = ((statement: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const plain = super.query.bind(this) as (...args: unknown[]) => Promise<unknown>;
    const name = typeof statement === 'string' && rest.length === 0 ? nameOf(statement, values) : undefined;
    return name
      ? this.prepared(plain, { name, text: statement as string, values: values as unknown[] })
      : plain(statement, values, ...rest);
  }) as pg.Client['query'];

  private async prepared(plain: Plain, { name, text, values }: Statement): Promise<unknown> {
    try {
      return await plain({ name: `${name}.${this.generation}`, text, values });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== FEATURE_NOT_SUPPORTED) throw error;
      this.generation++;
      // Inside a transaction all that came before is lost with it: whoever began it begins it again.
      if (this.getTransactionStatus() !== 'I') throw error;
      return plain({ name: `${name}.${this.generation}`, text, values });
    }
  }
}

interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

type Plain = (statement: Statement) => Promise<unknown>;

function nameOf(text: string, values: unknown): string | undefined {
  if (!Array.isArray(values) || values.length === 0) return undefined;
  if (values.some((value) => Array.isArray(value) && value.length > LONGEST_LIST)) return undefined;
  const known = names.get(text);
  if (known || names.size >= MOST_STATEMENTS || PAGE.test(text)) return known;
  // Within the 63 bytes of a name, and different for every text.
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}
