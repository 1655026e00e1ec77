import type { Criterion } from '../writer/qualification.js';

export type NewCriterion = Omit<Criterion, 'id'> & { id?: string };

const LONGEST = 36;

/** One that is new gets an id after its name; those that are known keep theirs: reports count by it. */
export function withIds(criteria: readonly NewCriterion[]): Criterion[] {
  const taken = new Set(criteria.map(({ id }) => id));
  return criteria.map((criterion) => {
    const id = criterion.id ?? freeId(baseOf(criterion.name), taken);
    taken.add(id);
    return { ...criterion, id };
  });
}

function freeId(base: string, taken: ReadonlySet<string | undefined>): string {
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
  return id;
}

/** `Größe des Teams` → `grosse_des_teams`; what has no Latin letter is a `criterion`. */
const baseOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, LONGEST) || 'criterion';
