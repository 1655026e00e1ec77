import type { CadenceStep } from './cadence-step.entity.js';

type Placed = Pick<CadenceStep, 'id' | 'edition' | 'position' | 'retiredAt'>;

/** The steps of an edition that are still sent, in their order. */
export const stepsOfEdition = <Step extends Placed>(steps: readonly Step[], edition: number): Step[] =>
  steps.filter((step) => step.edition === edition && !step.retiredAt).sort((a, b) => a.position - b.position);

/** The edition in which a lead goes on whose last or next step is of that one; the newest when none of it is sent any more. */
function editionOnward(steps: readonly Placed[], edition: number | undefined): number {
  if (edition !== undefined && stepsOfEdition(steps, edition).length > 0) return edition;
  return Math.max(...steps.map((step) => step.edition));
}

/**
 * The step after the last one sent, by position in its edition; null when there is none left. `lastStepId` null: the first step
 * of the newest edition. Where an edition has ended, its leads go on at the same place in the newest.
 *
 * Steps that an edit removed stay in the list with `retiredAt` set, in their place among the others: they are never
 * returned, and a lead whose last touch was one of them goes on behind it.
 *
 * @throws RangeError the last step is not in the list: going on would send a second opening
 */
export function stepAfter<Step extends Placed>(steps: readonly Step[], lastStepId: string | null): Step | null {
  const last = steps.find(({ id }) => id === lastStepId);
  if (lastStepId !== null && !last) {
    throw new RangeError(`step ${lastStepId} is not in the list: pass the retired steps of the cadence too`);
  }
  const onward = stepsOfEdition(steps, editionOnward(steps, last?.edition));
  return onward.find(({ position }) => position > (last?.position ?? -Infinity)) ?? null;
}

/** Where a lead goes on that does not get the step it waits for: behind it, or at its place in the newest edition if its own has ended. */
export function stepInstead<Step extends Placed>(steps: readonly Step[], gone: Step): Step | null {
  const edition = editionOnward(steps, gone.edition);
  if (edition === gone.edition) return stepAfter(steps, gone.id);
  return stepsOfEdition(steps, edition).find(({ position }) => position >= gone.position) ?? null;
}

type StepContent = Pick<CadenceStep, 'waitDays' | 'purpose' | 'instruction'>;

/** Whether an edit changes what is sent, or when. */
export function differ(
  before: readonly (StepContent & { id: string })[],
  after: readonly (StepContent & { id?: string })[],
) {
  if (before.length !== after.length) return true;
  return before.some((step, index) => {
    const { id, waitDays, purpose, instruction } = after[index] ?? {};
    return id !== step.id || waitDays !== step.waitDays || purpose !== step.purpose || instruction !== step.instruction;
  });
}

/**
 * Where steps that an edit leaves out stay among the others: each takes the position of the step it came after, 0 before the
 * first, so that `stepAfter` goes on with what follows that one now. Steps that were left out earlier move along.
 *
 * @param before all steps of the edition before the edit, retired ones too
 * @param kept the steps after it, in their order; those without an id are new
 */
export function placesOfRetired(
  before: readonly Pick<CadenceStep, 'id' | 'position' | 'retiredAt'>[],
  kept: readonly { id?: string }[],
): { id: string; position: number }[] {
  const isRetired = ({ retiredAt }: Pick<CadenceStep, 'retiredAt'>) => Number(retiredAt !== null);
  const inOrder = [...before].sort((a, b) => a.position - b.position || isRetired(a) - isRetired(b));
  let position = 0;
  return inOrder.flatMap(({ id }) => {
    const place = kept.findIndex((step) => step.id === id);
    if (place === -1) return [{ id, position }];
    position = place + 1;
    return [];
  });
}
