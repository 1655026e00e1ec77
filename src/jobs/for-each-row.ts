/**
 * Runs a step for each row of a reminder, a few at a time. A row that throws does not stop the others: it keeps its
 * reminder and comes up again when that runs out. Throws at the end when any row threw, so that the runner logs it.
 */
export async function forEachRow(
  ids: readonly string[],
  atOnce: number,
  run: (id: string) => Promise<void>,
): Promise<void> {
  const waiting = [...ids];
  const failures: { id: string; error: unknown }[] = [];
  const worker = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await run(id).catch((error: unknown) => failures.push({ id: String(id), error }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, worker));
  if (failures.length > 0) throw new RowsFailed(failures);
}

export class RowsFailed extends AggregateError {
  constructor(failures: { id: string; error: unknown }[]) {
    super(
      failures.map(({ error }) => error),
      `${failures.length} rows failed: ${failures.map(({ id, error }) => `${id} (${String(error)})`).join(', ')}`,
    );
    this.name = 'RowsFailed';
  }
}
