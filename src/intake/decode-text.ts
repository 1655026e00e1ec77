import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { BadFile } from './bad-file.js';

// Enough for a byte order mark, the head of a ZIP and one UTF-8 sequence.
const HEAD_BYTES = 4;
const BYTE_ORDER_MARKS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Text out of bytes, wherever the chunks were cut: without a byte order mark, with `\n` for every kind of line end. UTF-8, UTF-16 with a
 * mark, or else Windows-1252, in which Excel writes "CSV" in western Europe.
 * @throws BadFile when the bytes are no text.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoding = new Decoding();
  const lines = new LineEnds();
  for await (const chunk of chunks) yield lines.write(decoding.write(Buffer.from(chunk)));
  yield lines.write(decoding.end()) + lines.end();
}

/** As long as every byte was ASCII the encoding is open; the first other ones decide it. */
class Decoding {
  private decoder: TextDecoder | null = null;
  private held: Buffer = Buffer.alloc(0);
  private isHeadRead = false;

  write(chunk: Buffer, isLast = false): string {
    if (this.decoder !== null) return this.decode(chunk);
    const bytes = Buffer.concat([this.held, chunk]);
    this.held = bytes;
    if (!this.isHeadRead && bytes.length < HEAD_BYTES && !isLast) return '';
    if (!this.isHeadRead) this.readHead(bytes);
    this.isHeadRead = true;
    const high = isAscii(bytes) ? -1 : bytes.findIndex((byte) => byte >= 0x80);
    const isCut = high >= 0 && bytes.length - high < HEAD_BYTES && !isLast;
    if (this.decoder === null && high >= 0 && !isCut)
      this.decoder = decoderFor(bytes.subarray(high, high + HEAD_BYTES));
    const ready = this.decoder !== null || high < 0 ? bytes.length : high;
    this.held = bytes.subarray(ready);
    return this.decode(bytes.subarray(0, ready));
  }

  end(): string {
    return this.write(Buffer.alloc(0), true) + this.decode();
  }

  private readHead(bytes: Buffer): void {
    const begins = (mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
    if (begins(ZIP) || begins(OLE)) throw new BadFile('not_text', 'This is an Excel workbook, not a text file');
    const marked = BYTE_ORDER_MARKS.find(([, mark]) => begins(mark));
    if (marked !== undefined) this.decoder = strict(marked[0]);
  }

  /** Without bytes: the end, where a sequence cut short shows. */
  private decode(bytes?: Buffer): string {
    if (this.decoder === null) return (bytes ?? Buffer.alloc(0)).toString('latin1');
    const { encoding } = this.decoder;
    try {
      return bytes === undefined ? this.decoder.decode() : this.decoder.decode(bytes, { stream: true });
    } catch {
      throw new BadFile('encoding', `The file starts as ${encoding} but not all of it is; save it as UTF-8`);
    }
  }
}

/** Hardly a text in Windows-1252 has for its first accented letters what is a whole UTF-8 sequence of two to four bytes. */
const decoderFor = (bytes: Buffer): TextDecoder =>
  strict([2, 3, 4].some((length) => isUtf8(bytes.subarray(0, length))) ? 'utf-8' : 'windows-1252');

// Windows-1252 must be strict too: the lenient decoder of Node 20 takes it for Latin-1 and loses the € sign.
const strict = (encoding: string): TextDecoder => new TextDecoder(encoding, { fatal: true });

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
