import { readRefusal } from './bounce.js';
import { SendFailed } from './mail-transport.js';
import type { FailureScope, WireOutcome } from './mail-transport.js';
import { refusesOurAddress, speaksOfUs } from './refusal-words.js';
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

/** A list or a reputation that we stand on: it speaks of every mail we send. */
const LISTED =
  /block ?list|black ?list|blocked (?:using|by)|spamhaus|\bdnsbl\b|\brbl\b|reputation|(?:client host|\bip\b|ip address|your (?:server|host|domain|network))[^\n]{0,60}(?:blocked|listed|banned)/i;

const TOO_MANY = /too many|rate limit|throttl/i;

/**
 * What became of a message whose sending failed. An answer of the server is the truth; without one, whether our
 * stream was read to its end decides (RFC 5321 §4.5.3.2.6).
 */
export function toSendFailed(error: SmtpError, streamWasRead: boolean): SendFailed {
  const code = error.responseCode;
  const outcome: WireOutcome = code === undefined && streamWasRead ? 'unknown' : 'not_accepted';
  const scope = scopeOf(error);
  const permanent = code !== undefined && isPermanent(code, error) && !isForNow(error, scope);
  return new SendFailed(error.response ?? error.message, outcome, scope, permanent, code, troubleOf(error));
}

/** RFC 5321 §4.5.3.1.10: 552 at RCPT means 452, too many recipients. 503 is about the session, not the message. */
function isPermanent(code: number, { command, response = '' }: SmtpError): boolean {
  if (code < 500 || code === 503) return false;
  if (code === 552 && command === 'RCPT TO') return false;
  return !TOO_MANY.test(response) && !OUR_LIMIT.test(response);
}

function scopeOf(error: SmtpError): FailureScope {
  const { code = '', originalCode = '', command = '', response = '', responseCode } = error;
  if (responseCode === 421 || responseCode === 503) return 'server';
  const isLater = responseCode !== undefined && !isPermanent(responseCode, error);
  if (command.startsWith('AUTH') && isLater) return 'server';
  if (/^(?:AUTH|STARTTLS)/.test(command) || OUR_SET_UP.test(code) || TLS_FAILURE.test(originalCode)) return 'mailbox';
  // Whoever answers there speaks another language.
  if (code === 'EPROTOCOL' && responseCode === undefined) return 'mailbox';
  if (responseCode === undefined) return 'server';
  if ([530, 534, 535, 538].includes(responseCode)) return 'mailbox';
  if (OUR_LIMIT.test(response)) return 'server';
  const isAboutIt = command === 'RCPT TO' || command === 'DATA';
  if (isLater) return !isAboutIt ? 'server' : ITS_ADDRESS.test(response) ? 'message' : 'host';
  return isAboutIt ? blamed(response, command) : 'mailbox';
}

/** Whom a refusal for good is about. Unexplained it is about the recipient where it answers that, and else about the text. */
function blamed(response: string, command: string): FailureScope {
  if (ABOUT_US.test(response) || refusesOurAddress(response)) return 'mailbox';
  const { kind, explained } = readRefusal(response);
  if ((kind === 'policy' || !explained) && speaksOfUs(response)) return 'mailbox';
  if (kind === 'policy') return LISTED.test(response) ? 'mailbox' : 'text';
  return explained || command === 'RCPT TO' ? 'message' : 'text';
}

/** 552 and 550 may say that the mailbox is full: that passes. */
const isForNow = ({ response = '' }: SmtpError, scope: FailureScope): boolean =>
  scope === 'message' && readRefusal(response).kind === 'soft';
