import { MailParser } from 'mailparser';
import type { AttachmentStream, HeaderLines, Headers, MessageText } from 'mailparser';

const LIMITS = {
  maxHeadSize: 512 * 1024,
  /** Parts in all, which bounds the depth as well. */
  maxChildNodes: 300,
};

/** A subject longer than this is no subject. */
const MAX_FIELD = 16 * 1024;

/** The largest mail a person can send has a third of this; a gigabyte of memory goes into parsing 25 MB of empty lines. */
const MAX_LINES = 1_000_000;

/** Parts of reports that the rules of bounces and complaints read. */
const KEPT_TYPES =
  /^(?:message\/(?:global-)?delivery-status|message\/feedback-report|message\/(?:rfc822|global)(?:-headers)?|text\/rfc822-headers)$/;

/** More of a returned mail than its headers is never needed. */
const MAX_KEPT = 64 * 1024;

export interface MimePart {
  name: string;
  type: string;
  /** Bytes after decoding. */
  size: number;
  /** Shown in the text, such as the logo of a signature. */
  inline: boolean;
  /** The beginning of a report part; empty for every other part. */
  content: string;
}

export interface MimeContent {
  headers: Headers;
  headerLines: HeaderLines;
  text: string;
  html: string;
  parts: MimePart[];
  /** Why the mail could not be read to its end; what was read before that is kept. */
  damage: string | null;
}

/** Takes a raw mail apart within {@link LIMITS}. Never rejects: a hostile mail comes back `damaged`. */
export function readMime(raw: Buffer): Promise<MimeContent> {
  return new Promise((resolve) => {
    const content: MimeContent = { headers: new Map(), headerLines: [], text: '', html: '', parts: [], damage: null };
    const lines = firstLines(raw, MAX_LINES);
    const readable = shortHead(lines);
    const cut = damageOf(raw, lines, readable);
    const finish = (damage: string | null): void => resolve({ ...content, damage });
    const parser = new MailParser({
      ...LIMITS,
      ignoreEmbedded: true,
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      checksumAlgo: false,
    });
    parser.on('headers', (headers: Headers) => (content.headers = headers));
    parser.on('headerLines', (lines: HeaderLines) => (content.headerLines = lines));
    parser.on('data', (item: AttachmentStream | MessageText) => {
      if (item.type === 'attachment') return readPart(item, (part) => content.parts.push(part));
      content.text = item.text ?? '';
      content.html = item.html ?? '';
    });
    parser.on('error', (error: Error) => finish(error.message));
    parser.on('end', () => finish(cut));
    parser.end(readable);
  });
}

function readPart(item: AttachmentStream, keep: (part: MimePart) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let kept = KEPT_TYPES.test(item.contentType) ? MAX_KEPT : 0;
  item.content.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (kept > 0) chunks.push(chunk.subarray(0, kept));
    kept -= chunk.length;
  });
  item.content.on('end', () => {
    keep({
      name: item.filename ?? '',
      type: item.contentType,
      size,
      inline: item.related || item.contentDisposition === 'inline',
      content: Buffer.concat(chunks).toString('utf8'),
    });
    item.release?.();
  });
}

function damageOf(raw: Buffer, lines: Buffer, readable: Buffer): string | null {
  if (lines.length < raw.length) return `more than ${MAX_LINES} lines`;
  return readable.length < lines.length ? `more than ${LIMITS.maxHeadSize} bytes of header` : null;
}

/** A head beyond the parser's limit would cost the whole mail: its long fields are cut, and who wrote it is still known. */
function shortHead(raw: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => raw.indexOf(end)).filter((at) => at >= 0);
  const end = Math.min(raw.length, ...ends);
  if (end < LIMITS.maxHeadSize) return raw;
  const fields = raw.toString('latin1', 0, end).split(/\r?\n(?![ \t])/);
  const short = fields.map((field) => field.slice(0, MAX_FIELD)).join('\r\n');
  return Buffer.concat([Buffer.from(short.slice(0, LIMITS.maxHeadSize / 2), 'latin1'), raw.subarray(end)]);
}

function firstLines(raw: Buffer, count: number): Buffer {
  let end = -1;
  for (let lines = 0; lines < count; lines++) {
    end = raw.indexOf(0x0a, end + 1);
    if (end < 0) return raw;
  }
  return raw.subarray(0, end + 1);
}
