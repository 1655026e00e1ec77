import { toSendFailed } from './smtp-failure.js';
import type { SmtpError } from './smtp-failure.js';

const failure = (error: Partial<SmtpError>, streamWasRead = false) => {
  const { outcome, scope, permanent } = toSendFailed({ message: 'it failed', ...error }, streamWasRead);
  return { outcome, scope, permanent };
};

describe('what became of a message', () => {
  it('is decided by the stream when nobody answered, whatever the error is called', () => {
    for (const code of ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROTOCOL', 'EABORT', undefined]) {
      for (const command of ['CONN', 'DATA', undefined]) {
        expect(failure({ code, command }, true).outcome).toBe('unknown');
        expect(failure({ code, command }, false).outcome).toBe('not_accepted');
      }
    }
  });

  it('is decided by the answer when there is one', () => {
    expect(failure({ responseCode: 451, response: '451 later', command: 'DATA' }, true).outcome).toBe('not_accepted');
    expect(failure({ responseCode: 554, response: '554 no', command: 'DATA' }, true).outcome).toBe('not_accepted');
  });
});

describe('whose fault it is', () => {
  it.each([
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ])('%s is our set-up', (originalCode) => {
    expect(failure({ code: 'ESOCKET', originalCode, command: 'CONN' })).toEqual({
      outcome: 'not_accepted',
      scope: 'mailbox',
      permanent: false,
    });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH'])('%s is the server', (originalCode) => {
    expect(failure({ code: 'ESOCKET', originalCode, command: 'CONN' }).scope).toBe('server');
  });

  it.each([
    ['550 5.1.1 no such user', 'RCPT TO', 'message', true],
    ['550 5.7.1 rejected by policy', 'DATA', 'text', true],
    ['550 5.7.26 unauthenticated mail is not accepted', 'DATA', 'mailbox', true],
    ['550 5.7.708 traffic not accepted from this IP', 'RCPT TO', 'mailbox', true],
    ['530 5.7.0 authentication required', 'MAIL FROM', 'mailbox', true],
    ['454 4.7.0 temporary authentication failure', 'AUTH PLAIN', 'server', false],
    ['550 5.4.6 hourly sending limit exceeded', 'RCPT TO', 'server', false],
    ['503 5.5.1 bad sequence', 'RCPT TO', 'server', false],
    ['421 4.3.2 shutting down', 'CONN', 'server', false],
    ['421 4.7.0 try again later', 'RCPT TO', 'server', false],
    ['451 4.3.0 out of order', 'MAIL FROM', 'server', false],
    ['451 4.7.1 greylisted', 'RCPT TO', 'host', false],
    ['452 4.2.2 mailbox full', 'RCPT TO', 'message', false],
    ['554 no SMTP service for you', 'CONN', 'mailbox', true],
    ['552 5.2.2 mailbox full', 'DATA', 'message', false],
    ['552 5.2.2 mailbox full', 'RCPT TO', 'message', false],
  ] as const)('%s at %s', (response, command, scope, permanent) => {
    const found = failure({ response, command, responseCode: Number(response.slice(0, 3)) });
    expect(found).toEqual({ outcome: 'not_accepted', scope, permanent });
  });

  it.each([
    ['554 5.7.1 <a@b.c>: Relay access denied', 'RCPT TO'],
    ['550 5.7.1 Unable to relay', 'RCPT TO'],
    ['550 Relaying denied', 'RCPT TO'],
    ["553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", 'RCPT TO'],
    ['553 5.7.1 <nora@x>: Sender address rejected: not owned by user x', 'RCPT TO'],
    ['550 5.1.0 <nora@x>: Sender address rejected: User unknown in local recipient table', 'RCPT TO'],
    ['550 5.7.1 Sender not authorized', 'DATA'],
    ['550 5.7.1 You are not allowed to send as nora@x', 'DATA'],
    ['550 Unauthenticated senders not allowed', 'RCPT TO'],
    ['554 5.7.1 <a@b.c>: Recipient address rejected: SMTP authentication required', 'RCPT TO'],
    ['554 5.7.1 SMTP authentication is required', 'DATA'],
    ['554 Message rejected: Email address is not verified. The following identities failed the check', 'DATA'],
    ['550 The from address does not match a verified Sender Identity', 'DATA'],
    ['550 5.7.1 message rejected: the domain acme.example fails SPF and DKIM', 'DATA'],
  ])('%s speaks of us', (response, command) => {
    const found = failure({ response, command, responseCode: Number(response.slice(0, 3)) });
    expect(found).toEqual({ outcome: 'not_accepted', scope: 'mailbox', permanent: true });
  });

  it.each([
    ['550 5.1.1 <relay@b.c>: user unknown', 'RCPT TO', 'message'],
    ['550 host relay.b.c said: 550 no such user, sender not told', 'RCPT TO', 'message'],
    ['550 5.1.1 <a@b.c>: Recipient address rejected: unverified address', 'RCPT TO', 'message'],
    ['550 5.7.1 <relay@b.c>: rejected by policy of relay.b.c', 'RCPT TO', 'text'],
    ['554 5.7.1 rejected as spam, the sender was not told; see https://b.c/relay', 'DATA', 'text'],
    ['550 5.7.1 rejected by policy: the recipient only accepts mail from authenticated senders', 'RCPT TO', 'text'],
    ['550 5.7.1 sender rejected by the recipient', 'RCPT TO', 'text'],
  ])('%s does not', (response, command, scope) => {
    expect(failure({ response, command, responseCode: 550 }).scope).toBe(scope);
  });
});
