import { SendFailed } from './mail-transport.js';
import type { FailureScope, WireOutcome } from './mail-transport.js';
import { TLS_FAILURE, troubleOf } from './trouble.js';

/** What nodemailer tells of a failed try. */
export interface SmtpError {
  message: string;
  /** nodemailer's or Node's name of the error: tells whose fault it is, never what became of the message. */
  code?: string;
  /** Node's own name, where nodemailer put another one in its place. */
  originalCode?: string;
  /** The SMTP command that was answered: the stage. */
  command?: string;
  response?: string;
  responseCode?: number;
}

const OUR_SET_UP = /^(?:EAUTH|ENOAUTH|EOAUTH2|ETLS|EREQUIRETLS|EDNS|ECONFIG)$/;

/** Our account, our domain or our set-up is refused (RFC 3463 X.7.z but for the catch-all 5.7.1, and 5.1.8). */
const ABOUT_US = /\b5\.(?:7\.(?!1\b)\d+|1\.[78])\b/;

/** A limit on us that passes by itself. */
const OUR_LIMIT = /\b[45]\.4\.5\b|(?:send(?:ing|er)?|daily|hourly|outgoing|user)[^\n]{0,30}(?:limit|quota)/i;

/** About one address for now (RFC 3463 X.1.z and X.2.z): others of its domain need not wait. */
const ITS_ADDRESS = /\b[45]\.[12]\.\d+\b/;

const TOO_MANY = /too many|rate limit|throttl/i;

/**
 * What became of a message whose sending failed. An answer of the server is the truth; without one, whether our
 * stream was read to its end decides (RFC 5321 §4.5.3.2.6).
 */
export function toSendFailed(error: SmtpError, streamWasRead: boolean): SendFailed {
  const code = error.responseCode;
  const outcome: WireOutcome = code === undefined && streamWasRead ? 'unknown' : 'not_accepted';
  const permanent = code !== undefined && isPermanent(code, error);
  return new SendFailed(
    error.response ?? error.message,
    outcome,
    scopeOf(error, permanent),
    permanent,
    code,
    troubleOf(error),
  );
}

/** RFC 5321 §4.5.3.1.10: 552 at RCPT means 452, too many recipients. 503 is about the session, not the message. */
function isPermanent(code: number, { command, response = '' }: SmtpError): boolean {
  if (code < 500 || code === 503) return false;
  if (code === 552 && command === 'RCPT TO') return false;
  return !TOO_MANY.test(response) && !OUR_LIMIT.test(response);
}

function scopeOf(error: SmtpError, permanent: boolean): FailureScope {
  const { code = '', originalCode = '', command = '', response = '', responseCode } = error;
  if (/^(?:AUTH|STARTTLS)/.test(command) || OUR_SET_UP.test(code) || TLS_FAILURE.test(originalCode)) return 'mailbox';
  if (responseCode === undefined || responseCode === 421 || responseCode === 503) return 'server';
  if ([530, 534, 535, 538].includes(responseCode)) return 'mailbox';
  if (OUR_LIMIT.test(response)) return 'server';
  const isAboutIt = command === 'RCPT TO' || command === 'DATA';
  if (permanent) return isAboutIt && !ABOUT_US.test(response) ? 'message' : 'mailbox';
  if (!isAboutIt) return 'server';
  return ITS_ADDRESS.test(response) ? 'message' : 'host';
}
