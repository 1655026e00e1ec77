import { en, words } from '../strings/en';

/** `rules/1:opt_out`, `offline/1`, `user:7`: who wrote, read or did something, by name or in words. A model keeps its name. */
export function actorOf(code: string, names: Record<string, string> = {}): string {
  const name = names[code];
  if (name) return name;
  const [kind = ''] = code.split(/[:/]/);
  if (kind === 'rules') return en.actors.rule(words(code.split(':')[1]).toLowerCase());
  return en.actors.kinds[kind] ?? code;
}
