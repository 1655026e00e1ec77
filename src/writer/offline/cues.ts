import type { ReplyClass } from '../writer.js';
import type { Reading } from './reading.js';

/** What a phrase can speak for. `nothing` takes its words away from shorter phrases: "no problem" is no "no". */
export type CueClass = ReplyClass | 'nothing';

/**
 * Phrases by class and weight (1 hint, 3 clear, 4 plain words), one phrase per line, in regular expressions over folded text with a few
 * abbreviations: `..` up to three words, `...` up to six and over commas, `~` any ending, `{name}` a phrase of `words`, `^` and `$` the
 * ends of a sentence. A blank also stands for a comma, an apostrophe or hyphen may be missing, ä ö ü ß match both ways of writing them.
 */
export type Phrases = Partial<Record<CueClass, Record<number, string>>>;

export interface Pattern {
  class: CueClass;
  weight: number;
  regex: RegExp;
  /** The phrase says its own "not". */
  negative: boolean;
}

export interface Cue {
  class: CueClass;
  weight: number;
  negative: boolean;
  /** Offsets in the folded text. */
  from: number;
  to: number;
}

export function compilePhrases(phrases: Phrases, words: Record<string, string> = {}): Pattern[] {
  return Object.entries(phrases).flatMap(([name, byWeight]) =>
    Object.entries(byWeight).flatMap(([weight, lines]) =>
      linesOf(lines).map((line) => ({
        class: name as CueClass,
        weight: Number(weight),
        regex: compile(line, words),
        negative: NEGATIVE.test(line),
      })),
    ),
  );
}

const NEGATIVE =
  /n't|(?<![a-zäöü])(?:not|no|never|cannot|uninterested|nicht|nichts|kein~?|keine|nein|ne|n'|pas|sans|refus|non|nada|sin)(?![a-zäöü])/u;

function linesOf(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** "not" as the tail of a verb: "don't", "isnt". */
const CONTRACTED = "(?:do|does|did|is|are|was|were|have|has|had|wo|would|ca|could|should|ai)n't";
const GAP = '(?: [^ ,\\n]+){0,3}';
/** After an optional word that brings its own blank. */
const LEADING_GAP = '(?:[^ ,\\n]+ ){0,3}';
const WIDE_GAP = '(?: [^ \\n]+){0,6}?';
const LETTERS: Record<string, string> = { ä: 'ae?', ö: 'oe?', ü: 'ue?', ß: '(?:ss?)' };

/** One phrase as a regular expression. Every repeat is bounded, so that no text can make it backtrack without end. */
export function compile(phrase: string, words: Record<string, string> = {}): RegExp {
  const source = expand(phrase, words)
    .replace(/[äöüß]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\)\*/g, '){0,3}')
    .replace(/\)\+/g, '){1,3}')
    .replace(/(?<![a-z])n't/g, CONTRACTED)
    .replace(/'/g, "(?:'| )?")
    .replace(/(?<=[a-z)?])-\??(?=[a-z(])/g, '[- ]?')
    .replace(/~/g, '[a-z]*')
    .replace(/ \.\.\. /g, '<wide>')
    .replace(/ \.\. /g, '<gap>')
    .replace(/(?<=[)?*+}])\.\. /g, '<lead>')
    .replace(/ /g, '(?: ,)? ')
    .replaceAll('<wide>', `${WIDE_GAP}(?: ,)? `)
    .replaceAll('<gap>', `${GAP}(?: ,)? `)
    .replaceAll('<lead>', LEADING_GAP)
    .replace(/\$/g, '(?=(?: ,)?$)');
  return new RegExp(`(?<![a-z0-9_])(?:${source})(?![a-z0-9_])`, 'gmu');
}

function expand(phrase: string, words: Record<string, string>): string {
  return phrase.replace(/\{([a-z]+)\}/gi, (_, name: string) => {
    const found = words[name];
    if (found === undefined) throw new Error(`no word list named ${name}`);
    return `(?:${expand(found.trim(), words)})`;
  });
}

/** A lighter `nothing` is a time that is past or a length: it takes words from `later` alone. */
const VOIDS_ALL = 3;
/** How many cues back one can still lie over the present one. */
const NEIGHBOURS = 8;

/** Every phrase found; one inside a heavier one is part of it. None overlaps `nothing`. */
export function findCues(reading: Reading, patterns: readonly Pattern[]): Cue[] {
  const found = patterns.flatMap(({ class: kind, weight, negative, regex }) =>
    placesOf(regex, reading.folded).map(([from, to]) => ({ class: kind, weight, negative, from, to })),
  );
  return withoutSwallowed(found);
}

/** As `matchAll`, which compiles a copy of the expression each time: hundreds for each reply. */
function placesOf(regex: RegExp, text: string): [from: number, to: number][] {
  const places: [number, number][] = [];
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    if (match[0]) places.push([match.index, regex.lastIndex]);
    else regex.lastIndex++;
  }
  return places;
}

function withoutSwallowed(cues: Cue[]): Cue[] {
  const order = cues.toSorted((a, b) => a.from - b.from || b.to - a.to || rank(b) - rank(a));
  const kept: Cue[] = [];
  for (const cue of order) {
    const swallowed = kept
      .slice(-NEIGHBOURS)
      .some((other) => other.from <= cue.from && other.to >= cue.to && rank(other) >= cue.weight);
    if (!swallowed) kept.push(cue);
  }
  const voids = kept.filter((cue) => cue.class === 'nothing');
  return kept.filter((cue) => cue.class !== 'nothing' && !voids.some((other) => isVoided(cue, other)));
}

function isVoided(cue: Cue, by: Cue): boolean {
  return by.from < cue.to && cue.from < by.to && (by.weight >= VOIDS_ALL || cue.class === 'later');
}

function rank(cue: Cue): number {
  if (cue.class !== 'nothing') return cue.weight;
  return cue.weight >= VOIDS_ALL ? Infinity : 0;
}
