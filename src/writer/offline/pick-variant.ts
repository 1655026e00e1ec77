/** 32-bit FNV-1a over UTF-16 code units: the same text gives the same number on every machine and in every run. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Ways to say one thing, grouped by the facts they use, the richest group first; the last group uses none. */
export type Variants = string[][];

/** What `{slot}`s stand for; null: not known, or not fit to be printed. */
export type Slots = Record<string, string | null>;

/** Deals out variants: by lead, so that neighbours differ, and by step, so that no mail repeats an earlier one. */
export interface Dealer {
  /** Equal for all mails of one lead. */
  seed: string;
  step: number;
  /** What this lead has already read from us; not said again as long as there is another way to say it. */
  said: string;
}

function fill(template: string, slots: Slots): string | null {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => !slots[name])) return null;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '');
}

function isSaid(text: string, said: string): boolean {
  return said !== '' && said.includes(text.replace(/\s+/g, ' ').toLowerCase());
}

/** One of the fillable variants of the richest group that has any; null when no group has one. */
export function pickVariant(variants: Variants, slots: Slots, dealer: Dealer): string | null {
  const salt = variants[0]?.[0] ?? '';
  const turn = (stableHash(dealer.seed + salt) % 9973) + dealer.step;
  for (const group of variants) {
    const filled = group.map((template) => fill(template, slots)).filter((text) => text !== null);
    const fresh = filled.filter((text) => !isSaid(text, dealer.said));
    const choices = fresh.length > 0 ? fresh : filled;
    if (choices.length > 0) return choices[turn % choices.length] ?? null;
  }
  return null;
}
