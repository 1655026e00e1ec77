import { setTimeout as sleep } from 'node:timers/promises';
import { roll } from '../../src/sandbox/roll.js';
import { KEY } from './company.js';
import type { Sink, Taken } from './sink.js';

/** A write that the API has acknowledged. */
export interface Promised {
  leadId: string;
  address: string;
  /** When the answer was here: from then on the law counts. */
  at: number;
}

export const WORDS = {
  stop: 'Please remove me from your list.',
  call: 'Sounds good, could you call me on Thursday at 10?',
  no: 'Thanks, but we are not interested.',
};

/** What stands in this lead's mails and in nobody else's: letters alone, as a name with a digit is no name to greet by. */
export const canary = (n: number): string =>
  `Canary${String(n).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}x`;
export const CANARY = /Canary[a-j]+x/g;
export const addressOf = (n: number): string => `lead${n}@company${n}.example`;

/** The outside world: a form that gives leads, and leads who answer. Both try until the service has said yes. */
export class People {
  readonly leads: Promised[] = [];
  readonly replies: Promised[] = [];
  private readonly answered = new Set<string>();
  private stopped = false;
  private brought = 0;

  constructor(
    private readonly seed: number,
    private readonly url: string,
    private readonly sink: Sink,
  ) {}

  async bringLeads(count: number): Promise<void> {
    for (let n = 1; n <= count; n++) await sleep(roll(this.seed, 'pause', await this.bringLead()) * 300);
  }

  /** One more; gives its number. */
  async bringLead(): Promise<number> {
    const n = ++this.brought;
    const lead = { email: addressOf(n), firstName: canary(n), company: `Company ${n}`, country: 'DE', language: 'en' };
    const headers = { 'content-type': 'application/json', 'idempotency-key': `lead-${n}` };
    const { id } = await this.post<{ id: string }>('/api/leads', JSON.stringify(lead), headers);
    this.leads.push({ leadId: id, address: lead.email, at: Date.now() });
    return n;
  }

  /** Some who get a mail answer it, a little later. */
  async answerMails(): Promise<void> {
    while (!this.stopped) {
      // Our own people get notices, and answer none.
      for (const mail of this.sink.taken()) if (mail.to.startsWith('lead')) await this.answer(mail);
      await sleep(150);
    }
  }

  stop(): void {
    this.stopped = true;
  }

  private async answer(mail: Taken): Promise<void> {
    const dice = roll(this.seed, 'answers', mail.to);
    if (this.answered.has(mail.to) || dice > 0.35 || this.stopped) return;
    this.answered.add(mail.to);
    const words = dice < 0.12 ? WORDS.stop : dice < 0.24 ? WORDS.call : WORDS.no;
    const [, subject = ''] = /^subject:\s*(.*)$/im.exec(mail.raw) ?? [];
    const [, replyTo = ''] = /^reply-to:\s*(.*)$/im.exec(mail.raw) ?? [];
    const lines = [
      `From: ${mail.to}`,
      `To: ${replyTo}`,
      `Subject: Re: ${subject}`,
      `Message-ID: <answer-${mail.messageId}>`,
      `In-Reply-To: <${mail.messageId}>`,
      '',
      words,
    ];
    const headers = { 'content-type': 'message/rfc822' };
    const { leadId } = await this.post<{ leadId: string | null }>('/api/inbound/email', lines.join('\r\n'), headers);
    this.replies.push({ leadId: leadId ?? '', address: mail.to, at: Date.now() });
  }

  private async post<T>(path: string, body: string, headers: Record<string, string>): Promise<T> {
    for (;;) {
      const answer = await fetch(`${this.url}${path}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${KEY}`, ...headers },
        signal: AbortSignal.timeout(5_000),
      }).catch(() => null);
      if (answer?.ok) return (await answer.json()) as T;
      if (answer && answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
        throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      }
      await sleep(250);
    }
  }
}
