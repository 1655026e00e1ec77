import type { ZodType } from 'zod';
import type { Purpose, Question } from '../model.js';

/** One text for one function of the pen. A changed text gets a new version in `id`: it is stored with all it wrote. */
export interface Prompt<Given, T> {
  id: string;
  purpose: Purpose;
  instructions: string;
  schema: ZodType<T>;
  mostTokens: number;
  material: (given: Given) => string;
}

export function questionOf<Given, T>(prompt: Prompt<Given, T>, given: Given): Question<T> {
  const { id, purpose, instructions, schema, mostTokens } = prompt;
  return { purpose, prompt: id, instructions, material: prompt.material(given), schema, mostTokens };
}
