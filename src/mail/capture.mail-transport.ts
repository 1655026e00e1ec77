import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { MailTransport } from './mail-transport.js';
import type { Envelope, OutgoingMail, SendReceipt } from './mail-transport.js';

export interface CapturedMail {
  /** Grows with the order of acceptance; sorts as text. */
  id: string;
  envelope: Envelope;
  messageId: string;
  raw: Buffer;
}

const MAIL_FILE = /^(\d{10})\.eml$/;

/** The first line of each file, above the mail's own headers; the rest is the mail, byte for byte. */
const ENVELOPE_HEADER = 'X-Envelope: ';

/**
 * Sends nothing: keeps every mail as a file of its own. A mail is kept as often as it is handed over, so that a double
 * shows. Any number of processes may share the folder.
 */
export class CaptureMailTransport extends MailTransport {
  private last = 0;

  constructor(private readonly folder: string) {
    super();
  }

  /** Resolves when the mail would survive a loss of power. */
  async send(mail: OutgoingMail): Promise<SendReceipt> {
    await mkdir(this.folder, { recursive: true });
    const unfinished = join(this.folder, `${randomUUID()}.part`);
    await writeSynced(unfinished, toFile(mail));
    const id = await this.takeNumber(unfinished);
    await unlink(unfinished);
    await syncFolder(this.folder);
    return { response: `250 captured as ${id}` };
  }

  /** The mails accepted after the one with the id `after`, oldest first. */
  async list({ after = '', limit = 100 }: { after?: string; limit?: number } = {}): Promise<CapturedMail[]> {
    const ids = (await this.ids()).filter((id) => id > after).sort();
    const mails = await Promise.all(ids.slice(0, limit).map((id) => this.load(id)));
    return mails.filter((mail) => mail !== null);
  }

  /** Null when there is no mail of that id, or no longer. */
  async read(id: string): Promise<CapturedMail | null> {
    return (await this.ids()).includes(id) ? this.load(id) : null;
  }

  /** Empties their files. The numbers stay taken: whoever reads on from the last one must miss nothing. */
  override async destroy(messageIds: string[]): Promise<number> {
    const doomed = new Set(messageIds);
    let files = 0;
    for (const id of await this.ids()) {
      const mail = await this.load(id);
      if (!mail || !doomed.has(mail.messageId)) continue;
      await truncate(join(this.folder, `${id}.eml`));
      files++;
    }
    return files;
  }

  /**
   * A hard link is made whole or not at all, and never over another: whoever sees a mail sees all of it, and every
   * mail with a lower number is there already.
   */
  private async takeNumber(unfinished: string): Promise<string> {
    for (;;) {
      const id = String(this.last + 1).padStart(10, '0');
      const isOurs = await linkNew(unfinished, join(this.folder, `${id}.eml`));
      this.last = isOurs
        ? Math.max(this.last, Number(id))
        : Math.max(this.last, Number((await this.ids()).sort().at(-1)));
      if (isOurs) return id;
    }
  }

  private async ids(): Promise<string[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.flatMap((name) => MAIL_FILE.exec(name)?.[1] ?? []);
  }

  /** Null when it was destroyed. */
  private async load(id: string): Promise<CapturedMail | null> {
    const file = await readFile(join(this.folder, `${id}.eml`));
    if (file.length === 0) return null;
    const end = file.indexOf('\r\n');
    const slip = JSON.parse(file.toString('utf8', ENVELOPE_HEADER.length, end)) as Pick<
      CapturedMail,
      'envelope' | 'messageId'
    >;
    return { id, ...slip, raw: file.subarray(end + 2) };
  }
}

function toFile({ envelope, messageId, raw }: OutgoingMail): Buffer {
  return Buffer.concat([Buffer.from(`${ENVELOPE_HEADER}${JSON.stringify({ envelope, messageId })}\r\n`), raw]);
}

/** False when the name is taken. */
async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function writeSynced(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
