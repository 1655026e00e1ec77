import { createTransport } from 'nodemailer';
import type { DkimKey } from './mail-server.js';
import { SendFailed } from './mail-transport.js';

/** RFC 6376 §5.4.1, and both halves of the one-click pair, which a mail program believes only when they are signed (RFC 8058 §4). */
const SIGNED = [
  ...['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Auto-Submitted'],
  ...['List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':');

/** The same mail with a signature above it; the bytes below are not touched. */
export async function signDkim(raw: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    dkim: { domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { message } = await signer.sendMail({ raw, envelope: { from: `dkim@${domain}`, to: [`dkim@${domain}`] } });
  const signed = message as Buffer;
  // A key that cannot sign is no error to nodemailer: the mail would leave without a signature.
  if (signed.length > raw.length) return signed;
  throw new SendFailed(
    `The DKIM key of ${selector}._domainkey.${domain} cannot sign`,
    'not_accepted',
    'mailbox',
    false,
  );
}
