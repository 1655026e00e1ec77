/** Runs the parts of a pass one after the other. One that throws does not keep the later ones; the first failure is thrown at the end. */
export async function inTurn(...parts: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
