import { Worker } from 'node:worker_threads';
import type { Block } from './passage.rules.js';
import { UnreadableDocument } from './unreadable-document.js';

/** A manual of this length is read in seconds; what takes longer is made to. */
const WITHIN_MS = 30_000;
const MAX_PAGES = 300;
const MEMORY_MB = 256;

/** Letters this much taller than those of the text make a heading. */
const TALLER = 1.15;
/** A gap this much wider than between the lines of a paragraph begins a new one. */
const WIDER = 1.4;
const LONGEST_HEADING = 120;

export interface PdfLine {
  text: string;
  height: number;
  gap: number;
}

type Told = { lines: PdfLine[]; pages: number } | { problem: string };

/** @throws UnreadableDocument */
export async function readPdf(bytes: Buffer): Promise<Block[]> {
  const told = await inWorker(bytes);
  if ('problem' in told) {
    const locked = told.problem === 'PasswordException';
    throw new UnreadableDocument(
      locked ? 'is protected by a password: save it without one' : 'is damaged: save it anew',
    );
  }
  if (told.pages > MAX_PAGES) {
    throw new UnreadableDocument(`has ${told.pages} pages: split it, a document may have ${MAX_PAGES}`);
  }
  return blocksOf(told.lines);
}

function inWorker(bytes: Buffer): Promise<Told> {
  const worker = new Worker(new URL('./pdf-worker.js', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes), maxPages: MAX_PAGES },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  return new Promise<Told>((resolve, reject) => {
    const tooMuch = () => reject(new UnreadableDocument('takes too long to read: save it anew, or send its text'));
    const timer = setTimeout(tooMuch, WITHIN_MS);
    worker.once('message', resolve);
    worker.once('error', tooMuch);
    worker.once('exit', () => {
      clearTimeout(timer);
      tooMuch();
    });
  }).finally(() => worker.terminate());
}

/** Lines become paragraphs by the gaps between them, and headings by the height of their letters. */
export function blocksOf(lines: readonly PdfLine[]): Block[] {
  const height = usualHeight(lines);
  const gap = median(lines.map((line) => line.gap).filter((one) => one > 0));
  const sizes = [...new Set(lines.filter((line) => isTall(line, height)).map((line) => Math.round(line.height)))];
  const levels = sizes.toSorted((a, b) => b - a);
  const blocks: Block[] = [];
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '') continue;
    const last = blocks.at(-1);
    if (isTall(line, height)) blocks.push({ level: levels.indexOf(Math.round(line.height)) + 1, text });
    else if (last && last.level === 0 && line.gap > 0 && line.gap <= gap * WIDER) last.text += `\n${text}`;
    else blocks.push({ level: 0, text });
  }
  return blocks;
}

const isTall = ({ height, text }: PdfLine, usual: number): boolean =>
  height > usual * TALLER && text.trim().length <= LONGEST_HEADING;

/** Of most letters: a short page may have as many headings as lines of text. */
function usualHeight(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of lines) letters.set(height, (letters.get(height) ?? 0) + text.length);
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
