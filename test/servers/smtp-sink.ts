import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Dovecot } from './dovecot.js';

export interface TakenMail {
  from: string;
  to: string;
  raw: Buffer;
}

/** A real SMTP server behind TLS that wants a sign-in and takes every mail. */
export class SmtpSink {
  readonly taken: TakenMail[] = [];
  private readonly server: SMTPServer;

  private constructor({ user, password, certificateOf }: { user: string; password: string; certificateOf: Dovecot }) {
    this.server = new SMTPServer({
      secure: true,
      cert: readFileSync(certificateOf.certificate),
      key: readFileSync(certificateOf.key),
      onAuth: (given, _session, done) =>
        given.username === user && given.password === password
          ? done(null, { user })
          : done(Object.assign(new Error('5.7.8 bad credentials'), { responseCode: 535 })),
      onData: (stream, session, done) => void this.take(stream, session).then(() => done(), done),
    });
    this.server.on('error', () => undefined);
  }

  static async open(settings: { user: string; password: string; certificateOf: Dovecot }): Promise<SmtpSink> {
    const sink = new SmtpSink(settings);
    sink.server.listen(0, '127.0.0.1');
    await once(sink.server.server, 'listening');
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    const from = envelope.mailFrom ? envelope.mailFrom.address : '';
    this.taken.push({ from, to: envelope.rcptTo[0]!.address, raw: Buffer.concat(pieces) });
  }
}
