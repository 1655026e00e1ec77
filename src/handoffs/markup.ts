/** Text that stands in a page as it is. Only {@link markup} makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | Markup | Markup[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template of HTML. Its values stay text whatever they contain, unless they are {@link Markup} themselves. */
export function markup(literals: TemplateStringsArray, ...parts: Part[]): Markup {
  const filled = literals.map((literal, index) => literal + textOf(parts[index] ?? ''));
  return new Markup(filled.join(''));
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  return typeof part === 'string' ? escaped(part) : part.map(({ text }) => text).join('');
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
