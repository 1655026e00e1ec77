import type { ZodType } from 'zod';

/** What reasoning models write before their answer when the server leaves it in. */
const THINKING = /<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi;
/** Cut at its beginning by the server: only the end mark is left. */
const THOUGHT = /^[\s\S]*<\/(?:think|thinking|reasoning)>/i;

/** Objects tried at most: a model that rambles in braces must not keep the process busy. */
const MOST_TRIES = 20;

/**
 * The last JSON object of the text that fits: models put it in a fence, after their reasoning or between two sentences.
 * Null when none fits.
 */
export function readJson<T>(text: string, schema: ZodType<T>): T | null {
  const said = text.replace(THINKING, '').replace(THOUGHT, '');
  for (const candidate of [said.trim(), ...objectsIn(said).toReversed().slice(0, MOST_TRIES)]) {
    const parsed = schema.safeParse(parse(candidate));
    if (parsed.success) return parsed.data;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every outermost `{…}`, quotes and escapes regarded. */
function objectsIn(text: string): string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === '{' && depth++ === 0) start = index;
    else if (token === '}' && depth > 0 && --depth === 0) found.push(text.slice(start, index + 1));
  }
  return found;
}
