import { MailTransport, SendFailed } from './mail-transport.js';

/** Where no server is configured nothing can leave: every try says so, and no lead is to blame. */
export class NoMailTransport extends MailTransport {
  send(): Promise<never> {
    return Promise.reject(new SendFailed('No mail server is configured', 'not_accepted', 'mailbox', false));
  }
}
