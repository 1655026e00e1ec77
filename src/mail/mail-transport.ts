import type { Trouble } from './trouble.js';

/** What the SMTP envelope carries: plain addresses without names, never taken from a header. */
export interface Envelope {
  from: string;
  to: string;
}

/** One rendered message, ready for the wire. `raw` is sent byte for byte, at the first try and at every later one. */
export interface OutgoingMail {
  /** Whose server and sign-in it leaves through. */
  mailboxId: string;
  envelope: Envelope;
  messageId: string;
  raw: Buffer;
}

export interface SendReceipt {
  /** The server's last reply line, as evidence. */
  response: string;
}

/**
 * Where a failed try leaves the message.
 * - `not_accepted`: our stream was not read to its end, or the server refused: nothing was delivered.
 * - `unknown`: the stream was read to its end and no answer came (RFC 5321 §4.5.3.2.6): it may have been delivered.
 */
export type WireOutcome = 'not_accepted' | 'unknown';

/**
 * What the failure is about.
 * - `message`: its address (5yz at RCPT, 4.1.z and 4.2.z, a full inbox).
 * - `text`: this mail, for what it says or how it is sent; says nothing about its address (5yz after DATA, spam, size).
 * - `host`: the domain it goes to asks for patience (4yz at RCPT or DATA).
 * - `server`: the server we hand it to is away, asks for patience, or has had enough of us for now.
 * - `mailbox`: our own account or set-up (sign-in, TLS, DNS): no lead is to blame, and a person has to look.
 */
export type FailureScope = 'message' | 'text' | 'host' | 'server' | 'mailbox';

export class SendFailed extends Error {
  constructor(
    message: string,
    readonly outcome: WireOutcome,
    readonly scope: FailureScope,
    /** True when trying again cannot help (5yz). */
    readonly permanent: boolean,
    /** The server's reply code, where there was one. */
    readonly code?: number,
    /** What an admin would call it. */
    readonly trouble?: Trouble,
  ) {
    super(message);
    this.name = 'SendFailed';
  }
}

/** The wire for outgoing mail: hands over rendered bytes and says truthfully what became of them. */
export abstract class MailTransport {
  /** Resolves only when the server took responsibility for the message; otherwise throws {@link SendFailed}. */
  abstract send(mail: OutgoingMail): Promise<SendReceipt>;

  /** Destroys what this wire keeps of these mails; one that hands them on keeps nothing. Gives how many there were. */
  async destroy(_messageIds: string[]): Promise<number> {
    return 0;
  }
}
