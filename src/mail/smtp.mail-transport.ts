import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { signDkim } from './dkim.js';
import type { DkimKey, MailServer } from './mail-server.js';
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

export interface SmtpSettings extends Pick<MailServer, 'host' | 'port' | 'security'> {
  user?: string | null;
  password?: string | null;
  /** Instead of a password (XOAUTH2). `fresh`: the last one was refused. */
  accessToken?: (fresh: boolean) => Promise<string>;
  dkim?: DkimKey | null;
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

  constructor(private readonly settings: SmtpSettings) {
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
    try {
      // Signed before the first byte: a signer in the stream would have read our message long before the server does.
      const signed = this.settings.dkim ? await signDkim(raw, this.settings.dkim) : raw;
      const deadline = AbortSignal.timeout(this.timeouts.whole);
      const mail = { envelope: { ...envelope }, raw: Readable.from(pieces(signed)), wire, signal: deadline };
      const { response } = await this.pool.sendMail(mail);
      return { response };
    } catch (error) {
      throw toSendFailed(error as SmtpError, wire.stream?.readableEnded === true);
    }
  }

  /** Signs in and hands nothing over. Throws {@link SendFailed}. */
  async verify(): Promise<void> {
    try {
      await this.pool.verify();
    } catch (error) {
      throw toSendFailed(error as SmtpError, false);
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

function openPool(settings: SmtpSettings, timeouts: SmtpTimeouts) {
  const { host, port, security, user, password, accessToken, ehloName, connections } = settings;
  const pool = createTransport({
    pool: true,
    maxRequeues: 0,
    maxConnections: connections ?? 2,
    idleTimeout: IDLE,
    host,
    port,
    secure: security === 'implicit',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    auth: user ? (accessToken ? { type: 'OAuth2', user } : { user, pass: password ?? '' }) : undefined,
    forceAuth: Boolean(user),
    name: ehloName,
    dnsTimeout: timeouts.dns,
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (accessToken) {
    pool.set('oauth2_provision_cb', (_user, fresh, done) => {
      accessToken(fresh).then(
        (token) => done(null, token),
        (error: Error) => done(error),
      );
    });
  }
  return pool;
}
