import { marked } from 'marked';
import { htmlBlocks } from './html-blocks.js';
import type { Block } from './passage.rules.js';
import { readPdf } from './read-pdf.js';
import { UnreadableDocument } from './unreadable-document.js';

export const DOCUMENT_FORMATS = ['markdown', 'text', 'html', 'pdf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

const ENDINGS: [RegExp, DocumentFormat][] = [
  [/\.(md|markdown)$/i, 'markdown'],
  [/\.(txt|text)$/i, 'text'],
  [/\.(html?|xhtml)$/i, 'html'],
  [/\.pdf$/i, 'pdf'],
];

/** Far more than a person writes; a longer text is a database, not knowledge. */
const MOST_CHARACTERS = 2_000_000;
const LONGEST_HEADING = 80;

/** By what it is, not by what it is called, where the two differ. @throws UnreadableDocument */
export function formatOf(bytes: Buffer, fileName: string): DocumentFormat {
  const start = bytes.subarray(0, 1_024).toString('latin1');
  if (start.startsWith('%PDF-')) return 'pdf';
  const format = ENDINGS.find(([ending]) => ending.test(fileName))?.[1];
  if (!format) throw new UnreadableDocument('is none of Markdown (.md), text (.txt), HTML (.html) and PDF (.pdf)');
  if (format === 'pdf') throw new UnreadableDocument('is called .pdf and is none');
  return /^\s*<(!doctype html|html)\b/i.test(start.replace(/^\u00ef\u00bb\u00bf/, '')) ? 'html' : format;
}

/** The headings and paragraphs of a file. @throws UnreadableDocument */
export async function readDocument(bytes: Buffer, format: DocumentFormat): Promise<Block[]> {
  const blocks = format === 'pdf' ? await readPdf(bytes) : textBlocks(decoded(bytes), format);
  if (blocks.some(({ level, text }) => level === 0 && text.trim() !== '')) return blocks;
  const scan = format === 'pdf' ? ': it may be a scan, which needs text recognition first' : '';
  throw new UnreadableDocument(`has no text${scan}`);
}

function textBlocks(text: string, format: Exclude<DocumentFormat, 'pdf'>): Block[] {
  if (format === 'html') return htmlBlocks(text);
  return format === 'markdown' ? htmlBlocks(marked.parse(text, { async: false })) : plainBlocks(text);
}

/** A short line of its own without a full stop is a heading. */
function plainBlocks(text: string): Block[] {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return paragraphs.filter(Boolean).map((paragraph, index) => {
    const isLine = !paragraph.includes('\n') && paragraph.length <= LONGEST_HEADING && !/[.!?…:;,]$/.test(paragraph);
    return { level: isLine && index < paragraphs.length - 1 ? 1 : 0, text: paragraph };
  });
}

/** UTF-8, else what Windows wrote before. */
function decoded(bytes: Buffer): string {
  if (bytes.includes(0)) throw new UnreadableDocument('is not a text: it contains NUL bytes');
  const text = utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  if (text.length > MOST_CHARACTERS) {
    throw new UnreadableDocument(`is longer than ${MOST_CHARACTERS.toLocaleString('en')} characters: split it`);
  }
  return text.replace(/\r\n?/g, '\n');
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
