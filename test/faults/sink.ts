import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { roll } from '../../src/sandbox/roll.js';

/** What the receiving side does with one try. `cut`: it takes the mail and hangs up without a word; `late`: it reads all of it and wants it later. */
type Manner = 'take' | 'slow' | 'cut' | 'defer' | 'full' | 'busy' | 'late' | 'refuse';

/** A mail the sink took responsibility for; on the disk before it said so. */
export interface Taken {
  at: number;
  to: string;
  messageId: string;
  raw: string;
}

const ANSWERS: Partial<Record<Manner, [number, string]>> = {
  defer: [451, '4.3.0 try again later'],
  full: [452, '4.2.2 mailbox full'],
  busy: [421, '4.7.0 too many connections'],
  refuse: [550, '5.1.1 no such user'],
};

/** A mail server whose ledger is the truth: every mail is written and fsynced before the 250. */
export class Sink {
  private readonly server: SMTPServer;
  private readonly ledger: number;
  private readonly tries = new Map<string, number>();
  /** While false every try is taken at once; who is unknown here stays unknown. */
  troubled = true;
  /** It takes nothing from anybody for now. */
  down = false;
  /** It does not know our account any more. */
  lockedOut = false;
  /** Cuts the connection that comes from this port. */
  hangUp: (port: number) => void = () => undefined;
  /** Waits with a mail in hand: it is on the disk, and the 250 has not been said. */
  private beforeAnswer: ((to: string) => Promise<void>) | null = null;
  /** Ends the wait for such a mail, if there is one. */
  private giveUp: (() => void) | null = null;

  private constructor(
    private readonly seed: number,
    private readonly file: string,
  ) {
    this.ledger = openSync(file, 'a');
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username }, _session, done) =>
        this.lockedOut ? done(refusal(535, '5.7.8 bad credentials')) : done(null, { user: username }),
      onRcptTo: ({ address }, _session, done) => done(this.refusalOf(address)),
      onData: (stream, session, done) => void this.take(stream, session).then((text) => done(null, text), done),
    });
    this.server.on('error', () => undefined);
  }

  static async open(seed: number, file: string): Promise<Sink> {
    const sink = new Sink(seed, file);
    sink.server.listen(0, '127.0.0.1');
    await once(sink.server.server, 'listening');
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  taken(): Taken[] {
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Taken);
  }

  /** A lead's address that nobody has: every mail to it is refused for good. */
  isUnknown(address: string): boolean {
    return address.startsWith('lead') && roll(this.seed, 'nobody', address) < 0.06;
  }

  /** Does something between the final dot of the next mail that is taken at once and its 250; false when none came in time. */
  atNextDot(ms: number, act: (to: string) => Promise<void>): Promise<boolean> {
    this.giveUp?.();
    return new Promise((resolve, reject) => {
      // Only until it comes: whoever has begun is waited for.
      const begin = (): void => {
        clearTimeout(late);
        this.beforeAnswer = this.giveUp = null;
      };
      this.giveUp = () => {
        begin();
        resolve(false);
      };
      const late = setTimeout(this.giveUp, ms);
      this.beforeAnswer = async (to) => {
        begin();
        await act(to).then(() => resolve(true), reject);
      };
    });
  }

  async close(): Promise<void> {
    this.giveUp?.();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    closeSync(this.ledger);
  }

  private mannerOf(address: string): Manner {
    if (this.isUnknown(address)) return 'refuse';
    if (this.down) return 'busy';
    if (!this.troubled) return 'take';
    const dice = roll(this.seed, 'manner', address, this.tries.get(address) ?? 0);
    if (dice < 0.62) return 'take';
    if (dice < 0.72) return 'slow';
    if (dice < 0.8) return 'cut';
    if (dice < 0.88) return dice < 0.84 ? 'defer' : 'late';
    return dice < 0.94 ? 'full' : 'busy';
  }

  private refusalOf(address: string): Error | null {
    const [code, text] = ANSWERS[this.mannerOf(address)] ?? [];
    if (!code) return null;
    this.tries.set(address, (this.tries.get(address) ?? 0) + 1);
    return refusal(code, text ?? '');
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    const to = session.envelope.rcptTo[0]!.address;
    const manner = this.mannerOf(to);
    this.tries.set(to, (this.tries.get(to) ?? 0) + 1);
    if (manner === 'late') throw refusal(451, '4.3.0 not now');
    this.write(to, Buffer.concat(pieces).toString('latin1'));
    if (manner === 'take') await this.beforeAnswer?.(to);
    if (manner === 'slow') await sleep(1_500);
    if (manner === 'cut') {
      this.hangUp(session.remotePort);
      // Whatever is said now, nobody hears it.
      await sleep(50);
    }
    return '2.0.0 taken';
  }

  private write(to: string, raw: string): void {
    const [, messageId = ''] = /^message-id:\s*<([^>]+)>/im.exec(raw) ?? [];
    const entry: Taken = { at: Date.now(), to, messageId, raw };
    writeSync(this.ledger, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.ledger);
  }
}

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });
