/** A text made comparable, word by word, without losing where each word stands in the original. */
export interface Reading {
  text: string;
  /** Lower case, no accents; words and commas parted by one space, sentences by a line feed. */
  folded: string;
  words: Word[];
  sentences: Sentence[];
}

interface Word {
  /** Offset in `folded`. */
  at: number;
  /** Offsets in `text`. */
  start: number;
  end: number;
}

export interface Sentence {
  /** Offsets in `folded`. */
  from: number;
  to: number;
  /** Offsets in `text`. */
  start: number;
  end: number;
  /** Ends in a question mark. */
  asked: boolean;
}

/** Nobody says what they want after page five; a mail of megabytes must not cost more than one of pages. */
const READ_AT_MOST = 10_000;
const LONGEST_WORD = 40;
/** Mail programs wrap between 60 and 78 columns: a line that long goes on in the next one. */
const WRAPPED_LINE = 58;

const TOKEN =
  /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’´`ʼ@._\-+&%\u00AD\u200B-\u200D]|(?<=\p{N}):(?=\p{N})){0,199}|\n|[?!.;…¿¡]+|[^\s\p{M}]/gu;
const ABBREVIATION =
  /^(mr|mrs|ms|dr|prof|hr|fr|sr|sra|st|nr|no|ca|bzw|inkl|exkl|etc|approx|mme|vs|evtl|ggf|bspw|tel|art|abs|co|dept|mind|max|z|b|e|g|i|u|a|d|h|p|m|ej)$/;

type Step = { kind: 'word' | 'comma' | 'break'; fold: string; start: number; end: number; asked?: boolean };

/** Reads the first pages of a text. `spell` may correct a folded word; it must not add blanks. */
export function read(text: string, spell: (word: string) => string = (word) => word): Reading {
  return assemble(text, steps(text.slice(0, READ_AT_MOST)), spell);
}

/** Lower case, accents and invisible characters gone, every apostrophe the same. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D]/gu, '')
    .replace(/[’´`ʼ]/g, "'")
    .replace(/ß/g, 'ss')
    .toLowerCase();
}

function* steps(head: string): Generator<Step> {
  let lineStart = 0;
  for (const match of head.matchAll(TOKEN)) {
    const [token] = match;
    const start = match.index;
    if (token === '\n') {
      if (!wraps(head, lineStart, start)) yield { kind: 'break', fold: '', start, end: start };
      lineStart = start + 1;
    } else if (/^[\p{L}\p{N}]/u.test(token)) {
      yield* wordAndStop(token, start, head);
    } else {
      yield sign(token, start);
    }
  }
}

function wraps(head: string, lineStart: number, lineEnd: number): boolean {
  return lineEnd - lineStart >= WRAPPED_LINE && !/^\s*(\n|[-*•>])/.test(head.slice(lineEnd + 1, lineEnd + 20));
}

/** A word, and the sentence end that a trailing full stop means: not after "z.B.", "Dr." or "3." before "March". */
function* wordAndStop(token: string, start: number, head: string): Generator<Step> {
  const word = token.replace(/[.'’´`\-_+]+$/, '');
  const end = start + word.length;
  yield* parts(word, start);
  const stop = token.slice(word.length);
  if (!stop.includes('.')) return;
  const folded = fold(word);
  const next = head.slice(start + token.length, start + token.length + 4);
  const ordinal = /^\d{1,2}$/.test(word)
    ? /^\s*[\p{L}\d]/u.test(next)
    : /^\d{1,2}\.\d{1,2}$/.test(word) && /^\s*[\p{Ll}\d]/u.test(next);
  if (stop === '.' && (ordinal || ABBREVIATION.test(folded) || /^(\p{L}\.)+\p{L}$/u.test(word))) return;
  yield { kind: 'break', fold: '', start: end, end: end + stop.length };
}

/** "rappelez-moi" is read as two words, "e-mail" too; phrases know both ways of writing them. */
function* parts(word: string, start: number): Generator<Step> {
  const pieces = /^[\p{L}\p{M}'’´`ʼ]+(-[\p{L}\p{M}'’´`ʼ]+)+$/u.test(word) ? word.split('-') : [word];
  let at = start;
  for (const piece of pieces) {
    yield { kind: 'word', fold: fold(piece).slice(0, LONGEST_WORD), start: at, end: at + piece.length };
    at += piece.length + 1;
  }
}

function sign(token: string, start: number): Step {
  const end = start + token.length;
  if (/^[?!.;…]+$/.test(token)) return { kind: 'break', fold: '', start, end, asked: token.includes('?') };
  if (/^[§+#@]$/.test(token)) return { kind: 'word', fold: token, start, end };
  return { kind: 'comma', fold: ',', start, end };
}

function assemble(text: string, all: Iterable<Step>, spell: (word: string) => string): Reading {
  const reading: Reading = { text, folded: '', words: [], sentences: [] };
  const parts: string[] = [];
  let length = 0;
  let open: Sentence | null = null;
  const push = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (const step of all) {
    if (step.kind === 'break') {
      if (open) close(reading, open, step, push);
      open = null;
      continue;
    }
    if (step.kind === 'comma' && (!open || parts.at(-1) === ',')) continue;
    if (open) push(' ');
    open ??= { from: length, to: length, start: step.start, end: step.end, asked: false };
    reading.words.push({ at: length, start: step.start, end: step.end });
    push(step.kind === 'word' ? spell(step.fold) : ',');
    open.to = length;
    if (step.kind === 'word') open.end = step.end;
  }
  if (open) reading.sentences.push(open);
  reading.folded = parts.join('');
  return reading;
}

function close(reading: Reading, sentence: Sentence, stop: Step, push: (part: string) => void): void {
  sentence.asked = stop.asked === true;
  if (stop.end > stop.start) sentence.end = stop.end;
  reading.sentences.push(sentence);
  push('\n');
}

/** The words of the original between two offsets of the folded text. */
export function quote(reading: Reading, from: number, to: number): string {
  const first = wordAt(reading, from);
  const last = wordAt(reading, Math.max(from, to - 1));
  return first && last ? reading.text.slice(first.start, last.end) : '';
}

export function sentenceAt(reading: Reading, at: number): Sentence | undefined {
  return lastBefore(reading.sentences, at, (sentence) => sentence.from);
}

function wordAt(reading: Reading, at: number): Word | undefined {
  return lastBefore(reading.words, at, (word) => word.at);
}

function lastBefore<T>(rows: T[], at: number, start: (row: T) => number): T | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start(rows[middle] as T) <= at) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}
