/**
 * So many mails in a row, each to another lead and none taken between, and their texts are not believed to be at fault any more. Were
 * a fifth of all texts refused for what they say, which is a lot, a row of five would come by chance once in some thousand mails; and
 * what such a row costs is one look of a person, since every lead in it is due again.
 */
export const REFUSED_IN_A_ROW = 5;

/** Why a server cannot be used, in the words an admin acts on. */
export const TROUBLES = {
  host_not_found: 'There is no host of this name: check it for typing mistakes',
  no_connection: 'Nobody answers there: check host and port, and whether a firewall is in between',
  timed_out:
    'The server does not answer in time: check port and security (465 and 993 are implicit TLS, 587 and 143 starttls)',
  tls_failed:
    'No encrypted connection could be made: check security, and whether the certificate is valid for this host',
  sign_in_failed: 'The server refuses user or password: many providers want an app password, or XOAUTH2',
  token_refused:
    'The token server gives no access token: check client and refresh token, and sign in with the provider again',
  secret_unreadable:
    'The stored password was sealed with another SECRET_KEY: set the old one, or save the password again',
  folder_missing: 'A folder that is to be read is not there',
  texts_refused:
    `${REFUSED_IN_A_ROW} mails in a row, each to another lead, were refused for good for what they say: it is hardly each of them. ` +
    'Their leads wait for this mailbox now. Look at its signature, links and sending domain, and at what the server says',
  refused: 'The server refuses us',
} as const;
export type Trouble = keyof typeof TROUBLES;

/** What Node, nodemailer and imapflow tell of a failure. */
export interface WireError {
  message?: string;
  name?: string;
  code?: string;
  /** Node's own name, where nodemailer put another one in its place. */
  originalCode?: string;
  cause?: unknown;
  command?: string;
  responseCode?: number;
  authenticationFailed?: boolean;
}

/** What Node calls a failed handshake and a certificate that cannot be trusted. */
export const TLS_FAILURE = /^ERR_(?:SSL|TLS)_|CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECODE)/;

const NAMED: [Trouble, RegExp][] = [
  ['host_not_found', /^(?:ENOTFOUND|EDNS|EAI_AGAIN)$/],
  ['tls_failed', TLS_FAILURE],
  [
    'tls_failed',
    /^(?:ETLS|EREQUIRETLS|UPGRADE_TIMEOUT|STARTTLS_INJECTION|ClosedAfterConnectTLS|MissingServerExtension)$/,
  ],
  ['sign_in_failed', /^(?:EAUTH|ENOAUTH)$/],
  ['timed_out', /TIMEDOUT|_TIMEOUT$|^ETIMEOUT$/],
  ['no_connection', /^(?:ECONN|EHOST|ENET|ESOCKET|EPIPE|NoConnection|ClosedAfterConnectText)/],
];

export function troubleOf(error: WireError): Trouble {
  const root = rootOf(error);
  if (root.name === 'TokenRefused') return 'token_refused';
  if (root.name === 'SecretUnreadable') return 'secret_unreadable';
  if (
    error.authenticationFailed ||
    error.command?.startsWith('AUTH') ||
    [530, 534, 535, 538].includes(error.responseCode ?? 0)
  ) {
    return 'sign_in_failed';
  }
  if (error.responseCode !== undefined) return 'refused';
  const codes = [error.originalCode, root.code, error.code].filter((code) => code !== undefined);
  const named = codes.flatMap((code) => NAMED.filter(([, pattern]) => pattern.test(code)).map(([trouble]) => trouble));
  return named[0] ?? 'refused';
}

function rootOf(error: WireError): WireError {
  let root = error;
  for (let depth = 0; depth < 5 && root.cause instanceof Error; depth++) root = root.cause;
  return root;
}
