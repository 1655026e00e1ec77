import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { BadFile } from './bad-file.js';

// Enough for a byte order mark, the head of a ZIP and one UTF-8 sequence.
const HEAD_BYTES = 4;
// What an encoding other than UTF-8 is told by.
const SAMPLE_BYTES = 65_536;
const BYTE_ORDER_MARKS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Text out of bytes, wherever the chunks were cut: without a byte order mark, with `\n` for every kind of line end. UTF-8, UTF-16, or what
 * the bytes look like most: in doubt Windows-1252, in which Excel writes "CSV" in western Europe.
 * @param onEncoding Told once, when it is known; never for plain ASCII.
 * @throws BadFile when the bytes are no text.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array | string>,
  onEncoding: (encoding: string) => void = () => undefined,
): AsyncGenerator<string> {
  const decoding = new Decoding(onEncoding);
  const lines = new LineEnds();
  for await (const chunk of chunks) yield lines.write(decoding.write(Buffer.from(chunk)));
  yield lines.write(decoding.end()) + lines.end();
}

interface Decoder {
  write(bytes: Buffer): string;
  /** What is left, where a sequence cut short shows. */
  end(): string;
}

/** As long as every byte was ASCII the encoding is open; the first other ones decide it. */
class Decoding {
  private decoder: Decoder | null = null;
  private held: Buffer = Buffer.alloc(0);
  private isHeadRead = false;

  constructor(private readonly onEncoding: (encoding: string) => void) {}

  write(chunk: Buffer, isLast = false): string {
    if (this.decoder !== null) return this.decoder.write(chunk);
    const bytes = Buffer.concat([this.held, chunk]);
    this.held = bytes;
    if (!this.isHeadRead && bytes.length < HEAD_BYTES && !isLast) return '';
    if (!this.isHeadRead) this.readHead(bytes);
    this.isHeadRead = true;
    const high = isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte >= 0x80);
    const encoding = this.decoder === null ? encodingOf(bytes.subarray(high), isLast) : null;
    if (encoding !== null) this.use(encoding);
    const ready = this.decoder === null ? high : bytes.length;
    this.held = bytes.subarray(ready);
    const text = bytes.subarray(0, ready);
    return (this.decoder as Decoder | null)?.write(text) ?? text.toString('latin1');
  }

  end(): string {
    return this.write(Buffer.alloc(0), true) + (this.decoder?.end() ?? '');
  }

  private readHead(bytes: Buffer): void {
    const begins = (mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
    if (begins(ZIP)) throw new BadFile('not_text', 'This is an Excel workbook, not a text file');
    if (begins(OLE)) {
      const remedy = 'save it as .xlsx without a password, or as CSV';
      throw new BadFile('old_workbook', `This is an Excel workbook of the old kind, or one with a password: ${remedy}`);
    }
    const marked = BYTE_ORDER_MARKS.find(([, mark]) => begins(mark))?.[0] ?? unmarkedUtf16(bytes);
    if (marked !== null) this.use(marked);
  }

  private use(encoding: string): void {
    this.decoder = UNICODE.has(encoding) ? strict(encoding) : lenient(encoding);
    this.onEncoding(encoding);
  }
}

/** Some systems leave the mark out; the zero half of two Latin letters gives it away. */
function unmarkedUtf16([first, second, third, fourth]: Buffer): string | null {
  if (first && third && second === 0 && fourth === 0) return 'utf-16le';
  return second && fourth && first === 0 && third === 0 ? 'utf-16be' : null;
}

/**
 * Hardly a text in another encoding has for its first accented letters what is a whole UTF-8 sequence of two to four bytes.
 * @param bytes From the first that is not ASCII.
 * @returns null when more bytes are needed to tell.
 */
function encodingOf(bytes: Buffer, isLast: boolean): string | null {
  if (bytes.length === 0) return null;
  if ([2, 3, 4].some((length) => bytes.length >= length && isUtf8(bytes.subarray(0, length)))) return 'utf-8';
  if (bytes.length < SAMPLE_BYTES && !isLast) return null;
  return likeliest(bytes.subarray(0, SAMPLE_BYTES));
}

const WESTERN = new Set(['ISO-8859-1', 'windows-1252']);
const MUCH_LIKELIER = 10;
const LIKELY = 20;

/** A few accents look like several languages: what is not western must be clearly so. */
function likeliest(sample: Buffer): string {
  const found = analyse(sample).filter(({ name }) => !name.startsWith('UTF') && iconv.encodingExists(name));
  const western = found.find(({ name }) => WESTERN.has(name))?.confidence ?? 0;
  const [best] = found;
  if (!best || best.confidence < Math.max(LIKELY, western + MUCH_LIKELIER)) return 'windows-1252';
  return WESTERN.has(best.name) ? 'windows-1252' : best.name.toLowerCase();
}

const UNICODE = new Set(['utf-8', 'utf-16le', 'utf-16be']);

/** In Unicode a wrong byte shows, and more wrong than right would come of reading on. */
function strict(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new BadFile('encoding', `The file starts as ${encoding} but not all of it is; save it as UTF-8`);
    }
  };
  return { write: decode, end: decode };
}

function lenient(encoding: string): Decoder {
  const decoder = iconv.getDecoder(encoding);
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
}

/** Turns `\r\n` and `\r` into `\n`, also when the chunk ends between the two. NUL tells that it is no text. */
class LineEnds {
  private held = '';

  write(text: string): string {
    if (text.includes('\0'))
      throw new BadFile('not_text', 'The file holds NUL characters: it is not a text file, or UTF-16 without its mark');
    const all = this.held + text;
    this.held = all.endsWith('\r') ? '\r' : '';
    const whole = this.held === '' ? all : all.slice(0, -1);
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }

  end(): string {
    return this.held === '' ? '' : '\n';
  }
}
