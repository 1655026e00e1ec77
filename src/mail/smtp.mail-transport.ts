import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { MailTransport } from './mail-transport.js';
import type { OutgoingMail, SendReceipt } from './mail-transport.js';
import { toSendFailed } from './smtp-failure.js';
import type { SmtpError } from './smtp-failure.js';

/** Milliseconds. The defaults are the minimum of RFC 5321 §4.5.3.2 for the greeting and for the final dot. */
export interface SmtpTimeouts {
  dns: number;
  connection: number;
  greeting: number;
  /** Of silence, at any stage after the greeting. */
  silence: number;
  /** For the whole try: a server that trickles never falls silent. A claim on the row must outlive this. */
  whole: number;
}

export interface SmtpSettings {
  host: string;
  port: number;
  /** `implicit`: TLS from the first byte (465); `starttls`: required upgrade (587); `none`: only inside one machine. */
  security: 'implicit' | 'starttls' | 'none';
  user?: string | null;
  password?: string | null;
  /** The name we greet with (EHLO); the machine's own by default. */
  ehloName?: string;
  /** Connections kept to the server at once. */
  connections?: number;
  timeouts?: Partial<SmtpTimeouts>;
}

const MINUTE = 60_000;

export const SMTP_TIMEOUTS: SmtpTimeouts = {
  dns: MINUTE / 2,
  connection: 2 * MINUTE,
  greeting: 5 * MINUTE,
  silence: 10 * MINUTE,
  whole: 15 * MINUTE,
};

/** A connection unused for longer is closed: most servers would do so first, in the middle of our next try. */
const IDLE = 10_000;

const PIECE = 16 * 1024;

interface Wire {
  /** The end of our message's stream: what nodemailer reads from once the server has said 354, and not before. */
  stream?: Readable;
}

/** Hands mails to one SMTP account over a small pool of connections. Tries each once: the row decides about more. */
export class SmtpMailTransport extends MailTransport {
  private readonly timeouts: SmtpTimeouts;
  private readonly pool: ReturnType<typeof openPool>;

  constructor(settings: SmtpSettings) {
    super();
    this.timeouts = { ...SMTP_TIMEOUTS, ...settings.timeouts };
    this.pool = openPool(settings, this.timeouts);
    this.pool.use('stream', (mail, done) => {
      const wire = (mail.data as { wire?: Wire }).wire;
      mail.message.processFunc((stream) => {
        if (wire) wire.stream = stream;
        return stream;
      });
      done();
    });
  }

  async send({ envelope, raw }: OutgoingMail): Promise<SendReceipt> {
    const wire: Wire = {};
    const deadline = AbortSignal.timeout(this.timeouts.whole);
    const mail = { envelope: { ...envelope }, raw: Readable.from(pieces(raw)), wire, signal: deadline };
    try {
      const { response } = await this.pool.sendMail(mail);
      return { response };
    } catch (error) {
      throw toSendFailed(error as SmtpError, wire.stream?.readableEnded === true);
    }
  }

  /** Closes idle connections at once and busy ones when their mail is done. */
  close(): void {
    this.pool.close();
  }
}

/** In pieces, so that the stream ends when the last one is taken and not when the first one is. */
function* pieces(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += PIECE) yield raw.subarray(at, at + PIECE);
}

function openPool(
  { host, port, security, user, password, ehloName, connections }: SmtpSettings,
  timeouts: SmtpTimeouts,
) {
  return createTransport({
    pool: true,
    maxRequeues: 0,
    maxConnections: connections ?? 2,
    idleTimeout: IDLE,
    host,
    port,
    secure: security === 'implicit',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    auth: user ? { user, pass: password ?? '' } : undefined,
    forceAuth: Boolean(user),
    name: ehloName,
    dnsTimeout: timeouts.dns,
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
