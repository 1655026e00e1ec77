import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { BadFile } from './bad-file.js';

/** Parts of a workbook: a sheet is read as it comes, the others are held in memory. */
const MOST_PARTS = 5_000;
const MOST_BYTES = { streamed: 2_147_483_648, held: 268_435_456 } as const;

/** Excel's own sheets of a million like rows shrink 30 to 100 times; DEFLATE cannot do more than 1,032. */
const MOST_SHRUNK = 300;
const NOT_WORTH_CHECKING = 10_485_760;

const ENCRYPTED = 0x1;

/** A part of the workbook that passed the checks. */
export interface Part {
  name: string;
  /** As declared. The reading stops with an error where there is more. */
  bytes: number;
}

/**
 * A workbook's ZIP. Its directory is checked before anything is unpacked, only parts that are asked for are, and none gives more bytes than
 * it declared.
 */
export class WorkbookZip {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    /** Of the whole file. */
    readonly bytes: number,
  ) {}

  static async open(path: string): Promise<WorkbookZip> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    try {
      if (zip.entryCount > MOST_PARTS) throw tooLarge(`it has ${zip.entryCount} parts`);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
      return new WorkbookZip(zip, entries, (await stat(path)).size);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.zip.close();
  }

  /** Null when the workbook has no such part. @throws BadFile */
  find(name: string, use: keyof typeof MOST_BYTES): Part | null {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    if (entry.generalPurposeBitFlag & ENCRYPTED) {
      throw new BadFile('broken_workbook', 'The workbook is protected by a password: save it without one');
    }
    const { uncompressedSize: bytes, compressedSize } = entry;
    if (bytes > MOST_BYTES[use]) throw tooLarge(`${name} would take ${megabytes(bytes)} MB`);
    if (bytes > NOT_WORTH_CHECKING && bytes > compressedSize * MOST_SHRUNK) {
      throw tooLarge(`${name} would unpack from ${megabytes(compressedSize)} to ${megabytes(bytes)} MB`);
    }
    return { name, bytes };
  }

  /** The text of a part, as it is unpacked. */
  async read({ name }: Part): Promise<Readable> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new Error(`The part ${name} was not found before`);
    return (await this.zip.openReadStreamPromise(entry)).setEncoding('utf8');
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_048_576);

const tooLarge = (why: string): BadFile =>
  new BadFile('workbook_too_large', `The workbook is too large to be unpacked, ${why}: save the sheet as CSV`);
