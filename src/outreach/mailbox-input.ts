import { createPrivateKey } from 'node:crypto';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { sendWindowSchema } from '../cadences/send-window.js';

/** RFC 5321 §4.5.3.1.1 allows 64 before the @; the tag of a Reply-To takes up to 31 of them. */
const LOCAL_PART = 33;

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u, 'must be one line');

const secret = z
  .string()
  .min(1)
  .max(10_000)
  .optional()
  .describe('Written, never read: leave it out to keep the one there is');

const serverShape = {
  host: z.string().regex(/^[a-z0-9.:-]{1,253}$/i, 'must be a host name or an IP address, without a protocol'),
  port: z.int().min(1).max(65_535),
  security: z
    .enum(['implicit', 'starttls', 'none'])
    .describe(
      'implicit: TLS from the first byte (465, 993). starttls: required upgrade (587, 143). none: only inside one machine',
    ),
  user: oneLine(320).nullable().default(null),
  signIn: z.enum(['password', 'xoauth2']).default('password'),
  password: secret,
};
const smtpSchema = z.strictObject(serverShape);
const imapSchema = z.strictObject({
  ...serverShape,
  folders: z
    .array(oneLine(500))
    .min(1)
    .max(20)
    .nullable()
    .default(null)
    .describe('Which folders to read; null: the inbox and the spam folder'),
});

const oauthSchema = z.strictObject({
  tokenUrl: z.string().refine(isSafeUrl, 'must be an https URL such as https://oauth2.googleapis.com/token'),
  clientId: oneLine(500),
  scope: oneLine(1_000).nullable().default(null),
  clientSecret: secret,
  refreshToken: secret,
});

const dkimSchema = z.strictObject({
  selector: z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/i, 'must be the name before ._domainkey'),
  privateKey: secret.refine(
    (pem) => pem === undefined || isPrivateKey(pem),
    'must be an RSA or Ed25519 private key in PEM',
  ),
});

/** What is left out of these keeps as it is; null takes it away. */
const connections = {
  smtp: smtpSchema.nullable().optional(),
  imap: imapSchema.nullable().optional(),
  oauth: oauthSchema.nullable().optional(),
  dkim: dkimSchema.nullable().optional(),
};

export const mailboxSchema = z.strictObject({
  address: z
    .email('must be an address such as anna@company.com')
    .transform((address) => address.toLowerCase())
    .refine((address) => address.lastIndexOf('@') <= LOCAL_PART, {
      message: `must have at most ${LOCAL_PART} characters before the @: replies come back to it with a tag`,
    }),
  fromName: oneLine(120),
  signature: z.string().max(2_000).nullable().default(null),
  dailyCap: z.int().min(0).max(100_000).default(50),
  gapSeconds: z.int().min(0).max(3_600).default(0),
  gapJitterSeconds: z.int().min(0).max(3_600).default(0).describe('Up to this much is added to each gap'),
  ramp: z
    .strictObject({ start: z.int().min(0).max(100_000), perDay: z.int().min(1).max(10_000) })
    .nullable()
    .optional()
    .describe(
      'A new mailbox starts with so many mails a day and may send so many more on each day after; the smallest limit wins',
    ),
  workHours: sendWindowSchema
    .nullable()
    .default(null)
    .describe('In the time zone of the mailbox; answers leave at any hour'),
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be an IANA time zone such as Europe/Berlin')
    .default('UTC'),
  status: z.enum(['active', 'paused']).default('active'),
  repliesBy: z
    .enum(['imap', 'webhook'])
    .default('imap')
    .describe('webhook: somebody hands every mail to POST /api/inbound/email'),
  ...connections,
});
export type MailboxInput = z.infer<typeof mailboxSchema>;

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

function isPrivateKey(pem: string): boolean {
  try {
    return ['rsa', 'ed25519'].includes(createPrivateKey(pem).asymmetricKeyType ?? '');
  } catch {
    return false;
  }
}
