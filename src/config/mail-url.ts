import { z } from 'zod';

const MAIL_PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465, 'imap:': 143, 'imaps:': 993 };

/** A mail server as its URL tells it. */
export interface MailServerSettings {
  host: string;
  port: number;
  security: 'implicit' | 'starttls' | 'none';
  user: string | null;
  password: string | null;
}

export const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** `smtps://user:password@host:port`; without the s it asks for STARTTLS, and `?security=none` does without. */
export const mailUrl = (protocols: string[]) =>
  url(protocols)
    .refine((text) => isMailUrl(text), 'must name a host, with user and password percent-encoded before its @')
    .transform(mailServerOf);

function isMailUrl(text: string): boolean {
  const { hostname, username, password, searchParams } = new URL(text);
  const options = [...searchParams].every(([name, value]) => name === 'security' && value === 'none');
  // A bare % in a password is the one thing that cannot be decoded.
  return hostname !== '' && options && !/%(?![\da-f]{2})/i.test(username + password);
}

function mailServerOf(text: string): MailServerSettings {
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  const encrypted = protocol.endsWith('s:') ? 'implicit' : 'starttls';
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (MAIL_PORTS[protocol] ?? 0),
    security: searchParams.has('security') ? 'none' : encrypted,
    user: decodeURIComponent(username) || null,
    password: decodeURIComponent(password) || null,
  };
}
